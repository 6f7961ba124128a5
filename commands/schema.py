"""daumoi schema: the JSON Schema of the plan dataset."""

import click

from commands.guarding import Guarded
from commands.options import force_option, output_option
from commands.writing import write_new


@click.command(cls=Guarded)
@click.argument("what", type=click.Choice(["dataset"]))
@output_option
@force_option
def schema(what: str, target: str, force: bool) -> None:
    """Print the JSON Schema of the plan dataset.

    \b
    daumoi schema dataset -o plan.schema.json
    """
    import json

    from loaders.dataset import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    write_new(target, text, force=force)
