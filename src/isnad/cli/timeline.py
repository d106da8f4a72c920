"""isnad timeline: what is claimed, in the order of its days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from isnad.cli.arguments import CasePath, Form, Grade, OptionalName, SvgFile
from isnad.cli.terminal import width, wrapped, write_picture

if TYPE_CHECKING:
    from isnad.matters.standing import Entry
    from isnad.views.claims import Desk


def timeline(
    case: CasePath, name: OptionalName = None, grade: Grade = None, form: Form = "text", svg: SvgFile = None
) -> None:
    """Print what is claimed, by date.

    \b
    Example:
      isnad timeline inquiry.isnad "Cedar Brigade"
    """
    from isnad.casefile import open as open_case
    from isnad.claims import Dictionary
    from isnad.errors import InputError
    from isnad.matters.standing import timeline as timeline_of
    from isnad.views.claims import Desk

    if form not in ("text", "json"):
        raise InputError(f"There is no format {form}", "Formats are: text, json")
    with open_case(case, grade) as opened:
        about = opened.entity_by_name(name).id if name else None
        entries = timeline_of(opened.every_claim(), Dictionary.load(), about)
        if form == "json":
            typer.echo(json.dumps({"isnad": 1, "entries": [asdict(entry) for entry in entries]}, ensure_ascii=False))
            return
        desk = Desk(opened)
        if svg:
            write_picture(svg, _picture(entries, desk, f"Timeline, {name}" if name else "Timeline"))
            return
        for entry in entries:
            for line in wrapped(_in_words(entry, desk), width(), 0, 24):
                typer.echo(line)
    if not entries:
        typer.echo("No claim has a date, in what was asked for.")


def _picture(entries: Sequence[Entry], desk: Desk, title: str) -> str | None:
    from isnad.views import words
    from isnad.views.pictures.svg_file import timeline_svg
    from isnad.views.pictures.time_bars import Span, time_bars

    views = [desk.view(desk.case.claim(entry.claim)) for entry in entries]
    spans = [
        Span(entry.first, entry.last, words.sentence(view), view.tone)
        for entry, view in zip(entries, views, strict=True)
    ]
    picture = time_bars(spans)
    return timeline_svg(picture, title) if picture else None


def _in_words(entry: Entry, desk: Desk) -> str:
    from isnad.views import words

    claim = desk.case.claim(entry.claim)
    view = desk.view(claim)
    days = entry.first if entry.first == entry.last else f"{entry.first or '..'}/{entry.last or '..'}"
    roles = " · ".join(
        f"{role.name}: {words.joined([f.name for f in role.fillers])}" for role in view.roles if role.name != "time"
    )
    sure = "" if claim.factuality == "CT+" else f" ({view.certainty})"
    voices = [words.joined([voice.name for voice in link.voices]) for link in view.chain]
    return f"{days:<22}  {view.kind} · {roles}{sure} — {' › '.join(voices)}"
