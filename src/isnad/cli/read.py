"""isnad read: what single documents say, without a casefile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.terminal import width, wrapped

if TYPE_CHECKING:
    from isnad.claims import Claim
    from isnad.reading import Reading


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Documents.")],
    form: Annotated[str, typer.Option("--format", help="text, or jsonl (one line a document).")] = "text",
    explain: Annotated[bool, typer.Option("--explain", help="Say by which rule and words.")] = False,
) -> None:
    """Print what single documents claim.

    \b
    Example:
      isnad read statement.pdf --explain
    """
    from isnad.documents import load_guarded
    from isnad.errors import InputError, IsnadError
    from isnad.reading import read_document, to_json

    if form not in ("text", "jsonl"):
        raise InputError(f"There is no format {form}", "Formats are: text, jsonl")
    refused: list[IsnadError] = []
    for file in files:
        try:
            reading = read_document(load_guarded(file))
        except InputError as error:
            typer.echo(f"isnad: {error}", err=True)
            refused.append(error)
            continue
        typer.echo(
            json.dumps(to_json(reading), ensure_ascii=False) if form == "jsonl" else _in_words(reading, explain)
        )
    if refused:
        raise typer.Exit(refused[0].exit_code)


def _in_words(reading: Reading, explain: bool) -> str:
    from isnad.claims import explain as explained

    document = reading.document
    head = " · ".join(part for part in (document.title or document.path, document.publisher, document.date) if part)
    blocks = ["\n".join(explained(claim)) if explain else _claim(claim) for claim in reading.claims]
    return "\n\n".join([head, *(blocks or ["No claims."]), ""])


def _claim(claim: Claim) -> str:
    from isnad.views import words

    filled = claim.roles.items()
    slots = [f"{words.kind(role)}: {words.joined([f.text for f in fillers])}" for role, fillers in filled]
    slots += [f"place: {words.joined([f.text for f in claim.place])}"] * bool(claim.place)
    slots += [f"time: {', '.join(when.edtf for when in claim.time)}"] * bool(claim.time)
    slots += [f"for: {claim.duration}"] * bool(claim.duration)
    slots += [f"number: {words.amounts(claim)}"] * bool(claim.quantity)
    told = " · ".join(" ".join(slot.split()) for slot in [words.kind(claim.kind), *slots])
    chain = f"{words.chain(claim.chain, {})} ({words.FACTUALITY[claim.factuality]})"
    return "\n".join(
        line
        for text, indent in ((f"• {told}", 0), (f"“{' '.join(claim.anchor.quote.split())}”", 4), (chain, 4))
        for line in wrapped(text, width(), indent, indent or 2)
    )
