"""isnad review: the pairs of names that a person's word helps most, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.cli.judge import Who, now, signed
from isnad.cli.terminal import width, wrapped

if TYPE_CHECKING:
    from isnad.casefile import Casefile
    from isnad.entities import Judgement, Link
    from isnad.entities.judgements import Decision

_ANSWERS: dict[str, Decision] = {"s": "same", "d": "different", "u": "unsure"}
Joined = Annotated[bool, typer.Option("--joined", help="Look only at what was joined.")]
Most = Annotated[int, typer.Option(min=1, help="How many pairs at most.")]


def review(case: CasePath, joined: Joined = False, limit: Most = 20, who: Who = None) -> None:
    """Judge the pairs of names most worth it.

    The pairs come by uncertainty times mentions, each with where it stands.

    \b
    Example:
      isnad review inquiry.isnad
    """
    from isnad import pipeline
    from isnad.casefile import open as open_case
    from isnad.entities.review import review_queue

    judged: list[Judgement] = []
    with open_case(case) as opened:
        sides = (True,) if joined else (False, True)
        links = review_queue(link for side in sides for link in opened.doubts(side))[:limit]
        for number, link in enumerate(links, 1):
            _show(opened, link, f"{number} of {len(links)}")
            answer = typer.prompt("[s]ame, [d]ifferent, [u]nsure, [n]ext, [q]uit", default="n").strip().lower()[:1]
            if answer == "q":
                break
            if answer in _ANSWERS:
                judged.append(_judgement(opened, link, _ANSWERS[answer], signed(who)))
    if judged:
        new = pipeline.rejoin(case, judged)
        typer.echo(f"{new:,} judgements written to {case}")
    else:
        typer.echo("Nothing to judge." if not links else "Nothing was judged.")


def _show(case: Casefile, link: Link, place: str) -> None:
    typer.echo(f"\n{place}: {link.a} / {link.b}  (probability {link.score:.2f})")
    for line in wrapped(link.reason, width(), 2, 2):
        typer.echo(line)
    for name, entity in ((link.a, link.entity), (link.b, link.other)):
        for line in wrapped(f"{name}: … {case.quote_of(entity, name)} …", width(), 2, 4):
            typer.echo(line)


def _judgement(case: Casefile, link: Link, what: Decision, who: str) -> Judgement:
    from isnad.entities import Judgement

    a, b = case.subject_of(link.entity, link.a), case.subject_of(link.other, link.b)
    return Judgement(what, a, b, who, now())
