"""The letters of Vietnamese for patterns: a range like À-Ỹ holds capital and small ones alike."""

_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITALS = f"A-Z{_ACCENTED.upper()}"
"""Capital letters, to stand inside the brackets of a pattern that minds the case."""
SMALLS = f"a-z{_ACCENTED}"
"""Small letters, to stand inside the brackets of a pattern that minds the case."""
