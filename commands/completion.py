"""daumoi completion: the script that completes its words in a shell."""

import click

from commands.failures import Failure
from commands.guarding import Guarded


@click.command(cls=Guarded)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and options in a shell.

    \b
    daumoi completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise Failure(f"no completion for {shell}")
    daumoi = click.get_current_context().find_root().command
    click.echo(made(daumoi, {}, "daumoi", "_DAUMOI_COMPLETE").source())
