"""load_guarded: hostile files are read by a worker with limits on time and memory.

The worker is one process (`python -m isnad.documents.worker`) that has the parsers loaded and forks a child for each
file; the child gets the limits, so a crash or overrun ends it and nothing else (docs/decisions/0024).
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from isnad.documents.document import Document
from isnad.documents.load import is_plain, load
from isnad.documents.picture import Sheet
from isnad.documents.source import Source, source_of
from isnad.errors import LimitExceeded, UnreadableDocument

_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds of its reader's CPU, seconds in all (Tesseract's too), bytes of memory."""

    cpu_seconds: int = 600
    wall_seconds: int = 3_600
    memory_bytes: int = 3 << 30


PICTURE_LIMITS = Limits(cpu_seconds=20, wall_seconds=30, memory_bytes=1 << 30)


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read, or a page of one to show, for the worker, with its limits."""

    source: Source | Sheet
    limits: Limits


def load_guarded(source: Source | Path | str, limits: Limits | None = None) -> Document:
    """`load`, with plain text read here and every other format in a worker under `limits`.

    Raises `LimitExceeded` or `UnreadableDocument` naming the file and the reason; this process is never at risk.
    """
    if not isinstance(source, Source):
        source = source_of(Path(source))
    if is_plain(source):
        return load(source)
    with _LOCK:
        answer = _worker().ask(Request(source, limits or Limits()))
    if isinstance(answer, Document):
        return answer
    raise _error(source.name, answer, limits or Limits())


def picture_guarded(sheet: Sheet, limits: Limits = PICTURE_LIMITS) -> bytes:
    """`picture` in a worker under `limits`; raises `LimitExceeded` or `UnreadableDocument`."""
    with _LOCK:
        answer = _worker().ask(Request(sheet, limits))
    if isinstance(answer, bytes):
        return answer
    raise _error(f"Page {sheet.number}", answer, limits)


class Worker:
    """The process that reads files for this one."""

    def __init__(self) -> None:
        """Start it; it loads its parsers while the first file is on its way."""
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "isnad.documents.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, request: Request) -> Any:
        """Send a request, wait for its answer: a Document, or (kind, message, advice)."""
        pipe_in, pipe_out = self.process.stdin, self.process.stdout
        if pipe_in is None or pipe_out is None:
            raise BrokenPipeError
        try:
            send(pipe_in, request)
            return receive(pipe_out)
        except (BrokenPipeError, EOFError):
            self.close()
            return ("died", "the worker ended", "")

    def close(self) -> None:
        """End the process."""
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        try:
            self.process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


_LOCK = threading.Lock()
_WORKERS: list[Worker] = []


def _worker() -> Worker:
    """This process's worker, started when first needed and again after it ended; a fork has none of its parent's."""
    if _WORKERS and (_WORKERS[0].owner != os.getpid() or _WORKERS[0].process.poll() is not None):
        ended = _WORKERS.pop()
        if ended.owner == os.getpid():
            ended.close()
    if not _WORKERS:
        _WORKERS.append(Worker())
    return _WORKERS[0]


def close_worker() -> None:
    """End this process's worker, if it has one; the next file starts another."""
    with _LOCK:
        while _WORKERS:
            worker = _WORKERS.pop()
            if worker.owner == os.getpid():
                worker.close()


atexit.register(close_worker)


def send(pipe: IO[bytes], value: object) -> None:
    """Write one value to a pipe between this house's own processes."""
    data = pickle.dumps(value)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Read one value. Raises `EOFError` where the pipe ends before it does."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 (written by our own child, which runs our own code)


def _error(name: str, answer: tuple[str, str, str], limits: Limits) -> UnreadableDocument:
    kind, message, advice = answer
    if kind == "limit":
        return LimitExceeded(message, advice)
    if kind == "unreadable":
        return UnreadableDocument(message, advice)
    advice = "Save its text as .txt, or leave it out."
    if kind == "signal" and int(message) in (signal.SIGXCPU, signal.SIGKILL):
        return LimitExceeded(f"{name}: took more than {limits.cpu_seconds} seconds to read", advice)
    if kind == "time":
        return LimitExceeded(f"{name}: took more than {limits.wall_seconds} seconds to read", advice)
    if kind == "memory":
        return LimitExceeded(f"{name}: needs more than {limits.memory_bytes >> 20} MB of memory to read", advice)
    reason = signal.Signals(int(message)).name if kind == "signal" else message
    return UnreadableDocument(f"{name}: breaks its reader ({reason})", advice)
