"""Fonts with Vietnamese letters, for the PDFs that tests make."""

from pathlib import Path

FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/Library/Fonts/Arial Unicode.ttf",
    "C:/Windows/Fonts/arial.ttf",
)
MISSING = "no font with Vietnamese letters here: install DejaVu (Debian: fonts-dejavu-core)"


def vietnamese_font() -> str | None:
    """The file of such a font; None where there is none."""
    return next((path for path in FONTS if Path(path).exists()), None)
