"""isnad show: a dossier to read in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from isnad.cli.arguments import CasePath, Grade, Limit, OptionalName


def show(
    case: CasePath,
    name: OptionalName = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only what is contested, side by side.")] = False,
    claims: Annotated[str | None, typer.Option(metavar="KIND", help="Only claims of a kind, as captures.")] = None,
    grade: Grade = None,
    limit: Limit = 25,
) -> None:
    """Print a dossier: of one name, or of all.

    Each claim with its chain (who says that who said it) and where it stands; what is contested is marked.

    \b
    Example:
      isnad show inquiry.isnad "Farid Haddad"
      isnad show inquiry.isnad --contested
      isnad show inquiry.isnad --claims captures
    """
    from isnad.casefile import open as open_case
    from isnad.cli import dossier
    from isnad.cli.terminal import console

    with open_case(case, grade) as opened:
        pages = dossier.Dossier(opened, console(), limit)
        entity = pages.find(name) if name else None
        if contested:
            pages.contested(entity)
        elif claims:
            pages.claims(claims, entity)
        elif entity:
            pages.entity(entity)
        else:
            pages.collection()
