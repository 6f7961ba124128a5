"""A small world of two provinces for networks and exports: facts worked out by hand.

Three plans; bodies a, b, c, d of Sơn La, x, y of Thanh Hóa, m of the centre. Tasks, lead → support:

    one/1  a → b, c        one/2  a → b           one/3  b → x        one/4  d alone
    two/1  x → y           two/2  a, b → m        three/1  m → y
"""

from typing import Any

from loaders.dataset import Dataset

SON_LA, THANH_HOA, CENTRE = "son-la", "thanh-hoa", "trung-uong"
BODIES = {
    "a": (SON_LA, "Sở A"),
    "b": (SON_LA, "Sở B"),
    "c": (SON_LA, "Sở C"),
    "d": (SON_LA, "Sở D"),
    "x": (THANH_HOA, "Sở X"),
    "y": (THANH_HOA, "Sở Y"),
    "m": (CENTRE, "Bộ M"),
}
ONE, TWO, THREE = "son-la/mot-2026", "son-la/hai-2026", "thanh-hoa/ba-2026"
TASKS = {
    f"{ONE}/pl.1": ("a", "bc"),
    f"{ONE}/pl.2": ("a", "b"),
    f"{ONE}/pl.3": ("b", "x"),
    f"{ONE}/pl.4": ("d", ""),
    f"{TWO}/pl.1": ("x", "y"),
    f"{TWO}/pl.2": ("ab", "m"),
    f"{THREE}/pl.1": ("m", "y"),
}


def body(letter: str) -> str:
    """The id of a body."""
    return f"{BODIES[letter][0]}/{letter}"


def plan(**more: Any) -> Dataset:
    """The dataset of the small world, with other parts besides."""
    return Dataset.model_validate(
        {
            "format": "daumoi-plan/1",
            "programmes": [_programme(key) for key in (ONE, TWO, THREE)],
            "agencies": [_agency(letter) for letter in BODIES],
            "tasks": [_task(key, *roles) for key, roles in TASKS.items()],
            **more,
        }
    )


def _programme(key: str) -> dict[str, Any]:
    return {"id": key, "kind": "plan", "title": f"Kế hoạch {key}", "provinces": [key.split("/")[0]]}


def _agency(letter: str) -> dict[str, Any]:
    province, name = BODIES[letter]
    central = province == CENTRE
    return {
        "id": body(letter),
        "name": name,
        "kind": "ministry" if central else "department",
        "level": "central" if central else "provincial",
        **({} if central else {"province": province}),
    }


def _task(key: str, leads: str, supports: str) -> dict[str, Any]:
    programme, _, number = key.rpartition("/pl.")
    return {
        "id": key,
        "programme": programme,
        "kind": "assignment",
        "number": number,
        "title": f"Nhiệm vụ {number}",
        "section": "Phụ lục",
        "leads": [{"agency": body(each), "basis": "table"} for each in leads],
        "supports": [{"agency": body(each), "basis": "table"} for each in supports],
    }
