"""isnad publish: the reading room as a folder of files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.arguments import CasePath

if TYPE_CHECKING:
    from isnad.site.publish import Told

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="A folder; an older copy in it is replaced.")]
Base = Annotated[str, typer.Option(metavar="URL", help="Where the copy will lie on the web, for the sitemap.")]


def publish(case: CasePath, out: Folder, base: Base = "") -> None:
    """Write the reading room out as a folder of files.

    The pages work from the folder and from any web host; with them come JSON, annotations, citations, a search
    and checksums. A folder that holds anything else is not touched.

    \b
    Example:
      isnad publish inquiry.isnad site/ --base https://example.org/inquiry/
    """
    from isnad.casefile import open as open_case
    from isnad.cli.terminal import console
    from isnad.site import publish as write

    with open_case(case) as opened, _told() as tell:
        done = write(opened, out, base, tell)
    screen = console()
    screen.print(f"{done.folder}: {done.files:,} files, {done.size / 1e6:,.1f} MB", soft_wrap=True)
    screen.print(f"Open {done.folder / 'index.html'} in a browser", soft_wrap=True)


@contextmanager
def _told() -> Iterator[Told | None]:
    """A progress bar on standard error while the block runs; None where that is no terminal."""
    from rich.console import Console

    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield None
        return
    from rich.progress import Progress

    with Progress(console=errors, transient=True) as bar:
        task = bar.add_task("Publishing", total=None)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield tell
