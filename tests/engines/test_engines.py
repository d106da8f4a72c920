"""Every engine gives what the call gives, and a call that dies takes no other with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from tests.engines import calls

from isnad.engines import WorkerDied, executor
from isnad.errors import InputError

PARENT = """
from isnad.engines import executor
from tests.engines import calls

if __name__ == "__main__":
    with executor("workers", 1) as pool:
        pool.submit(calls.sleep_and_tell, {place!r}).result()
"""


@pytest.mark.parametrize("kind", ["here", "workers", "dask"])
def test_every_engine_gives_results_and_errors(kind: str) -> None:
    if kind == "dask":
        pytest.importorskip("distributed")
    with executor(kind, 2) as pool:
        futures = [pool.submit(calls.double, n) for n in range(5)]
        failed = pool.submit(calls.fail, 3)
        assert [f.result() for f in futures] == [0, 2, 4, 6, 8]
        assert isinstance(failed.exception(), ValueError)


def test_a_call_that_kills_its_process_is_told_and_the_rest_is_done() -> None:
    with executor("workers", 2) as pool:
        futures = [pool.submit(calls.die if n == 3 else calls.double, n) for n in range(8)]
        assert isinstance(futures[3].exception(), WorkerDied)
        assert [f.result() for n, f in enumerate(futures) if n != 3] == [0, 2, 4, 8, 10, 12, 14]
        assert pool.submit(calls.double, 21).result() == 42


def test_workers_are_other_processes_with_one_thread_each() -> None:
    with executor("workers", 1) as pool:
        assert pool.submit(calls.pid).result() != os.getpid()
        assert pool.submit(calls.threads).result() == "1"


def test_workers_prepare_once_before_their_first_call(tmp_path: Path) -> None:
    place = tmp_path / "prepared"
    with executor("workers", 1, prepare=partial(place.touch, exist_ok=False)) as pool:
        assert pool.submit(calls.prepared, str(place)).result()
        assert pool.submit(calls.prepared, str(place)).result()


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    place = tmp_path / "pid"
    script = tmp_path / "parent.py"
    script.write_text(PARENT.format(place=str(place)))
    parent = subprocess.Popen([sys.executable, str(script)], env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    worker = _number_in(place)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert _ends(worker)


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(InputError, match="spark"), executor("spark"):
        pass
    with pytest.raises(InputError, match="-1"), executor("workers", -1):
        pass


def _number_in(place: Path) -> int:
    for _ in range(300):
        if place.exists() and place.read_text():
            return int(place.read_text())
        time.sleep(0.1)
    raise AssertionError("the worker did not start")


def _ends(pid: int) -> bool:
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False
