"""isnad read: what single documents say, without a casefile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    from isnad.errors import InputError, IsnadError
    from isnad.reading import read as read_file
    from isnad.reading import to_json

    if form not in ("text", "jsonl"):
        raise InputError(f"There is no format {form}", "Formats are: text, jsonl")
    refused: list[IsnadError] = []
    for file in files:
        try:
            reading = read_file(file)
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
    document = reading.document
    head = " · ".join(part for part in (document.title or document.path, document.publisher, document.date) if part)
    blocks = [_claim(claim, explain) for claim in reading.claims]
    return "\n".join([head, "=" * min(len(head), 100), *(blocks or ["No claims."]), ""])


def _claim(claim: Claim, explain: bool) -> str:
    from isnad.views import words

    roles = [
        f"{words.kind(role)}: {words.joined([f.text for f in fillers])}" for role, fillers in claim.roles.items()
    ]
    roles += [f"place: {words.joined([f.text for f in claim.place])}"] * bool(claim.place)
    roles += [f"time: {', '.join(when.edtf for when in claim.time)}"] * bool(claim.time)
    roles += [f"for: {claim.duration}"] * bool(claim.duration)
    roles += [f"number: {words.amounts(claim)}"] * bool(claim.quantity)
    lines = [
        f"\n{words.kind(claim.kind)} · {' · '.join(' '.join(role.split()) for role in roles)}",
        f"    “{' '.join(claim.anchor.quote.split())}”",
        f"    {words.chain(claim.chain, {})} ({claim.factuality}: {words.FACTUALITY[claim.factuality]})",
    ]
    if explain:
        lines += [f"    rule {claim.rule}, confidence {claim.confidence:.2f}"]
        lines += [f"      {what}: {because}" for what, because in claim.because]
    return "\n".join(lines)
