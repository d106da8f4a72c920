"""Worker processes on this machine that outlive a document which kills one of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any, ParamSpec, TypeVar

from isnad.errors import UnreadableDocument

P = ParamSpec("P")
T = TypeVar("T")
_THREAD_CAPS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")
_DIED = "Is it damaged, or too large for this machine's memory?"


class WorkerDied(UnreadableDocument):
    """The process that read a document ended without an answer: killed, out of memory, or crashed in a parser."""


class Workers(Executor):
    """A pool of processes, each with one thread for its arithmetic.

    When a process dies, the pool is made anew and every call that was under way is run again, each alone in a
    process: the call that kills its process once more gets `WorkerDied`, the others their result.
    """

    def __init__(self, count: int, prepare: Callable[[], object] | None = None) -> None:
        """`count` processes; each calls `prepare` once, before its first call."""
        self._count = count
        self._start_up = partial(_start_up, prepare)
        self._pool = self._pool_of(count)
        self._changing = threading.Lock()
        self._apart = threading.Lock()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `fn` in one of the processes; all that it takes and gives must pickle."""
        future: Future[T] = Future()
        call = partial(fn, *args, **kwargs)
        pool = self._pool
        try:
            inner = pool.submit(call)
        except BrokenProcessPool:
            inner = self._renewed(pool).submit(call)
        inner.add_done_callback(partial(self._settle, future, call))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, after their calls unless `cancel_futures`."""
        self._pool.shutdown(wait, cancel_futures=cancel_futures)

    def _settle(self, future: Future[Any], call: Callable[[], Any], inner: Future[Any]) -> None:
        if inner.cancelled():
            future.cancel()
            return
        error = inner.exception()
        if isinstance(error, BrokenProcessPool):
            inner = self._alone(call)
            error = inner.exception()
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(inner.result())

    def _alone(self, call: Callable[[], Any]) -> Future[Any]:
        with self._apart, self._pool_of(1) as single:
            inner = single.submit(call)
            if isinstance(inner.exception(), BrokenProcessPool):
                inner = Future()
                inner.set_exception(WorkerDied("the process that read it died", _DIED))
            return inner

    def _renewed(self, broken: ProcessPoolExecutor) -> ProcessPoolExecutor:
        with self._changing:
            if self._pool is broken:
                self._pool = self._pool_of(self._count)
            return self._pool

    def _pool_of(self, count: int) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, mp_context=spawn, initializer=self._start_up)


def _start_up(prepare: Callable[[], object] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    for name in _THREAD_CAPS:
        os.environ.setdefault(name, "1")
    threading.Thread(target=_follow_parent, daemon=True).start()
    if prepare is not None:
        prepare()


def _follow_parent() -> None:
    """End this process when its parent has ended, however it did: an orphan would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
