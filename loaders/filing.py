"""Where extracted datasets are written: a file for each document, never over a person's work."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from graph.files import write_whole
from loaders.datafile import SUFFIXES, write_json, write_yaml
from loaders.dataset import Dataset
from loaders.extracting import STDIN_NAME
from loaders.formats.opening import STDIN
from loaders.outcomes import Failed

Form = Literal["yaml", "json"]
Filed = Literal["written", "unchanged"]
"""What became of a file; one that says the same already is unchanged."""


class FilingError(Exception):
    """Datasets cannot be written as asked for; the text says why and what to do."""


def text_of(dataset: Dataset, form: Form) -> str:
    """The dataset as it stands in a file."""
    return write_yaml(dataset) if form == "yaml" else write_json(dataset)


@dataclass(frozen=True)
class Filing:
    """A place for datasets: a folder, with a file for each document, or one file."""

    place: Path
    form: Form
    force: bool = False

    @classmethod
    def of(
        cls, documents: Sequence[Path], place: Path, form: Form | None, *, force: bool = False
    ) -> "Filing":
        """The filing that was asked for; the form is that of a file's ending, else YAML.

        Raises:
            FilingError: Two documents would be written to one file, or form and ending differ.
        """
        if not _is_file(place):
            filing = cls(place, form or "yaml", force)
            filing.refuse_shared_targets(documents)
            return filing
        if len(documents) > 1:
            raise FilingError(f"{place}: several documents cannot go into one file; name a folder")
        ending: Form = "json" if place.suffix.lower() == ".json" else "yaml"
        if form not in {None, ending}:
            raise FilingError(f"{place}: the ending is not that of --format {form}")
        return cls(place, ending, force)

    def refuse_shared_targets(self, documents: Sequence[Path]) -> None:
        """Refuse documents of which two would be written to one file."""
        for first, second in pairwise(sorted(documents, key=self.target)):
            if self.target(first) == self.target(second):
                told = f"{first} and {second} would be written to one file"
                raise FilingError(f"{told}; rename one, or read them one by one")

    def target(self, document: Path) -> Path:
        """The file for the dataset of a document."""
        if _is_file(self.place):
            return self.place
        stem = STDIN_NAME if document == STDIN else document.stem
        return self.place / f"{stem}.{self.form}"

    def write(self, document: Path, dataset: Dataset) -> Filed | Failed:
        """Write the dataset of a document, whole or not at all.

        A file that is there already and says something else is left as it is: a person may have
        corrected it.

        Raises:
            OSError: It cannot be written.
        """
        target, text = self.target(document), text_of(dataset, self.form)
        if target.is_file() and target.read_bytes() == text.encode():
            return "unchanged"
        if target.is_file() and not self.force:
            told = f"{target}: is there already and differs; it may have been corrected"
            return Failed((f"{told}: see --keep, or overwrite it with --force",))
        if target != self.place:
            self.place.mkdir(parents=True, exist_ok=True)
        write_whole(target, text)
        return "written"


def _is_file(place: Path) -> bool:
    return place.suffix.lower() in SUFFIXES and not place.is_dir()
