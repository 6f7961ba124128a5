"""What a file that cannot be read says."""


class FormatError(Exception):
    """The file cannot be read; the text says why and what to do about it."""
