"""Names of products in running words: those of the register, and those that words introduce."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from loaders.language.lexicon import Lexicon, Met
from loaders.language.names.words import Word, begins_with, phrases, words_of
from loaders.register import Product, Register

_CUES = phrases(
    *("cây", "quả", "trái", "hạt", "hoa", "củ", "lá", "búp", "vỏ", "gỗ", "nhựa", "giống", "ghép"),
    *("rừng", "vùng", "vườn", "đồi", "nương", "ruộng", "đàn", "con", "trồng", "nuôi", "dầu", "bột"),
    *("sản phẩm", "mặt hàng", "ngành hàng", "chế biến", "nguyên liệu", "thu mua", "loại", "từ"),
)
"""Words right before a product's name."""
_LONGEST_CUE = 2
_SURE_CUES = phrases("cây", "rừng", "vùng", "trồng", "giống", "giống cây", "sản phẩm")
_AND = {"và", "hoặc", "hay"}
_OPENERS = {"như", "gồm", "là"}
_PLACES = {"xã", "phường", "tỉnh", "huyện", "thôn", "bản", "đường", "sông", "núi", "khu"}
_OFTEN = 2
_NEAR = 4
"""Most words between a product of a list and the next."""

_INTRODUCED = re.compile(
    r"""(?<!\w)(?:
        vùng\s+(?:nuôi\s+trồng|trồng|nuôi|nguyên\s+liệu|chăn\s+nuôi) | (?:tổng\s+)?đàn
      | tổng\s+(?:giá\s+trị\s+)?(?=sản\s+phẩm\s) | giá\s+trị\s+(?=sản\s+phẩm\s|hàng\s)
      | (?P<weak>vùng(?:\s+sản\s+xuất)?+(?!\s+(?:trồng|nuôi|nguyên\s+liệu|chăn\s+nuôi))
        | (?=cây\s) | (?:diện\s+tích|sản\s+lượng)
          (?:\s+(?:gieo\s+trồng|nuôi\s+trồng|trồng|nuôi|rừng|vùng))*+)
    )\s*(?P<name>(?:[^\W\d]|[\s,&–-])+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS = re.compile(
    r"""[,\s]*(?<!\w)(?:đạt|tham\s+gia|xuất\s+khẩu|h[àằ]ng\s+năm|duy\s+trì|đến|phấn\s+đấu|toàn\s+tỉnh
      |của|trên|dưới|khoảng|ít\s+nhất|tối\s+thiểu|dự\s+kiến|ước|tăng|giảm|chiếm|lên|còn|bình\s+quân
      |trong|tập\s+trung|với|là|có(?!\s+múi)|được|theo|năm|giai\s+đoạn|ở|tại|gắn|từ|cho|hiện|ổn\s+định
      |áp\s+dụng|canh\s+tác|sản\s+xuất|đất|ứng\s+dụng|chuyển|cấp|che\s+phủ|nhà|khai\s+thác|mới|chủ\s+lực
      |tưới|thực\s+hiện|quy\s+mô|hàng\s+h[oó][aá]|an\s+toàn|hữu\s+cơ|một|các|những|đô\s+thị|dân|lõi)
      (?!\w).*$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MOST_WORDS = 8
_MEASURED = re.compile(r"ha|hecta|km2|m2|m²|m3|m³|con|cây|gốc|tấn|tạ|kg|lít", re.IGNORECASE)
"""Units behind which the product follows: 500 ha chè."""
_AND_BEHIND = re.compile(r"(?:\bvà|,)\s*$", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:\s*,)?(?:\s*(?:và|hoặc|các|một\s+số|loại|cây|con|quả|sản\s+phẩm|mặt\s+hàng))*\s*",
    re.IGNORECASE,
)
"""What stands between two products of one list."""
_KIND = re.compile(r"(?:sản\s+phẩm|mặt\s+hàng|(?P<plant>cây))\s+(?=(?P<next>\w))", re.IGNORECASE)
_CLASSES = {"cây", "cây trồng", "vật nuôi"}
_USE = re.compile(r"\s+lấy\s+(?:hạt|gỗ|quả|lá|nhựa|củ|vỏ|tinh\s+dầu)$", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """A product named in words: its name in the dataset, and where its words stand."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Products:
    """Reads names of products in one document; take it from `of`.

    Attributes:
        lexicon: The listed products; None where a spelling means something else.
        corrected: The document's spellings that no product has, with the listed product they stand
            for: it is named in the document too, and they differ in diacritics alone.
        units: Units that count one product alone, with its name.
        sure: Products that the document names so often beside words like cây or đàn that their
            names mean them elsewhere too.
    """

    lexicon: Lexicon[Product | None]
    corrected: Mapping[str, Product]
    units: Mapping[str, str]
    sure: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, register: Register) -> Self:
        """The reader for a document's text."""
        units = {unit: each.name for each in register.products for unit in each.units}
        words = words_of(text)
        plain = cls(_listed(register), {}, units)
        named = plain.in_words(words)
        if corrected := plain.misspelt(words, named):
            plain = cls(Lexicon.of([*_spellings(register), *corrected.items()]), corrected, units)
            named = plain.in_words(words)
        counts = Counter(each.entry for each in named)
        often = (each for each, count in counts.items() if count >= _OFTEN and not each.cue)
        return replace(plain, sure=frozenset(each.name for each in often))

    def named(
        self, text: str, about: Collection[str] = (), *, expected: bool = False
    ) -> list[Mention]:
        """The products that words name, in order, each as often as it is named.

        Args:
            text: The words.
            about: Products of the heading above, which the words may name without more ado.
            expected: Whether a name is expected where the words begin.
        """
        words = words_of(text.lower() if text.isupper() else text)
        return [
            Mention(
                _specific(each.entry.name, about), words[each.first].start, words[each.end - 1].end
            )
            for each in self.in_words(words, about, expected=expected)
        ]

    def measured(
        self, before: str, behind: str, unit: str | None, about: Collection[str] = ()
    ) -> str | None:
        """The product that a figure measures, which stands before it or right behind its unit.

        >>> from loaders.register import load_register
        >>> read = Products.of("", load_register())
        >>> read.measured("trồng mới", "chè ở vùng cao", "ha"), read.measured("Bơ", "", "ha")
        ('Chè', 'Bơ')
        """
        named = self.named(before, about, expected=True)
        if named and not _AND_BEHIND.search(before):
            return named[-1].name
        return self._first(behind.lstrip(), about) if _MEASURED.fullmatch(unit or "") else None

    def introduced(self, text: str) -> str | None:
        """What words like vùng trồng, đàn or sản lượng introduce, listed or not; None without it.

        Behind vùng, cây, diện tích and sản lượng a name that is not listed needs a capital.
        """
        match = _INTRODUCED.search(text)
        name = _ENDS.sub("", match["name"]).strip(" ,-–&") if match else ""
        bare = _without_kind(name)
        words = len(bare.split())
        if match is None or not 0 < words <= _MOST_WORDS or bare.lower() in _CLASSES:
            return None
        if listed := self.listed(name):
            return listed
        if match["weak"] is not None and not bare.removeprefix("cây ")[0].isupper():
            return self._first(name)
        return bare[0].upper() + bare[1:]

    def of_cell(self, text: str) -> list[str]:
        """The products that a table's cell is: one of any name, or several that are listed."""
        words = " ".join(text.split())
        if listed := self.listed(words):
            return [listed]
        named = dict.fromkeys(each.name for each in self.named(words, expected=True))
        bare = _without_kind(words)
        return list(named) or ([bare[0].upper() + bare[1:]] if bare else [])

    def listed(self, name: str) -> str | None:
        """The listed product that a name means: 'cây Dẻ lấy hạt' is Dẻ."""
        bare = re.sub(r"^cây\s+", "", _without_kind(name), flags=re.IGNORECASE)
        found = (self.lexicon.whole(form) for form in (name, bare, _USE.sub("", bare)))
        return next((each.name for each in found if each is not None), None)

    def misspelt(self, words: Sequence[Word], named: Sequence[Met[Product]]) -> dict[str, Product]:
        """Words that introduced names are spelt with, and the product each of them must mean.

        A word is corrected where it is no product's name, begins with a capital inside a sentence,
        and exactly one product that the text names differs from it in diacritics alone.
        """
        alike: defaultdict[str, dict[str, Product]] = defaultdict(dict)
        for met in named:
            if met.end - met.first == 1:
                alike[words[met.first].folded][met.entry.name] = met.entry
        found: dict[str, Product] = {}
        for at in [at for at, word in enumerate(words) if word.folded in alike]:
            word, meant = words[at], alike[words[at].folded]
            if len(meant) == 1 and word.capital and not word.text.isupper():
                (product,) = meant.values()
                if _behind(words, at, _SURE_CUES) and self.lexicon.at(words, at) is None:
                    found[word.text] = product
        return found

    def _first(self, words: str, about: Collection[str] = ()) -> str | None:
        """The listed product that words begin with."""
        named = self.named(words, about, expected=True)
        return named[0].name if named and named[0].start == 0 else None

    def in_words(
        self, words: Sequence[Word], about: Collection[str] = (), *, expected: bool = False
    ) -> list[Met[Product]]:
        """The products that words name, with the words of each; as in `named`."""
        found: list[Met[Product]] = []
        behind = 0
        for at in self.lexicon.starts(words):
            met = self.lexicon.at(words, at) if at >= behind else None
            if met is None:
                continue
            if met.entry is None:
                behind = met.end
                continue
            product = Met(met.entry, met.first, met.end)
            name = product.entry.name
            headed = _specific(name, about) in about
            sure = headed or name in self.sure or (expected and at == 0)
            if not _in_proper_name(words, product) and (
                sure or self._stands(words, product, found)
            ):
                found.append(product)
                behind = met.end
        return found

    def _stands(
        self, words: Sequence[Word], met: Met[Product], found: Sequence[Met[Product]]
    ) -> bool:
        """Whether a product's words mean the product where they stand."""
        if met.end - met.first > 1 and not met.entry.cue:
            return True
        return (
            _behind(words, met.first, _CUES)
            or _capital_inside(words, met.first)
            or self._in_list(words, met, found)
        )

    def _in_list(
        self, words: Sequence[Word], met: Met[Product], found: Sequence[Met[Product]]
    ) -> bool:
        """Whether it is an element of a list that names products: 'như: xoài, nhãn'."""
        before = words[met.first - 1].low if met.first else ""
        first = words[met.first]
        if found and met.first - found[-1].end <= _NEAR:
            between = words[found[-1].end : met.first + 1]
            goes_on = first.parted or before in _AND
            if goes_on and not any(each.stopped for each in between):
                return True
        opened = before in _OPENERS or first.announced or "(" in first.gap
        behind = range(met.end, min(met.end + _NEAR, len(words)))
        ends = met.end < len(words) and (words[met.end].parted or words[met.end].low in _AND)
        return opened and ends and any(self.lexicon.at(words, at) for at in behind)


def _specific(name: str, about: Collection[str]) -> str:
    """A product as its heading names it: 'chè' below 'Chè shan tuyết' is that."""
    return next((each for each in about if each.startswith(f"{name} ")), name)


def _without_kind(name: str) -> str:
    """A name without 'sản phẩm'; without 'cây' too where it has a capital of its own."""
    kind = _KIND.match(name)
    return name[kind.end() :] if kind and not (kind["plant"] and kind["next"].islower()) else name


def last_together(text: str, mentions: Sequence[Mention]) -> list[str]:
    """The products named last, as one list: of 'chè …; xoài, nhãn và na' the last three."""
    first = len(mentions) - 1
    while first > 0 and _JOINED.fullmatch(text, mentions[first - 1].end, mentions[first].start):
        first -= 1
    return list(dict.fromkeys(each.name for each in mentions[max(first, 0) :]))


@lru_cache(maxsize=4)
def _listed(register: Register) -> Lexicon[Product | None]:
    """The lexicon of the register's products, built once."""
    return Lexicon.of(_spellings(register))


def _spellings(register: Register) -> Iterator[tuple[str, Product | None]]:
    for product in register.products:
        yield from ((spelling, product) for spelling in product.spellings)
        yield from ((words, None) for words in product.unlike)


def _behind(words: Sequence[Word], at: int, cues: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the cues stands right before a word."""
    if words[at].parted:
        return False
    return any(
        begins_with(words, at - size, cues) == size for size in range(1, min(_LONGEST_CUE, at) + 1)
    )


def _capital_inside(words: Sequence[Word], at: int) -> bool:
    return words[at].capital and at > 0 and not words[at].stopped and not words[at].announced


def _in_proper_name(words: Sequence[Word], met: Met[Product]) -> bool:
    """Whether the words are part of a place's or a person's name: 'Na Dương', 'xã Thanh Long'."""
    first, last = words[met.first], words[met.end - 1]
    if met.end < len(words):
        behind = words[met.end]
        if last.capital and behind.capital and not behind.parted:
            return True
    if not met.first or first.parted or not first.capital:
        return False
    before = words[met.first - 1]
    return before.low in _PLACES or (before.capital and not _behind(words, met.first, _CUES))
