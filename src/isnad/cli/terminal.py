"""What the commands write on: a console as wide as the terminal, plain when it is a pipe."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from isnad.pipeline import Step, Told

WIDEST = 110  # columns; longer lines read badly
_STAGES = {
    "find": "Finding documents",
    "read": "Reading",
    "resolve": "Joining names",
    "compare": "Laying claims side by side",
    "write": "Writing",
}


def width() -> int:
    """Columns to write in: the terminal's, or COLUMNS, or 80 for a pipe."""
    return max(20, min(shutil.get_terminal_size().columns, WIDEST))


def console() -> Console:
    """Standard output; no colour and no markup of its own where it is a pipe."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=width())


def wrapped(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    """A paragraph as lines of `width` columns, the first behind `indent` blanks, the others behind `hang`."""
    return textwrap.wrap(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * hang, break_on_hyphens=False
    ) or [""]


def write_picture(file: Path, picture: str | None) -> None:
    """Write an SVG document, or say that there is nothing to draw; raises `InputError` for a file that cannot be."""
    from isnad.errors import InputError

    if picture is None:
        raise InputError(
            "There is nothing to draw in what was asked for", "Ask for another date or name, or for all."
        )
    try:
        file.write_text(picture, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}", "Name another: --svg FILE") from error


@contextmanager
def told() -> Iterator[Told | None]:
    """A progress bar on standard error while the block runs; None where that is no terminal."""
    from rich.console import Console

    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[name]}"), console=errors, transient=True) as bar:
        task = bar.add_task("", total=None, name="")

        def tell(step: Step) -> None:
            bar.update(
                task,
                description=_STAGES[step.stage],
                completed=step.done,
                total=step.total or None,
                name=step.name[-40:],
            )

        yield tell
