"""How wide texts are in the figures' font, and texts broken or cut to fit."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
MEASURED = 100
"""Size at which letters are measured; widths grow with the size."""


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Roboto-Bold.ttf" if bold else "Roboto-Regular.ttf"
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(FONTS / name, MEASURED, layout_engine=layout)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the units of its size."""
    return _font(bold).getlength(text) * size / MEASURED


def cut(text: str, size: float, room: float, *, bold: bool = False, end: str = "") -> str:
    """The text, or its beginning and … where it is wider than the room; `end` follows anyway."""
    if width(text + end, size, bold=bold) <= room:
        return text + end
    kept = text
    while kept and width(f"{kept}…{end}", size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;–-") + "…" + end


def wrap(
    text: str, size: float, room: float, most: int = 3, *, bold: bool = False, end: str = ""
) -> list[str]:
    """The text in lines that fit the room; where they are too many, … stands in the last.

    `end` follows the text, and is not cut.
    """
    words = (text + end).split(" ")
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    kept = end if lines[-1].endswith(end) else ""
    last = cut(lines[-1].removesuffix(kept), size, room, bold=bold, end=kept)
    return [*(cut(line, size, room, bold=bold) for line in lines[:-1]), last]
