"""Who leads and who supports, from the words of a duty."""

import pytest

from loaders.language.names import leading_bodies
from loaders.sections.roles import clause_of, opening, roles_for_what_follows

CLAUSES = {
    # the holder leads; whether the words say so; what stands behind "phối hợp với"
    "Chủ trì, phối hợp với Sở Y tế trồng tre": (True, True, ["Sở Y tế trồng tre"]),
    "Chủ trì phối hợp cùng Sở Y tế trồng tre": (True, True, ["Sở Y tế trồng tre"]),
    "Chủ trì trồng tre": (True, True, []),
    "Là đầu mối, chủ trì trồng tre": (True, True, []),
    "Có trách nhiệm chủ trì trồng tre": (True, True, []),
    "Thường xuyên chủ trì trồng tre": (True, True, []),
    "Căn cứ Kế hoạch này, chủ trì trồng tre": (True, True, []),
    "Phối hợp với Sở Y tế trồng tre": (False, True, []),
    "phối hợp chặt chẽ với Sở Y tế trồng tre": (False, True, []),
    "Chủ động phối hợp với Sở Y tế trồng tre": (False, True, []),
    "Theo chức năng, nhiệm vụ được giao, phối hợp với Sở Y tế": (False, True, []),
    "theo chức năng, nhiệm vụ phối hợp với Sở Y tế": (False, True, []),
    "Căn cứ chức năng, nhiệm vụ, phối hợp với Sở Y tế": (False, True, []),
    "trong phạm vi chức năng và quyền hạn của mình, phối hợp với Sở Y tế": (False, True, []),
    "tham gia, phối hợp với Sở Y tế": (False, True, []),
    "theo chức năng, nhiệm vụ chủ trì trồng tre": (True, True, []),
    "theo chức năng, nhiệm vụ trồng tre, phối hợp với Sở Y tế": (True, False, ["Sở Y tế"]),
    "tham gia trồng tre": (True, False, []),
    "Trên cơ sở đề xuất của xã, phối hợp với Sở Y tế": (False, True, []),
    "Hằng năm, phối hợp với Sở Y tế": (False, True, []),
    "Trước ngày 15/5, phối hợp với Sở Y tế": (False, True, []),
    "Riêng đồi tre già: phối hợp với Sở Y tế chặt tre": (False, True, []),
    "Đối với tre, nứa ven sông: chủ trì, phối hợp với Sở Y tế": (True, True, ["Sở Y tế"]),
    "Riêng đồi tre già: chặt tre, phối hợp với Sở Y tế": (True, False, []),
    "Trồng tre": (True, False, []),
    "Trồng tre; phối hợp với Sở Y tế chặt tre": (True, False, []),
    "Trồng tre hoặc phối hợp với Sở Y tế chặt tre": (True, False, ["Sở Y tế chặt tre"]),
    "Chủ trì trồng tre; phối hợp với Sở Y tế chặt": (True, True, ["Sở Y tế chặt"]),
    "Trồng tre; chủ trì, phối hợp với Sở Y tế chặt": (True, False, ["Sở Y tế chặt"]),
    "Trồng tre được giao chủ trì": (True, False, []),
    "Trồng tre. Chủ trì chặt tre": (True, False, []),
}


@pytest.mark.parametrize(("words", "expected"), CLAUSES.items(), ids=list(CLAUSES))
def test_a_clause(words: str, expected: tuple[bool, bool, list[str]]) -> None:
    clause = clause_of(words)
    partners = [words[place.start : place.end] for place in clause.partners]
    assert (clause.holder_leads, clause.said, partners) == expected


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Căn cứ Kế hoạch này, trồng tre", "trồng tre"),
        ("Để có tre, hằng năm trồng tre", "trồng tre"),
        ("Mỗi quý trồng tre", "trồng tre"),
        ("Đối với xã biên giới, chủ động trồng tre", "trồng tre"),
        ("Căn cứ chức năng, nhiệm vụ được giao, trồng tre", "trồng tre"),
        ("Thường xuyên, tích cực trồng tre", "trồng tre"),
        ("Là cơ quan thường trực, trồng tre", "trồng tre"),
        ("Trồng tre, trồng nứa", "Trồng tre, trồng nứa"),
        ("Theo dõi; trồng tre", "Theo dõi; trồng tre"),
        ("", ""),
    ],
)
def test_an_opening(words: str, rest: str) -> None:
    assert words[opening(words) :] == rest


def named(words: str) -> int:
    found = leading_bodies(words, "lai-chau", {})
    return found.rest if found else 0


ONLY_ROLES = [
    "Chủ trì:",
    "Chủ trì, phối hợp với Sở Y tế, UBND các xã, phường:",
    "Phối hợp với các sở, ban, ngành:",
    "Phối hợp:",
]
MORE = [
    "Chủ trì, phối hợp với Sở Y tế trồng tre:",
    "Phối hợp trồng tre",
    "Sở Y tế chủ trì:",
    "Trồng tre:",
    "",
]


@pytest.mark.parametrize("words", ONLY_ROLES)
def test_words_that_only_give_roles_hold_below(words: str) -> None:
    assert roles_for_what_follows(words, named)


@pytest.mark.parametrize("words", MORE)
def test_words_that_say_more_are_a_duty(words: str) -> None:
    assert not roles_for_what_follows(words, named)
