"""A plan whose texts try to be formulas, ends of literals, elements, fields, lines."""

from loaders.dataset import Dataset

TEXTS = (
    "=1+1",
    "+84 212 3852",
    "-HYPERLINK(1)",
    "@SUM(A1)",
    "'=đã có dấu",
    "''+hai dấu",
    "'chỉ một dấu'",
    "\\u0022}) DETACH DELETE n //",
    "\\\" , ' ` ${x} {{ y }}",
    "dấu chéo cuối \\",
    "</name><b>&amp;]]>",
    'một; hai, "ba"\nbốn\tnăm',
    "=cmd|' /C calc'!A0\nvà dòng",
)
PROVINCE, PLAN = "son-la", "son-la/doc-hai-2026"


def agency(number: int) -> str:
    return f"{PROVINCE}/b{number}"


def plan() -> Dataset:
    """Every text is a body's name, another name, a task's title, a quote, a product."""
    return Dataset.model_validate(
        {
            "format": "daumoi-plan/1",
            "programmes": [
                {"id": PLAN, "kind": "plan", "title": TEXTS[0], "provinces": [PROVINCE]}
            ],
            "agencies": [
                {
                    "id": agency(number),
                    "name": text,
                    "kind": "other",
                    "level": "provincial",
                    "province": PROVINCE,
                    "aliases": [" ".join(text.replace(";", ",").split()), f"-{number}"],
                }
                for number, text in enumerate(TEXTS)
            ],
            "tasks": [
                {
                    "id": f"{PLAN}/pl.{number}",
                    "programme": PLAN,
                    "kind": "assignment",
                    "number": str(number),
                    "title": text,
                    "section": "Phụ lục",
                    "leads": [
                        {
                            "agency": agency(number),
                            "basis": "table",
                            "quote": text,
                            "span": [7, 7 + len(text)],
                            "as_written": text,
                        }
                    ],
                    "supports": [{"agency": agency((number + 1) % len(TEXTS)), "basis": "table"}],
                    "schedule": {"label": text, "ends_on": "2026-06-30"},
                }
                for number, text in enumerate(TEXTS)
            ],
        }
    )
