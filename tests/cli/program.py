"""Running daumoi as people do, and what it said."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from cli import cli
from loaders.batch import REVIEWED_PLANS

PLANS = REVIEWED_PLANS
PROGRAM = str(Path(sys.executable).with_name("daumoi"))
SON_LA = PLANS / "son-la-khuyen-cong-2026.yaml"
SON_LA_ID = "son-la/1113-qd-ubnd-2026"
OURS = ("DAUMOI_", "NEO4J_", "PYTHONIOENCODING", "NO_COLOR")
SECONDS = 60


@dataclass(frozen=True)
class Said:
    """What a run of the program said, and its exit code."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """Standard output; it is always UTF-8."""
        return self.raw.decode("utf-8")

    def complaint(self, code: int = 2) -> str:
        """The one line on stderr of a run that failed, with nothing on stdout."""
        assert (self.code, self.raw) == (code, b""), self
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("daumoi: "), self.err
        return self.err.strip()

    def complaints(self, code: int = 1) -> list[str]:
        """The lines of a run in which several things failed; notes of what was done are left."""
        assert self.code == code, self
        assert "Traceback" not in self.err
        return [line for line in self.err.splitlines() if line.startswith("daumoi: ")]

    def fine(self) -> "Said":
        """Itself, if the run went well."""
        assert self.code == 0, self
        assert "daumoi: " not in self.err
        return self


def environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without the settings of daumoi, and with those given."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return bare | dict(env or {})


def daumoi(
    *args: str | Path,
    env: Mapping[str, str] | None = None,
    stdin: str | bytes = "",
    cwd: Path | None = None,
) -> Said:
    """Run the installed program in a process of its own."""
    done = subprocess.run(
        [PROGRAM, *map(str, args)],
        env=environment(env),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        timeout=SECONDS,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def quick(*args: str | Path, env: Mapping[str, str] | None = None) -> Said:
    """Run a command inside this process: for what does not concern streams and signals."""
    unset = {name: None for name in os.environ if name.startswith(OURS)}
    done = CliRunner().invoke(
        cli, [*map(str, args)], env={**unset, **(env or {})}, prog_name="daumoi"
    )
    return Said(done.exit_code, done.stdout_bytes, done.stderr)


def plan_file(path: Path, *changes: tuple[str, str]) -> Path:
    """A file of the Sơn La plan, with some texts in it changed."""
    text = SON_LA.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path
