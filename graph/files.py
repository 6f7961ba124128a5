"""Writing files so that a failure leaves what was there before."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class TargetError(Exception):
    """A place cannot be written to as it is; the text says why and what to do."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a text, as UTF-8, or bytes to a file: all of it, or nothing.

    Raises:
        OSError: If it cannot be written; a file of that name stays as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.exists() and not path.is_file():  # a device or a pipe is written as it is
        if path.is_dir():
            raise IsADirectoryError(21, "is a folder; name a file", str(path))
        with _named(path):
            path.write_bytes(data)
        return
    with _named(path):
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _keep_mode(path, Path(beside))
            Path(beside).replace(path)
        finally:
            Path(beside).unlink(missing_ok=True)


def write_folder(path: Path, files: Mapping[str, str], known: Collection[str]) -> None:
    """Write UTF-8 texts into a folder of their own, by their names: all of them, or nothing.

    Args:
        path: The folder; what is there is replaced if it holds no other files than `known`.
        files: The texts by the names of their files.
        known: Names of files that may be replaced.

    Raises:
        TargetError: If something else than such a folder is there.
        OSError: If it cannot be written; what was there stays as it was.
    """
    if path.exists():
        _check_ours(path, known)
    with _named(path), tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as at:
        fresh, before = Path(at, "fresh"), Path(at, "before")
        fresh.mkdir()
        for name, text in files.items():
            (fresh / name).write_text(text, encoding="utf-8", newline="")
        if path.exists():
            shutil.copymode(path, fresh)
            path.rename(before)
        try:
            fresh.rename(path)
        except OSError:
            if before.exists():
                before.rename(path)
            raise


def _check_ours(path: Path, known: Collection[str]) -> None:
    if not path.is_dir():
        raise TargetError(f"{path}: is a file; name a folder")
    others = sorted(each.name for each in path.iterdir() if each.name not in known)
    if others:
        raise TargetError(f"{path}: holds other files, such as {others[0]}; name a new folder")


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an error of the system name the file that was asked for."""
    try:
        yield
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error


def _keep_mode(path: Path, beside: Path) -> None:
    """The rights of the file that is replaced, or what a new file gets here."""
    if path.exists():
        beside.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    beside.chmod(0o666 & ~mask)
