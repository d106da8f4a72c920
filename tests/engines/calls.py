"""Calls that worker processes can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def double(number: int) -> int:
    return number * 2


def fail(number: int) -> int:
    raise ValueError(number)


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def pid() -> int:
    return os.getpid()


def threads() -> str | None:
    return os.environ.get("OMP_NUM_THREADS")


def prepared(place: str) -> bool:
    return Path(place).exists()


def sleep_and_tell(place: str) -> None:
    Path(place).write_text(str(os.getpid()))
    time.sleep(60)
