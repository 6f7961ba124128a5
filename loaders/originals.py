"""The documents that plans were read from, found again in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from loaders.formats.opening import read_bytes


@dataclass(frozen=True)
class Original:
    """A plan's document, as far as known: the name of its file and the SHA-256 of its bytes."""

    file: str | None
    sha256: str | None


def read_originals(
    folder: Path, wanted: Mapping[str, Original]
) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of documents, and why others are left out; both by the plan's id.

    A file counts only when it is the very one, because a plan's spans are places in its text.

    Raises:
        FormatError: If a document cannot be read any more.
    """
    texts, left_out = {}, {}
    for plan, original in wanted.items():
        path = folder / Path(original.file or "?").name
        if not path.is_file():
            left_out[plan] = f"no document in {folder}"
        elif sha256(data := path.read_bytes()).hexdigest() != original.sha256:
            left_out[plan] = f"{path} is not the document that it was read from"
        else:
            texts[plan] = read_bytes(data, path.name).text
    return texts, left_out
