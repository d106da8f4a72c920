"""isnad build: a folder of documents in, a casefile out."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from isnad.pipeline import BuildReport

_SHOWN = 12  # reasons, and files of each, that the closing table spells out


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Folders and files with the documents.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="CASE", help="[FOLDER.isnad]")] = None,
    workers: Annotated[int | None, typer.Option(help="How many processes read. [one a processor]")] = None,
    engine: Annotated[str, typer.Option(help="Where reading runs: here, workers or dask.")] = "workers",
    scheduler: Annotated[str | None, typer.Option(help="Address of a running Dask scheduler.")] = None,
    dictionary: Annotated[Path | None, typer.Option(help="A dictionary of kinds of your own (YAML).")] = None,
    again: Annotated[bool, typer.Option("--again", help="Read everything anew, also what was read before.")] = False,
) -> None:
    """Read documents into a casefile.

    What was read before is not read again; an interrupted build goes on where it stopped. Documents that have
    gone from the folders built are taken out. Exit code 3 when a document could not be read (the rest is built).

    \b
    Example:
      isnad build interviews/ clippings/ -o inquiry.isnad
    """
    from isnad import pipeline
    from isnad.cli.terminal import console, told
    from isnad.engines import executor

    case = output or _named_after(paths)
    try:
        with told() as tell, executor(engine, workers, pipeline.prepare, scheduler) as pool:
            report = pipeline.build(paths, case, executor=pool, dictionary=dictionary, progress=tell, again=again)
    except KeyboardInterrupt:
        typer.echo(
            f"isnad: interrupted; what was read is kept in {case}, the same command goes on from there", err=True
        )
        raise
    _close(console(), report)
    if report.failures:
        raise typer.Exit(3)


def _named_after(paths: list[Path]) -> Path:
    """*interviews.isnad* for the folder *interviews*; *collection.isnad* where there are several."""
    name = paths[0].resolve().stem if len(paths) == 1 else "collection"
    return Path(f"{name or 'collection'}.isnad")


def _close(screen: Console, report: BuildReport) -> None:
    """The closing table."""
    counts = report.counts
    lines = {
        "documents": f"{counts.documents:,}  ({report.read:,} read now, {report.kept:,} before)",
        "pages": f"{counts.pages:,}",
        "words": f"{counts.words:,}",
        "claims": f"{counts.claims:,}",
        "people": f"{counts.people:,}",
        "organisations": f"{counts.organisations:,}",
        "corroborated": f"{counts.corroborated:,}",
        "contested": f"{counts.contested:,}",
    }
    if report.copies:
        lines["copies"] = f"{report.copies:,} files have the same bytes as another"
    if report.removed:
        lines["gone"] = f"{len(report.removed):,}: {_some(report.removed)}"
    screen.print(f"{report.case} in {report.seconds:,.1f} s", style="bold")
    for name, value in lines.items():
        screen.print(f"  {name:<14}{value}", soft_wrap=True)
    _troubles(screen, "could not be read", [(f.path, f.reason, f.advice) for f in report.failures])
    _troubles(screen, "read in part", [(path, warning, "") for path, warning in report.warnings])


def _troubles(screen: Console, title: str, troubles: list[tuple[str, str, str]]) -> None:
    """Files by what is wrong with them: ten thousand empty files are one line."""
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, reason, advice in troubles:
        reasons[reason, advice].append(path)
    if not reasons:
        return
    files = len({path for path, _, _ in troubles})
    screen.print(f"{title}: {files:,} {'file' if files == 1 else 'files'}", style="bold")
    for (reason, advice), paths in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))[:_SHOWN]:
        screen.print(f"  {_some(tuple(paths))}: {reason}", soft_wrap=True)
        if advice:
            screen.print(f"    {advice}", style="dim", soft_wrap=True)
    if len(reasons) > _SHOWN:
        screen.print(f"  and {len(reasons) - _SHOWN:,} other reasons (isnad show CASE lists them all)")


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3:,} more" if len(names) > 3 else shown
