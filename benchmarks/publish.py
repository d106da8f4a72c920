"""How long `isnad publish` takes over a large casefile, how much memory it needs, how much it writes.

    python -m benchmarks.publish --documents 10000

Makes a casefile by hand as `benchmarks.room` does, writes it out twice and prints seconds of CPU and of the clock,
files and MB, the most memory in MB, the heaviest page in kB, and whether both copies have the same bytes.
"""

from __future__ import annotations

import argparse
import resource
import time
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.room import build
from isnad.casefile import open
from isnad.site import publish
from isnad.site.publish import SUMS


def written(case: Path, folder: Path) -> tuple[float, float, int, int]:
    """Seconds of CPU and of the clock, files and bytes of one copy."""
    cpu, clock = time.process_time(), time.perf_counter()
    with open(case) as opened:
        done = publish(opened, folder)
    return time.process_time() - cpu, time.perf_counter() - clock, done.files, done.size


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--case", type=Path, help="keep the casefile here, and use it when it is there")
    parser.add_argument("--once", action="store_true", help="do not write a second copy")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        case = given.case or Path(folder) / "made.isnad"
        if not case.exists():
            maker = Process(target=build, args=(case, given.documents))  # its memory is not this process's
            maker.start()
            maker.join()
        first = Path(folder) / "first"
        cpu, clock, files, size = written(case, first)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        heaviest = max(page.stat().st_size for page in first.rglob("*.html")) / 1000
        print(f"documents {given.documents:,}: {cpu:,.0f} s CPU, {clock:,.0f} s")
        print(f"{files:,} files, {size / 1e6:,.0f} MB; most memory {most:,.0f} MB; heaviest page {heaviest:,.0f} kB")
        if not given.once:
            written(case, Path(folder) / "second")
            same = (first / SUMS).read_bytes() == (Path(folder) / "second" / SUMS).read_bytes()
            print(f"same bytes: {'yes' if same else 'NO'}")


if __name__ == "__main__":
    main()
