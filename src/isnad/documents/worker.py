"""The worker's own process: reads requests, forks a child for each, answers with what became of it."""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
import time
from importlib import import_module
from typing import Any

from isnad.documents.document import Document
from isnad.documents.guard import Limits, Request, receive, send
from isnad.documents.load import load
from isnad.documents.picture import Sheet, picture
from isnad.errors import LimitExceeded, UnreadableDocument


def main() -> None:
    """Answer requests on standard input until it ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints is no answer
    _load_parsers()
    while True:
        try:
            request = receive(requests)
        except EOFError:
            return
        send(answers, _in_child(request))


def _load_parsers() -> None:
    """Import what is slow to import, once, before any child."""
    for name in ("pypdfium2", "trafilatura", "numpy"):
        import_module(name)


def _in_child(request: Request) -> Any:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        _read(request, write_end)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        deadline = time.monotonic() + request.limits.wall_seconds
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return ("time", "", "")
        try:
            answer = receive(pipe)
        except EOFError:
            answer = None
    _, status = os.waitpid(child, 0)
    if answer is not None:
        return answer
    if os.WIFSIGNALED(status):
        return ("signal", str(os.WTERMSIG(status)), "")
    return ("exit", f"exit status {os.waitstatus_to_exitcode(status)}", "")


def _read(request: Request, write_end: int) -> None:
    """Read the file under its limits and write the answer."""
    _limit(request.limits)
    answer: Document | bytes | tuple[str, str, str]
    try:
        answer = picture(request.source) if isinstance(request.source, Sheet) else load(request.source)
    except LimitExceeded as error:
        answer = ("limit", error.message, error.advice)
    except UnreadableDocument as error:
        answer = ("unreadable", error.message, error.advice)
    except MemoryError:
        answer = ("memory", "", "")
    except Exception as error:  # noqa: BLE001 (whatever a foreign parser throws at a hostile file is a reason, not a crash)
        answer = ("exit", f"{type(error).__name__}: {error}"[:200], "")
    with os.fdopen(write_end, "wb") as pipe:
        send(pipe, answer)


def _limit(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
