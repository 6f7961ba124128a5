"""Numbers and days as people of each language write them."""

from queries.catalogue import Language


def decimal(value: float, language: Language) -> str:
    """A number with grouped thousands: 1.234,5 in Vietnamese, 1,234.5 in English.

    >>> decimal(1234.5, "vi")
    '1.234,5'
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def day(iso: str, language: Language) -> str:
    """A day: 30/6/2026 in Vietnamese, as it is in English.

    >>> day("2026-06-30", "vi")
    '30/6/2026'
    """
    pieces = iso.split("-")
    if language == "en" or len(pieces) != 3:
        return iso
    return "/".join(piece.lstrip("0") for piece in reversed(pieces))


def quarter(code: str | None) -> str:
    """A quarter as people write it.

    >>> quarter("2026-Q3")
    'Q3/2026'
    """
    year, dash, rest = (code or "").partition("-")
    return f"{rest}/{year}" if dash else year
