"""Options that several commands have."""

from pathlib import Path

import click

from commands.opening import DEFAULT_STORE

store_option = click.option(
    "--store",
    "place",
    envvar="DAUMOI_STORE",
    metavar="PLACE",
    help="The graph: a file (kglite) or a server's address (neo4j://…). "
    f"Default: $DAUMOI_STORE, else $NEO4J_URI, else {DEFAULT_STORE} here.",
)
output_option = click.option(
    "--output",
    "-o",
    "target",
    metavar="FILE",
    default="-",
    show_default=True,
    help="File to write; - is stdout.",
)
force_option = click.option("--force", is_flag=True, help="Replace a file that is there.")
lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    envvar="DAUMOI_LANG",
    help="Language of headings.",
)
queries_option = click.option(
    "--queries",
    "own",
    envvar="DAUMOI_QUERIES",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="A folder of your own questions beside those of the catalogue. Default: $DAUMOI_QUERIES.",
)
