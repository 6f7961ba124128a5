r"""What an ad-hoc Cypher text may not be: a write, a call of a procedure, a reading of files.

The text is cut into words, quotes and signs as both stores cut it, and held against a short list
of what may stand in it. What one store might cut in another way (escapes such as \u0043, control
characters, letters beyond ASCII outside of quotes) is refused, so that nothing hides there. The
stores refuse writes themselves as well: this is the first of two doors.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

BEGINNINGS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")
"""The words that a question may begin with: no EXPLAIN, PROFILE, USE, SHOW, CYPHER, CREATE …"""
WRITES = frozenset(
    {
        *("CREATE", "INSERT", "MERGE", "SET", "REMOVE", "DELETE", "DETACH", "NODETACH", "FOREACH"),
        *("DROP", "ALTER", "GRANT", "REVOKE", "DENY", "TRANSACTIONS", "USE"),
    }
)
REACHES = {("LOAD", "CSV"): "reads files", ("FORMAT", "CSV"): "gives a text and no table"}
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of letters by Unicode: control, format, half a letter, line and paragraph separators."""
NAMESPACES = frozenset(
    {"date", "datetime", "localdatetime", "localtime", "time", "duration", "point"}
)
"""Functions with a dot in their name that only compute; apoc.…, dbms.…, genai.… may do more."""
TOKEN = re.compile(
    r"""
    (?P<space>  [ \t\r\n]+ | //[^\n]* | /\*.*?\*/ )
  | (?P<quote>  '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<name>   `[^`\\]*` )
  | (?P<word>   [A-Za-z_]\w* )
  | (?P<number> \d\w*(?:\.\d\w*)? )
  | (?P<sign>   (?!/\*|['"`\\])[!-~] )
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)


class WriteRefusedError(Exception):
    """A Cypher text does, or might do, more than read the graph.

    Attributes:
        told: What does so.
        line: Where it stands, from 1.
    """

    def __init__(self, told: str, line: int) -> None:
        super().__init__(f"line {line}: {told}")
        self.told = told
        self.line = line


class _Token(NamedTuple):
    kind: str
    text: str
    line: int

    @property
    def upper(self) -> str:
        return self.text.upper()

    @property
    def named(self) -> bool:
        return self.kind in {"word", "name"}


def check_read_only(cypher: str) -> None:
    """Refuse a Cypher text that is not one statement that only reads the graph.

    Raises:
        WriteRefusedError: With the line and what stands there.
    """
    tokens = _tokens(cypher)
    if not tokens:
        raise WriteRefusedError("there is no Cypher to run", 1)
    if tokens[0].upper not in BEGINNINGS:
        begin = ", ".join(BEGINNINGS)
        raise _refused(tokens[0], f"begins with {tokens[0].text}; a question begins with {begin}")
    for place, token in enumerate(tokens):
        if token.text == ";" and tokens[place + 1 :]:
            raise _refused(token, "a second statement after ';'; ask one at a time")
        if token.kind == "word" and not _is_property_or_label(tokens, place):
            _check_word(tokens, place)
        if token.text == "(":
            _check_function(tokens, place)


def _tokens(cypher: str) -> list[_Token]:
    """The words, quotes and signs of a text, without spaces and comments."""
    _check_letters(cypher)
    tokens, at = [], 0
    while at < len(cypher):
        line = cypher.count("\n", 0, at) + 1
        match = TOKEN.match(cypher, at)
        if match is None:
            raise WriteRefusedError(_unreadable(cypher[at]), line)
        if match.lastgroup != "space":
            tokens.append(_Token(str(match.lastgroup), match[0], line))
        at = match.end()
    return tokens


def _check_letters(cypher: str) -> None:
    """Refuse letters that are not seen, and escapes of letters, wherever they stand."""
    for number, line in enumerate(cypher.replace("\r\n", "\n").split("\n"), start=1):
        for letter in line:
            if letter != "\t" and unicodedata.category(letter) in UNSEEN:
                told = f"U+{ord(letter):04X} is not seen and may hide words; delete it"
                raise WriteRefusedError(told, number)
        if "\\u" in line.lower():
            raise WriteRefusedError("\\u… may hide words; write the letter itself", number)


def _unreadable(letter: str) -> str:
    if letter in "'\"`/":
        return f"what begins with {letter} is not closed"
    if letter == "\\":
        return "a backslash outside of quotes"
    return f"{letter} outside of quotes; letters beyond ASCII stand in quotes or backticks"


def _is_property_or_label(tokens: Sequence[_Token], place: int) -> bool:
    """Whether a word follows the dot of a property, or the colon of a label or key."""
    before = tokens[place - 1].text if place else ""
    if before == ":":
        return True
    owner = tokens[place - 2] if place > 1 else None
    return before == "." and owner is not None and (owner.named or owner.text in {")", "]", "}"})


def _check_word(tokens: Sequence[_Token], place: int) -> None:
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.upper in WRITES:
        raise _refused(token, f"{token.upper} does more than read (a name goes in backticks)")
    if after and (does := REACHES.get((token.upper, after.upper))):
        raise _refused(token, f"{token.upper} {after.upper} {does}")
    if token.upper == "CALL" and not _opens_subquery(tokens, place + 1):
        raise _refused(token, "CALL of a procedure; only subqueries CALL { … } are run")


def _opens_subquery(tokens: Sequence[_Token], place: int) -> bool:
    """Whether `{`, or `(names) {`, stands at a place."""
    following = [token.text for token in tokens[place:]]
    if following[:1] == ["("] and ")" in following:
        following = following[following.index(")") + 1 :]
    return following[:1] == ["{"]


def _check_function(tokens: Sequence[_Token], place: int) -> None:
    """Refuse a function with a dot in its name whose `(` is at a place, but those that compute."""
    start = place - 1
    while start > 1 and tokens[start].named and tokens[start - 1].text == ".":
        start -= 2
    dotted = start < place - 1 and tokens[start].named
    if dotted and tokens[start].text.strip("`").lower() not in NAMESPACES:
        name = "".join(token.text for token in tokens[start:place])
        raise _refused(tokens[start], f"{name}(…) is a function that may do more than compute")


def _refused(token: _Token, why: str) -> WriteRefusedError:
    return WriteRefusedError(why, token.line)
