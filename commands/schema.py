"""daumoi schema: the JSON Schema of the plan dataset."""

import click

from commands.guarding import Guarded
from commands.options import output_option
from commands.writing import write_text


@click.command(cls=Guarded)
@click.argument("what", type=click.Choice(["dataset"]))
@output_option
def schema(what: str, target: str) -> None:
    """Print the JSON Schema of the plan dataset.

    \b
    daumoi schema dataset -o plan.schema.json
    """
    import json

    from loaders.dataset import json_schema

    write_text(target, json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
