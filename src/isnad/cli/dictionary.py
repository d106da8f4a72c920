"""isnad dictionary: the kinds of claims, and whether a dictionary of one's own can be used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="Dictionaries of your own (YAML).")]
Own = Annotated[list[Path] | None, typer.Option("--dictionary", metavar="FILE", help="A dictionary of your own.")]

Kind = Annotated[str, typer.Argument(metavar="KIND", help="A kind, such as captures.")]

dictionary = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="See and check the kinds of claims.")


@dictionary.command()
def check(files: Files = None) -> None:
    """Say what is wrong in a dictionary, by line.

    \b
    Example:
      isnad dictionary check our-kinds.yaml
    """
    from isnad.claims import check as faults_of
    from isnad.errors import DictionaryError

    faults = faults_of(_there(files))
    for fault in faults:
        typer.echo(f"{fault.path}:{fault.line}: {fault.what}\n    {fault.mend}")
    if faults:
        raise DictionaryError(f"The dictionary cannot be used: {len(faults)} faults", "Mend the lines named above.")
    typer.echo("The dictionary can be used.")


@dictionary.command("list")
def list_kinds(own: Own = None) -> None:
    """List the kinds of claims.

    \b
    Example:
      isnad dictionary list
    """
    from isnad.claims import Dictionary

    groups: dict[str, list[str]] = {}
    for kind in Dictionary.load(extra=_there(own)).kinds.values():
        groups.setdefault(kind.group, []).append(f"  {kind.name:<22}{kind.about}")
    for group, lines in groups.items():
        typer.echo("\n".join([group, *lines]))


@dictionary.command()
def explain(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="A kind, such as captures.")], own: Own = None
) -> None:
    """Explain one kind: its roles, its words, what makes one matter.

    \b
    Example:
      isnad dictionary explain captures
    """
    from isnad.claims import Dictionary, describe

    typer.echo("\n".join(describe(Dictionary.load(extra=_there(own)).kind(kind.replace(" ", "_")))))


def _there(files: list[Path] | None) -> list[Path]:
    from isnad.errors import InputError

    for file in files or []:
        if not file.is_file():
            raise InputError(f"There is no dictionary {file}", "Check the spelling of the path.")
    return files or []
