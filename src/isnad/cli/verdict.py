"""isnad correct, wrong, amend: a person's word on one claim."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.cli.judge import Who, Why, now, signed

if TYPE_CHECKING:
    from isnad.entities.judgements import Decision

Which = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, as export and the room show it.")]
Changes = Annotated[
    list[str],
    typer.Argument(metavar="FIELD=VALUE…", help="kind, factuality, time, place or a role; `;` parts several."),
]


def correct(case: CasePath, claim: Which, why: Why = "", who: Who = None) -> None:
    """Judge that a claim says what its line says.

    \b
    Example:
      isnad correct inquiry.isnad d0123456789ab-c4
    """
    _judge(case, "correct", claim, (), why, who)


def wrong(case: CasePath, claim: Which, why: Why = "", who: Who = None) -> None:
    """Judge that a claim misreads its line: it leaves every list and matter.

    \b
    Example:
      isnad wrong inquiry.isnad d0123456789ab-c4 --why "an order, no capture"
    """
    _judge(case, "wrong", claim, (), why, who)


def amend(case: CasePath, claim: Which, changes: Changes, why: Why = "", who: Who = None) -> None:
    """Mend a claim; withdrawn, it is again as it was read.

    \b
    Example:
      isnad amend inquiry.isnad d0123456789ab-c4 "agent=Cedar Brigade" time=2011-05
    """
    from isnad.casefile.verdicts import changes as parsed

    fields = tuple(f"{field}={value}" for field, value in parsed(changes).items())
    _judge(case, "amend", claim, fields, why, who)


def _judge(case: Path, what: Decision, claim: str, changed: tuple[str, ...], why: str, who: str | None) -> None:
    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.entities import Judgement, Subject

    with open_case(case) as opened:
        judged = opened.claim_subject(claim)
    judgement = Judgement(what, judged, Subject(changed), signed(who), now(), why)
    pipeline.rejoin(case, [judgement])
    changes = f" ({', '.join(changed)})" if changed else ""
    typer.echo(f"{judgement.id}: {what}{changes}: “{judged.quote}”")
