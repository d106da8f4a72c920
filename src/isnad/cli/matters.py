"""isnad matters: what the claims amount to, side by side, as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath, Form, Grade, Limit
from isnad.cli.terminal import width, wrapped

if TYPE_CHECKING:
    from isnad.casefile import Casefile
    from isnad.matters import Matter

Alone = Annotated[str | None, typer.Option(metavar="SPEAKER", help="Only what nobody but this voice says.")]
Denied = Annotated[str | None, typer.Option(metavar="SPEAKER", help="Only what this voice says and others deny.")]
OneChain = Annotated[bool, typer.Option("--one-chain", help="Only what rests on a single chain.")]
_COLUMNS = f"{'AGREEMENT':<13}{'CLAIMS':>7}{'CHAINS':>8}  MATTER"


@dataclass(frozen=True, slots=True)
class Row:
    """A matter as it is listed. `said` and `denying` are the claims on either side, where that was asked for."""

    matter: Matter
    said: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()


def matters(
    case: CasePath,
    alone: Alone = None,
    denied: Denied = None,
    one_chain: OneChain = False,
    grade: Grade = None,
    form: Form = "text",
    limit: Limit = 25,
) -> None:
    """List matters: how many claims and independent chains each has, and where they cannot all hold.

    \b
    Example:
      isnad matters inquiry.isnad --alone "Farid Haddad"
      isnad matters inquiry.isnad --denied "Farid Haddad"
      isnad matters inquiry.isnad --one-chain --grade B2
    """
    from isnad.casefile import open as open_case
    from isnad.errors import InputError

    if form not in ("text", "json"):
        raise InputError(f"There is no format {form}", "Formats are: text, json")
    if sum((alone is not None, denied is not None, one_chain)) > 1:
        raise InputError("--alone, --denied and --one-chain are asked one at a time", "Leave out all but one.")
    with open_case(case, grade) as opened:
        found = _asked(opened, alone, denied, one_chain)
        if form == "json":
            typer.echo(json.dumps({"isnad": 1, "matters": [_as_json(row) for row in found]}, ensure_ascii=False))
            return
        rows = list(found)
        for line in _table(opened, rows[:limit]):
            typer.echo(line)
        if len(rows) > limit:
            typer.echo(f"… and {len(rows) - limit:,} more (--limit)")


def _asked(case: Casefile, alone: str | None, denied: str | None, one_chain: bool) -> Iterator[Row]:
    from isnad.casefile import questions

    if alone is not None:
        return (Row(matter) for matter in questions.alone(case, questions.speaker_named(case, alone)))
    if denied is not None:
        found = questions.denied(case, questions.speaker_named(case, denied))
        return (Row(one.matter, one.said, one.denying) for one in found)
    if one_chain:
        return (Row(matter) for matter in questions.on_one_chain(case))
    orders = ("contested", "corroborated", "echoed", "single")
    return (Row(matter) for agreement in orders for matter in case.matters(agreement=agreement))


def _as_json(row: Row) -> dict[str, object]:
    sides = {"said": row.said, "denying": row.denying} if row.denying else {}
    return {**asdict(row.matter), **sides}


def _table(case: Casefile, rows: Iterable[Row]) -> Iterator[str]:
    from isnad.views import words
    from isnad.views.claims import Desk

    desk, told = Desk(case), False
    for row in rows:
        if not told:
            yield _COLUMNS
        told = True
        matter = row.matter
        title = matter.title or f"{words.kind(matter.kind)}, {words.plural(len(matter.claims), 'claim')}"
        head = f"{matter.agreement:<13}{len(matter.claims):>7,}{matter.chains:>8,}  {title}"
        yield from wrapped(head, width(), 0, 30)
        for sentence in dict.fromkeys(conflict.sentence for conflict in matter.conflicts):
            yield from wrapped(sentence, width(), 4, 6)
        for mark, claims in (("said", row.said), ("denied", row.denying)):
            for claim in islice(claims, 5):
                view = desk.view(case.claim(claim))
                voices = " › ".join(words.joined([voice.name for voice in link.voices]) for link in view.chain)
                yield from wrapped(f"{mark}: “{view.quote}” — {voices}", width(), 4, 6)
    if not told:
        yield "There is no such matter."
