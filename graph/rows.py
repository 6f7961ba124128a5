"""The rows that one plan becomes: what a store writes, and nothing else."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Value = str | int | float | bool | list[str] | None
Row = dict[str, Value]


@dataclass(frozen=True)
class PlanRows:
    """All that one plan says, ready to be written.

    `nodes` holds the plan's own nodes by label, `mentions` what it says of shared nodes by label
    (each row with its `id`), `relationships` the rows of each (type, source label, target label),
    each with `from_id`, `to_id` and the properties of its type.
    """

    programme: str
    nodes: Mapping[str, Sequence[Row]]
    mentions: Mapping[str, Sequence[Row]]
    relationships: Mapping[tuple[str, str, str], Sequence[Row]]
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", self._digest())

    def _digest(self) -> str:
        """SHA-256 over the rows; equal exactly when the plan says the same in the same order."""
        whole = [
            {label: list(rows) for label, rows in self.nodes.items()},
            {label: list(rows) for label, rows in self.mentions.items()},
            {"/".join(ends): list(rows) for ends, rows in self.relationships.items()},
        ]
        return hashlib.sha256(canonical_json(whole).encode()).hexdigest()

    def count(self, label: str) -> int:
        """How many own nodes of that label the plan has."""
        return len(self.nodes.get(label, ()))


def canonical_json(value: object) -> str:
    """JSON that is equal for equal values: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
