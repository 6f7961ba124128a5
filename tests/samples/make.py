"""Makes the samples that are no plain text: python -m tests.samples.make.

The others (.txt, .html) are written by hand and stand in the folder as they are.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.samples import duoc_lieu, ho_chua, hop_tac

FOLDER = Path(__file__).parents[2] / "data" / "samples" / "ha-van"
MADE: Mapping[str, Callable[[], bytes]] = {
    "ke-hoach-duoc-lieu.docx": lambda: undated(duoc_lieu.make()),
    "ke-hoach-ho-chua.pdf": ho_chua.make,
    "phan-cong-hop-tac.xlsx": lambda: undated(hop_tac.make()),
}
DAY = (2026, 1, 1, 0, 0, 0)
_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def undated(package: bytes) -> bytes:
    """A Word file or spreadsheet without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = _SAVED.sub(rb"\g<1>2026-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> None:
    """Write the files."""
    for name, make in MADE.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
