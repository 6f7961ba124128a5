"""A reviewed dataset and a newer reading of its document → what a person decided, kept.

Where the earlier reading is known, a decision is a difference between it and the review. Where it
is not, the words that the review quotes tell what can be told; docs/reading.md says how.
"""

from loaders.keeping.merging import Kept, keep
from loaders.keeping.versions import Conflict, Version

__all__ = ["Conflict", "Kept", "Version", "keep"]
