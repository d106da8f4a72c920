"""The program `isnad`: its commands, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from isnad.cli.build import build
from isnad.cli.check import check
from isnad.cli.compare import compare
from isnad.cli.dictionary import dictionary
from isnad.cli.diff import diff
from isnad.cli.export import export
from isnad.cli.grade import grade
from isnad.cli.judge import different, different_matter, same, same_matter, unsure
from isnad.cli.judgements import judgements
from isnad.cli.matters import matters
from isnad.cli.network import network
from isnad.cli.publish import publish
from isnad.cli.read import read
from isnad.cli.redact import redact
from isnad.cli.review import review
from isnad.cli.serve import serve
from isnad.cli.show import show
from isnad.cli.timeline import timeline
from isnad.cli.verdict import amend, correct, wrong
from isnad.errors import IsnadError

EPILOG = "Begin with: isnad build FOLDER, then isnad show FOLDER.isnad"

app = typer.Typer(
    name="isnad",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich costs a tenth of a second, and --help needs none of it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS = (
    *(build, show, matters, timeline, network, diff, read, export, check, serve, publish),
    *(same, different, unsure, same_matter, different_matter, correct, wrong, amend, grade, redact),
    *(judgements, review, compare),
)
for command in _COMMANDS:
    app.command()(command)
app.add_typer(dictionary, name="dictionary")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"isnad {version('isnad')}")
        raise typer.Exit


@app.callback()
def isnad(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Every claim with its chain: who said what about whom, when, through whom, across a collection of documents."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process: 0, or the exit code of what went wrong; 130 after Ctrl-C."""
    code: int | str | None = 0
    try:
        app(arguments, prog_name="isnad")
    except IsnadError as error:
        _tell(error)
        code = error.exit_code
    except SystemExit as end:
        code = end.code
    sys.exit(code if _flushed() else 1)


def _tell(error: IsnadError) -> None:
    print(f"isnad: {error.message}", file=sys.stderr)
    if error.advice:
        print(error.advice, file=sys.stderr)


def _flushed() -> bool:
    """Whether all output reached its reader; `isnad show CASE | head` ends without a complaint."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True
