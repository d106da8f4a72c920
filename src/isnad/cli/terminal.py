"""What the commands write on: a console as wide as the terminal, plain when it is a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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


def console() -> Console:
    """Standard output; no colour and no markup of its own where it is a pipe."""
    from rich.console import Console

    screen = Console(highlight=False, markup=False, emoji=False)
    screen.width = min(screen.width, WIDEST)
    return screen


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
