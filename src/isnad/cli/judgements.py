"""isnad judgements: see, save, take in and withdraw what people judged."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.cli.judge import Who, Why, now, signed

if TYPE_CHECKING:
    from isnad.casefile import Casefile
    from isnad.entities import Subject


class Action(StrEnum):
    """What to do with the judgements of a casefile."""

    LIST = "list"
    EXPORT = "export"
    RESOLVER = "resolver"
    IMPORT = "import"
    WITHDRAW = "withdraw"


What = Annotated[Action, typer.Argument(help="export and resolver (nomenklatura's lines) write, import reads.")]
About = Annotated[str | None, typer.Argument(metavar="FILE|ID", help="The file to import, or the id to withdraw.")]


def judgements(
    case: CasePath, action: What = Action.LIST, about: About = None, why: Why = "", who: Who = None
) -> None:
    """See, save or take in what people judged.

    \b
    Example:
      isnad judgements inquiry.isnad export > judgements.jsonl
      isnad judgements rebuilt.isnad import judgements.jsonl
      isnad judgements inquiry.isnad withdraw j0123456789ab --why "mistaken"
    """
    from isnad.casefile import open as open_case
    from isnad.exchange import write_judgements, write_resolver

    if action is Action.IMPORT:
        _take_in(case, about)
        return
    if action is Action.WITHDRAW:
        withdraw(case, about or "", why, signed(who))
        return
    with open_case(case) as opened:
        if action is Action.EXPORT:
            sys.stdout.writelines(write_judgements(opened.judgements()))
        elif action is Action.RESOLVER:
            sys.stdout.writelines(write_resolver(opened.judgements()))
        else:
            _list(opened)


def _list(case: Casefile) -> None:
    made = case.judgements()
    withdrawn = {judgement.withdraws for judgement in made}
    lost = {judgement.id for judgement in case.adrift()}
    for judgement in made:
        if judgement.withdraws:
            typer.echo(
                f"{judgement.id}  {judgement.when}  {judgement.who} withdraws {judgement.withdraws}  {judgement.why}"
            )
            continue
        state = (
            " (withdrawn)"
            if judgement.id in withdrawn
            else " (adrift: no document has these names)" * (judgement.id in lost)
        )
        names = " / ".join(filter(None, (_called(judgement.a), _called(judgement.b))))
        typer.echo(
            f"{judgement.id}  {judgement.when}  {judgement.who}: {judgement.what}: {names}{state}  {judgement.why}"
        )
    if not made:
        typer.echo("Nobody has judged anything yet.")


def _called(subject: Subject) -> str:
    """Names, or the kind and quote of a claim, or the hash of a document."""
    if subject.names or not (subject.quote or subject.documents):
        return ", ".join(subject.names)
    return f"“{subject.quote}”" if subject.quote else subject.documents[0][:12]


def _take_in(case: Path, about: str | None) -> None:
    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.errors import InputError
    from isnad.exchange import read_judgements

    if about is None:
        raise InputError("There is no file to import", "isnad judgements CASE import FILE")
    try:
        lines = Path(about).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{about} cannot be read: {error}", "Name a file of judgements.") from error
    with open_case(case) as opened:
        found = read_judgements(lines, opened)
    new = pipeline.rejoin(case, found)
    typer.echo(f"{len(found):,} judgements, {new:,} of them new")


def withdraw(case: Path, wanted: str, why: str, who: str) -> None:
    """Append the withdrawal of a judgement and apply what is left; raises `NotFound`."""
    from dataclasses import replace

    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.errors import NotFound

    with open_case(case) as opened:
        made = {judgement.id: judgement for judgement in opened.judgements()}
    if wanted not in made:
        raise NotFound(f"{case} has no judgement {wanted or '(no id given)'}", f"isnad judgements {case} lists them")
    withdrawal = replace(made[wanted], who=who, when=now(), why=why, withdraws=wanted)
    pipeline.rejoin(case, [withdrawal])
    typer.echo(f"{withdrawal.id} withdraws {wanted}")
