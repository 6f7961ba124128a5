"""Whether a Cypher text only reads: looked at word by word, before any store sees it."""

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>//[^\n\r]*|/\*.*?\*/)
    | (?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")
    | (?P<name>\$?`(?:``|[^`])*`)
    | (?P<property>(?<![\d.\s])\.\w+)
    | (?P<word>\$?\w+)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
OPENING = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"})
"""Words with which a text begins that reads; commands to a server begin with others."""
WRITING = frozenset(
    {"CREATE", "MERGE", "INSERT", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH"}
)
"""Words with which a clause begins that writes."""


class Token(NamedTuple):
    """A word, name, text or sign, and its line from 1."""

    kind: str
    text: str
    line: int

    @property
    def upper(self) -> str:
        """In capitals, as Cypher compares its words."""
        return self.text.upper()


NOTHING = Token("", "", 0)
QUOTES = frozenset("'\"`")


class WriteRefusedError(Exception):
    """A Cypher text does more than read; the text says which word, and in which line.

    Attributes:
        line: The line of that word, from 1.
    """

    def __init__(self, told: str, line: int) -> None:
        super().__init__(f"line {line}: {told}")
        self.told = told
        self.line = line


def check_read_only(cypher: str) -> None:
    """Refuse a Cypher text that does more than read.

    Names in backticks, texts, comments, parameters, properties (`task.set`), labels (`:Set`) and
    keys of maps (`{set: 1}`) are no clauses. Procedures are refused whole, because some of them
    write or reach out; subqueries (`CALL { … }`) are not.

    Raises:
        WriteRefusedError: For the first word that does more than read.
    """
    if r"\u" in cypher:  # Neo4j turns \u0027 into a quote before it looks for quotes
        line = cypher.count("\n", 0, cypher.index(r"\u")) + 1
        raise WriteRefusedError(r"\u hides a letter; write the letter itself", line)
    tokens = _tokens(cypher)
    if tokens and tokens[0].upper not in OPENING:
        raise WriteRefusedError(f"it begins with {tokens[0].text}, not with MATCH", tokens[0].line)
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else NOTHING
        after = tokens[index + 1] if index + 1 < len(tokens) else NOTHING
        if told := _refused(before, token, after):
            raise WriteRefusedError(told, token.line)


def _refused(before: Token, token: Token, after: Token) -> str | None:
    """Why a token does more than read, by the one before and the one after it."""
    if token.kind == "sign" and token.text in QUOTES:
        return f"{token.text} is not closed"
    if token.text == ";" and after is not NOTHING:
        return "a second statement begins after ;"
    if token.kind != "word" or _is_name(before, after):
        return None
    if token.upper in WRITING or (token.upper == "LOAD" and after.upper == "CSV"):
        return f"{token.text} writes or reaches out; a question only reads"
    if token.upper == "CALL" and after.text not in {"{", "("}:
        return f"CALL {after.text}: a question calls no procedure"
    return None


def _is_name(before: Token, after: Token) -> bool:
    """Whether a word is a label or a key of a map."""
    return before.text == ":" or (after.text == ":" and before.text in {"{", ","})


def _tokens(cypher: str) -> list[Token]:
    """The tokens of a text without space and comments."""
    tokens = []
    line = 1
    for match in TOKEN.finditer(cypher):
        kind, text = str(match.lastgroup), match[0]
        if kind not in {"space", "comment"}:
            tokens.append(Token(kind, text, line))
        line += match[0].count("\n")
    return tokens
