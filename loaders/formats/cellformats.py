"""Numbers and dates of a spreadsheet as a Vietnamese office sees them on the sheet."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]')
_PATTERN = re.compile(r"[#0?][#0?,.]*|\.[0#?]+")
_LETTERS_OF_DATES = re.compile(r"[dmyhs]", re.IGNORECASE)


def shown(value: object, code: str, ordinal: bool = False) -> str:
    """What a cell shows: decimals behind a comma, thousands parted by points.

    The point stays in a column of ordinals, where 4.1 is no quantity.

    >>> shown(1234567.5, "#,##0.0"), shown(0.25, "0%"), shown(2.5, "General")
    ('1.234.567,5', '25%', '2,5')
    >>> shown(dt.date(2026, 3, 9), "dd/mm/yyyy"), shown(4.1, "General", ordinal=True)
    ('09/03/2026', '4.1')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.date | dt.time):
        return _moment(value, code)
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, int | float | Decimal):
        words = _number(Decimal(str(value)), code)
        return words.replace(",", ".") if ordinal and code == "General" else words
    return str(value)


def _moment(value: dt.date | dt.time, code: str) -> str:
    """A date with the parts that its format shows: 03/2026 does not become a day."""
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    bare = _QUOTED.sub("", code).lower()
    with_time = isinstance(value, dt.datetime) and (value.hour or value.minute)
    if with_time and "h" in bare:
        return f"{value:%d/%m/}{value.year:04}{value: %H:%M}"
    if "y" in bare and "d" not in bare and _LETTERS_OF_DATES.search(bare):
        return f"{value:%m/}{value.year:04}" if "m" in bare else f"{value.year:04}"
    return f"{value:%d/%m/}{value.year:04}"


def _number(number: Decimal, code: str) -> str:
    if not number.is_finite():
        return str(number)
    sections = code.split(";")
    section = sections[0]
    if number < 0 and len(sections) > 1 and sections[1]:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2 and sections[2]:
        section = sections[2]
    literal = _QUOTED.sub(lambda found: "\ue000" * len(found[1] or found[2] or ""), section)
    quoted = [
        letter for found in _QUOTED.finditer(section) for letter in found[1] or found[2] or ""
    ]
    match = _PATTERN.search(literal)
    if match is None or "E+" in literal or "/" in literal:
        words = _plain(number) if "General" in section or quoted == [] else literal
        return _with_quoted(words, quoted) if words is literal else words
    pattern = match[0]
    if "%" in literal:
        number *= 100
    bare = pattern.rstrip(",")  # each comma at the end leaves out a thousand
    whole, _, decimals = bare.partition(".")
    words = _fixed(number.scaleb(-3 * (len(pattern) - len(bare))), decimals, "," in whole)
    if whole.startswith("0") and "," not in whole:
        sign, digits = ("-", words[1:]) if words.startswith("-") else ("", words)
        head, comma, tail = digits.partition(",")
        words = f"{sign}{head.zfill(whole.count('0'))}{comma}{tail}"
    minus = "-" if words.startswith("-") else ""
    return minus + _with_quoted(
        literal[: match.start()] + words.removeprefix("-") + literal[match.end() :], quoted
    )


def _fixed(number: Decimal, decimals: str, grouped: bool) -> str:
    least = decimals.count("0")
    try:
        rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    except InvalidOperation:
        return _plain(number)
    words = f"{rounded:,f}" if grouped else f"{rounded:f}"
    head, _, tail = words.partition(".")
    while len(tail) > least and tail.endswith("0"):
        tail = tail[:-1]
    head = "0" if head == "-0" and not tail.strip("0") else head.replace(",", ".")
    return f"{head},{tail}" if tail else head


def _plain(number: Decimal) -> str:
    """A number without a format: up to eleven digits, as a sheet shows it."""
    words = f"{number:f}"
    if "." in words:
        head = words.partition(".")[0].lstrip("-")
        places = max(10 - len(head), 0)
        words = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
        words = words.rstrip("0").rstrip(".") if "." in words else words
    return words.replace(".", ",")


def _with_quoted(words: str, quoted: list[str]) -> str:
    """The words with the quoted letters of the format where they stood."""
    letters = iter(quoted)
    return "".join(next(letters, "") if one == "\ue000" else one for one in words).strip()
