"""isnad compare: do two names name one person or thing?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def compare(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS", help="JSON lines with a and b; - is input.")],
) -> None:
    """Compare pairs of names.

    Each line comes back with its score, a probability that both name one, and a reason.

    \b
    Example:
      isnad compare pairs.jsonl
    """
    from isnad.entities.comparison import compare_file
    from isnad.errors import InputError

    if str(pairs) == "-":
        lines = sys.stdin.read().splitlines()
    else:
        try:
            lines = pairs.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{pairs} cannot be read: {error}", 'Give lines such as {"a": "…", "b": "…"}') from error
    for answer in compare_file(lines):
        typer.echo(json.dumps(answer, ensure_ascii=False))
