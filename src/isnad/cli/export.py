"""isnad export: the casefile for other programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from isnad.cli.arguments import CasePath, Grade, OutputFile


def export(
    case: CasePath,
    form: Annotated[str, typer.Option("--format", help="jsonl, ftm (FollowTheMoney) or csv (claims).")] = "jsonl",
    grade: Grade = None,
    output: OutputFile = None,
) -> None:
    """Write a casefile for other programs.

    JSON lines (documented in docs/formats.md), FollowTheMoney entities, or a table of claims.

    \b
    Example:
      isnad export inquiry.isnad --format jsonl > inquiry.jsonl
    """
    from isnad.casefile import open as open_case
    from isnad.errors import InputError
    from isnad.exchange import FORMATS

    if form not in FORMATS:
        raise InputError(f"There is no format {form}", f"Formats are: {', '.join(FORMATS)}")
    with open_case(case, grade) as opened:
        if output is None:
            sys.stdout.writelines(FORMATS[form](opened))
            return
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(FORMATS[form](opened))
        except OSError as error:
            raise InputError(f"{output} cannot be written: {error.strerror}", "Name another: -o FILE") from error
