"""isnad network: who led, belonged to, backed whom, at a date, according to whom."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath, Form, Grade, SvgFile
from isnad.cli.terminal import width, wrapped, write_picture

if TYPE_CHECKING:
    from isnad.matters.standing import Edge, Network

At = Annotated[str | None, typer.Option(metavar="DATE", help="A day, month or year: 2007-03.")]
By = Annotated[str | None, typer.Option(metavar="SPEAKER", help="Only on this voice's word.")]


def network(
    case: CasePath, at: At = None, by: By = None, grade: Grade = None, form: Form = "text", svg: SvgFile = None
) -> None:
    """Print who led, belonged to, backed whom.

    \b
    Example:
      isnad network inquiry.isnad --at 2007-03 --by "Farid Haddad"
      isnad network inquiry.isnad --at 2007 --svg network.svg
    """
    from isnad.casefile import open as open_case
    from isnad.casefile.questions import speaker_named
    from isnad.claims import Dictionary
    from isnad.errors import InputError
    from isnad.matters.standing import network as network_of

    if form not in ("text", "json"):
        raise InputError(f"There is no format {form}", "Formats are: text, json")
    with open_case(case, grade) as opened:
        speaker = speaker_named(opened, by) if by else None
        found = network_of(opened.every_claim(), opened.documents(), Dictionary.load(), at=at, by=speaker)
        names = {node.id: " ".join(node.name.split()) for node in found.nodes} | opened.captions()
    if svg:
        write_picture(svg, _picture(found, names, f"Network, {at}" if at else "Network"))
    elif form == "json":
        typer.echo(json.dumps({"isnad": 1, **asdict(found)}, ensure_ascii=False))
    else:
        _print(found, names)


def _picture(found: Network, names: dict[str, str], title: str) -> str | None:
    from isnad.views import words
    from isnad.views.pictures.network_map import network_map
    from isnad.views.pictures.svg_file import network_svg

    picture = network_map(found, names, {edge.kind: words.kind(edge.kind) for edge in found.edges})
    return network_svg(picture, title) if picture else None


def _print(found: Network, names: dict[str, str]) -> None:
    from isnad.views import words

    kinds: dict[str, list[Edge]] = {}
    for edge in found.edges:
        kinds.setdefault(edge.kind, []).append(edge)
    for kind, edges in kinds.items():
        typer.echo(words.kind(kind).upper())
        for edge in edges:
            for line in wrapped(_in_words(edge, names), width(), 2, 6):
                typer.echo(line)
    if not kinds:
        typer.echo("No claim says who stood how to whom, in what was asked for.")


def _in_words(edge: Edge, names: dict[str, str]) -> str:
    from isnad.views import words

    span = "" if edge.first is None and edge.last is None else f", {edge.first or '..'} to {edge.last or '..'}"
    denied = f", denied by {words.plural(len(edge.denied), 'claim')}" if edge.denied else ""
    told = words.plural(len(edge.claims), "claim")
    return f"{names[edge.source]} → {names[edge.target]}  ({told}{denied}; {edge.certainty}{span})"
