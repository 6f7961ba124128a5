"""Bodies met in one document: read where they stand, kept once each with every spelling met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from loaders.dataset import Agency, Participation
from loaders.document import Document, Span
from loaders.language.names import (
    Bodies,
    Leading,
    NamedBody,
    heading_bodies,
    leading_bodies,
    read_bodies,
)

Basis = Literal["table", "clause", "implied"]


@dataclass
class People:
    """Reads bodies for the document's own province and remembers them as the dataset's agencies."""

    document: Document
    home: str
    defined: Mapping[str, str]
    commune: str = ""
    _met: dict[str, NamedBody] = field(default_factory=dict)
    _spellings: dict[str, dict[str, None]] = field(default_factory=dict)

    def read(self, text: str) -> Bodies:
        """The bodies that a cell or clause lists, and what in it was not read."""
        return read_bodies(text, self.home, self.defined, commune=self.commune)

    def heading(self, text: str) -> Leading | None:
        """The bodies that a heading begins with ('Đề nghị Hội …'), and where the rest begins."""
        return heading_bodies(text, self.home, self.defined, commune=self.commune)

    def leading(self, text: str) -> Leading | None:
        """The bodies that running words begin with, and where the rest begins."""
        return leading_bodies(text, self.home, self.defined, commune=self.commune)

    def participations(
        self, bodies: Iterable[NamedBody], basis: Basis, said: Span
    ) -> list[Participation]:
        """Bodies as participations, each once; `said` is the cell or sentence that names them."""
        quote = self.document.quote(said)
        found: dict[str, Participation] = {}
        for body in bodies:
            self.remember(body)
            found.setdefault(
                body.id,
                Participation(
                    agency=body.id,
                    as_written=body.as_written.replace("\n", " ") or None,
                    basis=basis,
                    quote=quote,
                    span=[said.start, said.end],
                ),
            )
        return list(found.values())

    def remember(self, body: NamedBody) -> None:
        """Keep a body as an agency of the dataset, with this spelling."""
        self._met.setdefault(body.id, body)
        if body.as_written:
            self._spellings.setdefault(body.id, {})[body.as_written.replace("\n", " ")] = None

    def agencies(self) -> list[Agency]:
        """The agencies met, in the order of their ids; a collective's members are not guessed."""
        return [
            Agency(
                id=key,
                name=body.name,
                kind=body.kind,
                level=body.level,
                province=body.province,
                collective=body.collective,
                aliases=[each for each in self._spellings.get(key, {}) if each != body.name],
            )
            for key, body in sorted(self._met.items())
        ]
