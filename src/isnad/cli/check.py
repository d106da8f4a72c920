"""isnad check: can this casefile be trusted?"""

from __future__ import annotations

from itertools import islice

import typer

from isnad.cli.arguments import CasePath

_SHOWN = 50


def check(case: CasePath) -> None:
    """Say whether a casefile can be trusted.

    Every anchor, hash and reference is read again; exit code 4 when something is wrong.

    \b
    Example:
      isnad check inquiry.isnad
    """
    from isnad.casefile import check as faults_of
    from isnad.casefile import open as open_case
    from isnad.errors import CasefileError

    with open_case(case) as opened:
        counts = opened.counts()
        faults = faults_of(opened)
        shown = list(islice(faults, _SHOWN))
        more = sum(1 for _ in faults)
    for fault in shown:
        typer.echo(f"{fault.where}: {fault.what}")
    if shown:
        raise CasefileError(f"{case} has {len(shown) + more:,} faults", "Build it again: isnad build FOLDER -o CASE")
    typer.echo(
        f"{case} is sound: {counts.documents:,} documents with their bytes, {counts.claims:,} claims, "
        f"{counts.mentions:,} mentions and {counts.passages:,} passages stand where they say"
    )
