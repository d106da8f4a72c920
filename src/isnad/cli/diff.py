"""isnad diff: what changed between two casefiles."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import Form, Grade
from isnad.cli.terminal import width, wrapped

if TYPE_CHECKING:
    from isnad.matters import Matter

Old = Annotated[Path, typer.Argument(metavar="OLD", help="The earlier casefile.")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The later one.")]


def diff(old: Old, new: New, grade: Grade = None, form: Form = "text") -> None:
    """Say what changed between two casefiles.

    \b
    Example:
      isnad diff before.isnad after.isnad
    """
    from isnad.casefile import open as open_case
    from isnad.errors import InputError
    from isnad.matters.changes import changes

    if form not in ("text", "json"):
        raise InputError(f"There is no format {form}", "Formats are: text, json")
    with open_case(old, grade) as before, open_case(new, grade) as after:
        found = changes(before.matters(), after.matters())
    if form == "json":
        typer.echo(json.dumps({"isnad": 1, **asdict(found)}, ensure_ascii=False))
        return
    for change in found.changed:
        _tell(f"changed: {_title(change.after)}: {' '.join(change.sentences)}")
    for matter in found.added:
        _tell(f"new: {_title(matter)} ({matter.agreement})")
    for matter in found.gone:
        _tell(f"gone: {_title(matter)} ({matter.agreement})")
    typer.echo(f"{len(found.changed):,} matters changed, {len(found.added):,} new, {len(found.gone):,} gone")


def _title(matter: Matter) -> str:
    return matter.title or matter.kind.replace("_", " ")


def _tell(text: str) -> None:
    for line in wrapped(text, width(), 0, 2):
        typer.echo(line)
