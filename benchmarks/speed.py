"""How fast isnad reads, against the bare encoder in torch fp32 over the same texts in the same run.

    python -m benchmarks.speed [FILES ...] [--threads 2] [--rounds 3] [--profile]

Reads texts as `isnad read` does: passages, encoder, mentions, attributions, claims. Without FILES these are the
short documents of tests/corpus and, where ../shared is there, ordinary ones: reports of MUC-4, and pages of a long
report as one document. The bare encoder is MiniLM's six layers over the same pieces in full windows, eight at a time,
no head, no decoding. Rounds alternate and the best of each counts; both wall and CPU time are shown, since on a busy
machine only CPU time says much. Without torch the ratio is left out.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib.util
import json
import os
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from isnad.attributions import find_attributions
from isnad.claims import Dictionary, code
from isnad.documents import Document, from_text
from isnad.encoder import Encoder
from isnad.mentions import find_mentions
from isnad.passages import split

TEXTS = Path("tests/corpus")
SHARED = Path(os.environ.get("ISNAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
REPORTS, PAGES = 40, range(20, 50)
WINDOW, TOGETHER = 254, 8  # pieces, windows


@dataclass(slots=True)
class Stages:
    """Wall and CPU seconds by stage."""

    wall: Counter[str] = field(default_factory=Counter)
    cpu: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall[name] += time.perf_counter() - wall  # type: ignore[assignment]
        self.cpu[name] += time.process_time() - cpu  # type: ignore[assignment]


def read(document: Document, encoder: Encoder, dictionary: Dictionary, stages: Stages) -> int:
    """What `isnad.reading.read_document` does, timed by stage; the number of claims."""
    with stages.stage("passages"):
        passages = split(document)
    with stages.stage("encoder"):
        tagging = encoder.read(document.text, [(p.start, p.end) for p in passages])
    with stages.stage("mentions"):
        mentioned = find_mentions(document, passages, tagging)
    with stages.stage("attributions"):
        attributions = find_attributions(document, passages, tagging, mentioned, encoder)
    with stages.stage("claims"):
        return len(code(document, passages, tagging, mentioned, attributions, dictionary))


def bare_encoder(pieces: int, threads: int) -> Callable[[], None] | None:
    """A run of the encoder in torch fp32 over that many pieces; None without torch."""
    if importlib.util.find_spec("torch") is None:
        return None
    import torch
    from training.network import Pieces, ReadingModel

    torch.set_num_threads(threads)
    model = ReadingModel(30522).eval()

    def run() -> None:
        left = pieces
        while left > 0:
            rows, length = max(1, min(TOGETHER, left // WINDOW)), min(WINDOW, left)
            ids = torch.randint(1000, 30000, (rows, length))
            nothing = torch.zeros_like(ids)
            with torch.inference_mode():
                model.encode(Pieces(ids, nothing, nothing, None))
            left -= rows * length

    return run


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - wall, time.process_time() - cpu


def texts_of(files: list[Path]) -> dict[str, list[Document]]:
    """The documents to read, by what they are."""
    if files:
        return {"files": [from_text(file.read_text(encoding="utf-8"), file.name) for file in files]}
    own = [from_text(file.read_text(encoding="utf-8"), file.name) for file in sorted(TEXTS.rglob("*.txt"))]
    found = {"tests/corpus": own}
    reports, pages = SHARED / "data/muc4/dev.jsonl", SHARED / "data/mueller/mueller.jsonl"
    if reports.exists():
        rows = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()[:REPORTS]]
        found["reports of MUC-4"] = [from_text(row["text"], f"{number}.txt") for number, row in enumerate(rows)]
    if pages.exists():
        lines = pages.read_text(encoding="utf-8").splitlines()
        text = "\n\n".join(json.loads(lines[number])["text"] for number in PAGES)
        found[f"{len(PAGES)} pages as one document"] = [from_text(text, "pages.txt")]
    return found


def measure(name: str, documents: list[Document], encoder: Encoder, options: argparse.Namespace) -> None:
    """Print tokens a second, the ratio and the share of each stage for some documents."""
    dictionary = Dictionary.load()
    pieces = sum(encoder.size(d.text, [(p.start, p.end) for p in split(d)]) for d in documents)
    bare = bare_encoder(pieces, options.threads)
    rounds: list[tuple[tuple[float, float], tuple[float, float] | None, Stages]] = []
    for number in range(options.rounds + 1):
        stages = Stages()
        reading = timed(lambda: [read(d, encoder, dictionary, stages) for d in documents])  # noqa: B023
        if number:  # the first round fills caches
            rounds.append((reading, timed(bare) if bare else None, stages))
    print(f"{name}: {len(documents)} documents, {pieces} tokens (pieces of the encoder), {options.threads} threads")
    for at, kind in enumerate(("wall", "CPU")):
        best = min(r[0][at] for r in rounds)
        line = f"{kind:5}whole reading {pieces / best:8.0f} tokens/s"
        alone = [r[1][at] for r in rounds if r[1]]
        if alone:
            line += f", bare encoder in torch {pieces / min(alone):8.0f}, ratio {min(alone) / best:.2f}"
        print(line)
    stages = min(rounds, key=lambda r: r[0][1])[2]
    parts = (f"{k} {1e6 * v / pieces:.0f}" for k, v in stages.cpu.items())
    print("CPU microseconds a token: " + ", ".join(parts), flush=True)


def main() -> None:
    """Measure each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="also the functions that take longest")
    options = parser.parse_args()
    texts, encoder = texts_of(options.files), Encoder.load(options.threads)
    for name, documents in texts.items():
        measure(name, documents, encoder, options)
    if importlib.util.find_spec("torch") is None:
        print("torch is not installed: no ratio to the bare encoder")
    if options.profile:
        with cProfile.Profile() as profile:
            for document in (d for documents in texts.values() for d in documents):
                read(document, encoder, Dictionary.load(), Stages())
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)


if __name__ == "__main__":
    main()
