"""Writes provinces.yaml and communes.csv anew from the package vietnam-provinces.

Run it after an update of the package: python -m loaders.register.refresh
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from vietnam_provinces import NESTED_DIVISIONS_JSON_PATH

from graph.text import slug
from loaders.register import DATA
from loaders.register.places import Commune, CommuneKind, Province, read_provinces

_CITY = "Thành phố "
_KINDS: dict[str, CommuneKind] = {"xã": "commune", "phường": "ward", "đặc khu": "special_zone"}
_HEADER = """\
# Provinces since 1 July 2025 (NQ 202/2025/QH15).
#
# slug, name, official_name and code are written by `python -m loaders.register.refresh` from the
# package vietnam-provinces. Two lists are written by hand, and kept:
# formerly       the provinces merged into it in July 2025, whose names are no more
# aliases        other names it is met under
"""


def official_provinces() -> tuple[Province, ...]:
    """The provinces as the package has them, in the order of their codes."""
    found = (_province(each) for each in _divisions())
    return tuple(sorted(found, key=lambda province: province.code))


def official_communes() -> tuple[Commune, ...]:
    """The communes as the package has them, in the order of their codes."""
    found = (
        _commune(each, _province(province).slug)
        for province in _divisions()
        for each in province["wards"]
    )
    return tuple(sorted(found, key=lambda commune: commune.code))


def provinces_text(known: Mapping[str, Province]) -> str:
    """What provinces.yaml should say; `known` gives the lists written by hand."""
    written = [_HEADER]
    for official in official_provinces():
        old = known.get(official.slug, official)
        province = replace(official, formerly=old.formerly, aliases=old.aliases)
        written.append(f"- slug: {province.slug}\n  name: {province.name}\n")
        written.append(f'  official_name: {province.official_name}\n  code: "{province.code}"\n')
        for field, names in (("formerly", province.formerly), ("aliases", province.aliases)):
            written += [f"  {field}: [{', '.join(names)}]\n"] if names else []
    return "".join(written)


def communes_text(communes: Iterable[Commune]) -> str:
    """What communes.csv should say."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("code", "province", "kind", "name", "official_name"))
    writer.writerows((c.code, c.province, c.kind, c.name, c.official_name) for c in communes)
    return text.getvalue()


def main() -> None:
    """Write both files."""
    path = DATA / "provinces.yaml"
    known = read_provinces(path) if path.exists() else {}
    path.write_text(provinces_text(known), encoding="utf-8")
    communes = communes_text(official_communes())
    (DATA / "communes.csv").write_text(communes, encoding="utf-8", newline="\n")


def _divisions() -> list[dict[str, Any]]:
    plain: list[dict[str, Any]] = json.loads(NESTED_DIVISIONS_JSON_PATH.read_text(encoding="utf-8"))
    return plain


def _province(entry: Mapping[str, Any]) -> Province:
    """A province's name stands without its title in the package, a city's with it."""
    name = entry["name"].removeprefix(_CITY)
    official = entry["name"] if name != entry["name"] else f"Tỉnh {name}"
    return Province(slug(name), name, official, f"{entry['code']:02}")


def _commune(entry: Mapping[str, Any], province: str) -> Commune:
    """Some names in the package have a space too many."""
    kind = entry["division_type"]
    official = " ".join(entry["name"].split())
    name = official[len(kind) :].strip()
    return Commune(f"{entry['code']:05}", province, _KINDS[kind], name, official)


if __name__ == "__main__":
    main()
