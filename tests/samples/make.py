"""Makes the samples that are no plain text: python -m tests.samples.make.

The others (.txt, .html) are written by hand and stand in the folder as they are.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.samples import pages, sheet, word

FOLDER = Path(__file__).parents[2] / "data" / "samples" / "ha-van"
MAKERS: Mapping[str, Callable[[str], bytes]] = {
    "ke-hoach-duoc-lieu.docx": lambda name: undated(word.make(name)),
    "ke-hoach-ho-chua.pdf": pages.make,
    "phan-cong-hop-tac.xlsx": lambda name: undated(sheet.make(name)),
}
"""Makes a file from the name of its words."""
DAY = (2026, 1, 1, 0, 0, 0)
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def made(file: str) -> bytes:
    """The bytes of one of the files."""
    return MAKERS[file](Path(file).stem)


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
    for file in MAKERS:
        (FOLDER / file).write_bytes(made(file))


if __name__ == "__main__":
    main()
