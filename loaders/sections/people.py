"""Bodies met in one document: read where they stand, kept once each with every spelling met."""

import re
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
    named_by_position,
    read_bodies,
)
from loaders.register import Register, load_register

Basis = Literal["table", "clause", "implied"]
MOST_WORDS_OF_A_NAME = 10
_LIKE_A_NAME = re.compile(
    r"(?![A-ZĐ]{1,2}\b)(?![IVX]+\b)[^\W\d_a-zà-ỹđ][^\W\d_]+(?:[\s/&.–-]+\w+)+"
)


@dataclass
class People:
    """Reads bodies for the document's own province and remembers them as the dataset's agencies."""

    document: Document
    home: str
    defined: Mapping[str, str]
    commune: str = ""
    provinces: tuple[str, ...] = ()
    register: Register = field(default_factory=load_register)
    _met: dict[str, NamedBody] = field(default_factory=dict)
    _spellings: dict[str, dict[str, None]] = field(default_factory=dict)

    def read(self, text: str) -> Bodies:
        """The bodies that a cell or clause lists, and what in it was not read."""
        return read_bodies(
            text,
            self.home,
            self.defined,
            register=self.register,
            commune=self.commune,
            provinces=self.provinces,
        )

    def heading(self, text: str) -> Leading | None:
        """The bodies that a heading begins with ('Đề nghị Hội …'), and where the rest begins."""
        return heading_bodies(
            text,
            self.home,
            self.defined,
            register=self.register,
            commune=self.commune,
            provinces=self.provinces,
        )

    def leading(self, text: str) -> Leading | None:
        """The bodies that running words begin with, and where the rest begins."""
        return leading_bodies(
            text,
            self.home,
            self.defined,
            register=self.register,
            commune=self.commune,
            provinces=self.provinces,
        )

    def by_position(self, text: str, start: int, end: int) -> NamedBody | None:
        """The body that a stretch among names must mean, though its kind is not known.

        A few words that begin with a capital, and are no remark: "Hải đội Biên phòng 2".
        """
        words = text[start:end].strip(" .,;:\n")
        if text[:start].rstrip().endswith("("):
            return None
        if not _LIKE_A_NAME.fullmatch(words) or len(words.split()) > MOST_WORDS_OF_A_NAME:
            return None
        return named_by_position(words, start + text[start:end].index(words), self.home)

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
