"""isnad serve: the reading room in a browser."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from isnad.cli.arguments import CasePath
from isnad.errors import InputError

_HOST = "127.0.0.1"


def serve(
    case: CasePath,
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.")] = 8750,
) -> None:
    """Open the reading room in a browser.

    It listens on this machine only.

    \b
    Example:
      isnad serve inquiry.isnad --port 8080
    """
    from isnad.casefile import open as open_case
    from isnad.room import serve as open_room

    open_case(case).close()
    free = _free(port)
    typer.echo(f"The reading room over {case} is open at http://{_HOST}:{free}/ (Ctrl-C closes it)")
    open_room(case, host=_HOST, port=free)


def _free(port: int) -> int:
    """The port, or a free one for 0; raises `InputError` when it is taken."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((_HOST, port))
            return int(probe.getsockname()[1])
    except (OSError, OverflowError) as error:
        raise InputError(
            f"Port {port} cannot be listened on: {error}", "Take another: --port 0 finds a free one"
        ) from error
