"""isnad grade: the Admiralty code that a person gives a document, a publication or a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.cli.judge import Who, Why, now, signed

if TYPE_CHECKING:
    from isnad.casefile import Casefile
    from isnad.entities import Subject

What = Annotated[str, typer.Argument(metavar="WHAT", help="A document's path or id, a publication, a speaker.")]
Code = Annotated[str, typer.Argument(metavar="GRADE", help="Reliability A to F, credibility 1 to 6, or both: B2.")]


def grade(case: CasePath, what: What, code: Code, why: Why = "", who: Who = None) -> None:
    """Grade a document, a publication or a speaker.

    The machine never grades. A claim is as good as the worst graded voice of its chain; --grade filters by that.

    \b
    Example:
      isnad grade inquiry.isnad press/ledger.txt B2
      isnad grade inquiry.isnad "Farid Haddad" D --why "his own defence"
    """
    from isnad.casefile import Draft
    from isnad.casefile import open as open_case
    from isnad.entities import Judgement, Subject
    from isnad.matters.grades import parse

    letter, digit = parse(code)
    with open_case(case) as opened:
        kind, subject = _subject(opened, what)
    judgement = Judgement("grade", subject, Subject((letter + digit,)), signed(who), now(), why)
    with Draft.open(case) as draft:
        draft.judge([judgement])
        draft.finish()
    typer.echo(f"{judgement.id}: {kind} {what}: {letter + digit}")


def _subject(case: Casefile, what: str) -> tuple[str, Subject]:
    """What is graded, and its kind: a document, else a publication of some document, else a speaker."""
    from isnad.entities import Subject
    from isnad.matters.voices import fold

    for listed in case.listing():
        if what in {listed.id, listed.path}:
            return "document", Subject((), (case.document(listed.id).sha256,))
    publishers = {fold(listed.publisher): listed.publisher for listed in case.listing() if listed.publisher}
    if fold(what) in publishers:
        return "publication", Subject((publishers[fold(what)],))
    return "speaker", Subject(tuple(name.name for name in case.entity_by_name(what).names))
