"""isnad serve: the reading room in a browser."""

from __future__ import annotations

import secrets
import socket
from typing import Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.errors import InputError

_HOST = "127.0.0.1"
_OWN = frozenset({"127.0.0.1", "localhost", "::1"})  # hosts that only this machine can reach


def serve(
    case: CasePath,
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")] = 8750,
    host: Annotated[str, typer.Option(help="The address to listen on; beyond this machine with a token.")] = _HOST,
    review: Annotated[bool, typer.Option("--review", help="Let those judge who have the token for it.")] = False,
) -> None:
    """Open the reading room in a browser.

    It listens on this machine only. With another --host, those who reach it need the token in the printed address.
    With --review a second address is printed: who opens it can judge, in place and from a queue.

    \b
    Example:
      isnad serve inquiry.isnad --port 8080
      isnad serve inquiry.isnad --review
    """
    from isnad.casefile import open as open_case
    from isnad.cli.judge import signed
    from isnad.room import Keys
    from isnad.room import serve as open_room

    open_case(case).close()
    free = _free(host, port)
    own = host in _OWN
    token = None if own else secrets.token_urlsafe(18)
    judging = secrets.token_urlsafe(18) if review else None
    keys = Keys(token, judging, _OWN if own else None, signed(None) if own else "")
    asked = f"?token={token}" if token else ""
    shown = f"[{host}]" if ":" in host else host
    if token:
        typer.echo(
            "isnad: other machines can reach this room, and what they read is not encrypted on its way; "
            "give its address only to those who may read the casefile",
            err=True,
        )
    typer.echo(f"The reading room over {case} is open at http://{shown}:{free}/{asked} (Ctrl-C closes it)")
    if judging:
        typer.echo(f"To judge, open http://{shown}:{free}/?token={judging} and keep that address to yourself")
    open_room(case, host=host, port=free, keys=keys)


def _free(host: str, port: int) -> int:
    """The port, or a free one for 0; raises `InputError` when it is taken."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except (OSError, OverflowError) as error:
        raise InputError(
            f"Port {port} of {host} cannot be listened on: {error}", "Take another: --port 0 finds a free one"
        ) from error
