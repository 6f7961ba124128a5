"""Values of parameters as people type them: numbers, days, periods, yes and no."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
OF_YEAR = r"(?: ?[/-] ?| năm | nam | )(\d{4})"
TRUE, FALSE = ("true", "yes", "1", "có"), ("false", "no", "0", "không")


def convert(kind: str, text: str, values: Sequence[str] = ()) -> Any:
    """A typed text as a value of a type of parameter; names stay as they are.

    Args:
        kind: The type.
        text: What somebody typed.
        values: What a choice may be.

    Raises:
        ValueError: With what is expected.
    """
    match kind:
        case "whole":
            return _number(text, whole=True)
        case "number":
            return _number(text)
        case "share":
            return _share(text)
        case "weights":
            parts = re.split(r"[,;\s]+", text.strip())
            if len(parts) != 2:
                raise ValueError(f"'{text}' is not two numbers such as 1,0.5")
            weights = [float(_number(part)) for part in parts]
            if min(weights) < 0:
                raise ValueError(f"'{text}': a weight cannot be negative")
            return weights
        case "flag":
            return _flag(text)
        case "date":
            return _day(text)
        case "period":
            return _period(text)
        case "choice":
            if text not in values:
                raise ValueError(f"'{text}' is not one of {', '.join(values)}")
            return text
        case _:
            return text


def _number(text: str, *, whole: bool = False) -> int | float:
    pattern = r"-?\d{1,15}" if whole else r"-?\d{1,15}(\.\d{1,15})?"
    if not re.fullmatch(pattern, text.strip()):
        raise ValueError(f"'{text}' is no {'whole ' if whole else ''}number")
    return int(text) if whole else float(text)


def _share(text: str) -> int | float:
    share = _number(text)
    if not 0 <= share <= 1:
        raise ValueError(f"'{text}' is no share from 0 to 1")
    return share


def _flag(text: str) -> bool:
    if text.casefold() in TRUE:
        return True
    if text.casefold() in FALSE:
        return False
    raise ValueError(f"'{text}' is neither true nor false")


def _day(text: str) -> str:
    """A day as YYYY-MM-DD; DD/MM/YYYY is understood too."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    iso = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text.strip()
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
            raise ValueError
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        raise ValueError(f"'{text}' is no day; write 2026-06-30 or 30/6/2026") from None


def _period(text: str) -> str:
    """A year, quarter or month as 2026, 2026-Q3 or 2026-06; in words it is understood too."""
    wanted = " ".join(text.casefold().removeprefix("năm").split())
    if match := re.fullmatch(r"(\d{4})(?:-q([1-4])|-(0[1-9]|1[0-2]))?", wanted):
        return wanted.upper()
    if match := re.fullmatch(rf"(?:quý|quy|q) ?([1-4]|{'|'.join(ROMAN)}){OF_YEAR}", wanted):
        quarter = ROMAN.get(match[1], match[1])
        return f"{match[2]}-Q{quarter}"
    if match := re.fullmatch(rf"(?:tháng |thang )?(0?[1-9]|1[0-2]){OF_YEAR}", wanted):
        return f"{match[2]}-{match[1]:0>2}"
    raise ValueError(f"'{text}' is no period; write 2026, 2026-Q3 or 2026-06")
