"""Arguments that many commands take, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="A casefile.")]
OptionalName = Annotated[str | None, typer.Argument(metavar="NAME", help="A name, in any spelling.")]
Limit = Annotated[int, typer.Option(min=1, help="How many claims of a kind, and matters, are spelled out.")]
SvgFile = Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="Draw it into a file, as SVG.")]
OutputFile = Annotated[Path | None, typer.Option("--output", "-o", help="A file. [standard output]")]
Form = Annotated[str, typer.Option("--format", help="text or json.")]
Grade = Annotated[str | None, typer.Option(metavar="CODE", help="Only claims graded so or better: B2, B or 2.")]
