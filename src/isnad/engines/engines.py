"""Which engine: this process, workers on this machine, or a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from isnad.engines.here import Here
from isnad.engines.workers import Workers
from isnad.errors import InputError

ENGINES = ("here", "workers", "dask")


@contextmanager
def executor(
    kind: str = "workers",
    workers: int | None = None,
    prepare: Callable[[], object] | None = None,
    scheduler: str | None = None,
) -> Iterator[Executor]:
    """An executor of one of `ENGINES`, ended with the block.

    `workers` (default: as many as this process may use processors) is the number of processes, each of which calls
    `prepare` once. `scheduler` is the address of a running Dask scheduler, whose workers must see the same files;
    without it Dask's own workers start on this machine. Raises `InputError`.
    """
    count = workers or len(os.sched_getaffinity(0))
    if count < 1:
        raise InputError(f"{workers} workers cannot read anything", "Give a number from 1: --workers 2")
    if kind == "here":
        yield Here()
    elif kind == "workers":
        with _ending(Workers(count, prepare)) as pool:
            yield pool
    elif kind == "dask":
        with _dask(count, scheduler) as pool:
            yield pool
    else:
        raise InputError(f"There is no engine {kind}", f"Engines are: {', '.join(ENGINES)}")


@contextmanager
def _ending(pool: Workers) -> Iterator[Executor]:
    """The pool, ended at once when the block is left by an error such as Ctrl-C."""
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def _dask(count: int, scheduler: str | None) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError("Dask is not installed", "Install it: pip install 'isnad[dask]'") from error
    local = {"n_workers": count, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    client = Client(scheduler) if scheduler else Client(**local)  # type: ignore[no-untyped-call, unused-ignore]
    with client, client.get_executor(pure=False) as pool:  # type: ignore[no-untyped-call, unused-ignore]
        yield pool
