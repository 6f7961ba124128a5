"""What is said to people on the terminal, harmless to it."""

import click


def note(text: str) -> None:
    """Lines for people, on stderr."""
    click.echo(visible(text, but="\n"), err=True)


def visible(text: str, *, but: str = "") -> str:
    """Without control characters, so that a name cannot steer the terminal."""
    return "".join(letter if letter.isprintable() or letter in but else " " for letter in text)
