"""isnad same, different, unsure: a person's word on two names; same-matter, different-matter: on two claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath

if TYPE_CHECKING:
    from isnad.entities.judgements import Decision

First = Annotated[str, typer.Argument(metavar="A", help="A name, in any spelling, or an entity's id.")]
Second = Annotated[str, typer.Argument(metavar="B", help="The other.")]
FirstClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, as export writes it.")]
SecondClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="The other's.")]
Why = Annotated[str, typer.Option(help="The reason, for whoever reads this later.")]
Who = Annotated[str | None, typer.Option(help="Who judges. [you, by your login]")]


def same(case: CasePath, a: First, b: Second, why: Why = "", who: Who = None) -> None:
    """Judge that two names are one.

    A judgement is appended, dated and signed, and holds through every rebuild. It outranks the machine.

    \b
    Example:
      isnad same inquiry.isnad "Farid Haddad" "Fareed al-Haddad" --why "both are the harbour master"
    """
    _judge(case, "same", (a, b), why, who)


def different(case: CasePath, a: First, b: Second, why: Why = "", who: Who = None) -> None:
    """Judge that two names are two.

    \b
    Example:
      isnad different inquiry.isnad "Farid Haddad" "Fadi Haddad" --why "brothers"
    """
    _judge(case, "different", (a, b), why, who)


def unsure(case: CasePath, a: First, b: Second, why: Why = "", who: Who = None) -> None:
    """Note that nobody can tell yet.

    \b
    Example:
      isnad unsure inquiry.isnad "Abu Karim" "Karim Haddad" --why "only one document has the kunya"
    """
    _judge(case, "unsure", (a, b), why, who)


def same_matter(case: CasePath, a: FirstClaim, b: SecondClaim, why: Why = "", who: Who = None) -> None:
    """Judge that two claims speak of one occurrence or relation.

    \b
    Example:
      isnad same-matter inquiry.isnad d0123456789ab-c4 dba9876543210-c1 --why "one raid"
    """
    _judge_claims(case, "same", (a, b), why, who)


def different_matter(case: CasePath, a: FirstClaim, b: SecondClaim, why: Why = "", who: Who = None) -> None:
    """Judge that two claims speak of two occurrences or relations.

    \b
    Example:
      isnad different-matter inquiry.isnad d0123456789ab-c4 dba9876543210-c1 --why "a year apart"
    """
    _judge_claims(case, "different", (a, b), why, who)


def signed(who: str | None) -> str:
    """Who judges: as given, or the login name."""
    import getpass

    return who or getpass.getuser()


def now() -> str:
    """The time of a judgement: ISO 8601, UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _judge(case: Path, what: Decision, names: tuple[str, str], why: str, who: str | None) -> None:
    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.entities import Judgement
    from isnad.errors import JudgementError

    with open_case(case) as opened:
        a, b = (opened.subject(name) for name in names)
        before = opened.counts().people + opened.counts().organisations
    if a == b:
        raise JudgementError(
            f"{names[0]} and {names[1]} are one name already", "Judge two names that are spelled apart."
        )
    judgement = Judgement(what, a, b, signed(who), now(), why)
    pipeline.rejoin(case, [judgement])
    with open_case(case) as opened:
        after = opened.counts().people + opened.counts().organisations
        ones, others = opened.entities_named(names[0])[:1], opened.entities_named(names[1])[:1]
    typer.echo(f"{judgement.id}: {what}: {', '.join(a.names)} / {', '.join(b.names)}")
    typer.echo(f"{before:,} people and organisations before, {after:,} now")
    if what == "different" and a.entity == b.entity and ones == others:
        typer.echo(
            "They are still one: within a document that joins them, only that document's own reading could part them."
        )


def _judge_claims(case: Path, what: Decision, ids: tuple[str, str], why: str, who: str | None) -> None:
    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.entities import Judgement
    from isnad.errors import JudgementError
    from isnad.matters.judged import subject

    with open_case(case) as opened:
        claims = [opened.claim(key) for key in ids]
        a, b = (subject(claim, opened.document(claim.document).sha256) for claim in claims)
    if a == b:
        raise JudgementError(f"{ids[0]} and {ids[1]} say one thing in one place", "Judge two claims that differ.")
    judgement = Judgement(what, a, b, signed(who), now(), why)
    pipeline.rejoin(case, [judgement])
    with open_case(case) as opened:
        ones, others = (opened.matters_of(key) for key in ids)
    typer.echo(f"{judgement.id}: {what} matter: “{a.quote}” / “{b.quote}”")
    shared = [matter for matter in ones if matter in others]
    for matter in shared or [*ones, *others]:
        typer.echo(f"{matter.title}: {matter.agreement}, {len(matter.claims)} claims")
