"""The network's session: one window in, the heads' answers out.

Windows run one at a time, because the range of 8-bit activations is taken over all that runs together: so a window's
answer never depends on its neighbours in a batch. Two threads run windows side by side, each on one core.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from isnad.encoder.layout import Layout
from isnad.encoder.pieces import CLS, EDGE_SHAPE, SEP
from isnad.encoder.windows import Window

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_SLOWER = ["SkipLayerNormFusion"]  # its fused node takes seven times as long as the two that it fuses
OUTPUTS = ("tags", "factuality", "upos", "arcs", "heads", "deprels", "spans", "vectors", "labelling", "roles")


@dataclass(frozen=True, slots=True)
class Answer:
    """The heads' answers over the words of one window; word indices are within the window."""

    window: Window
    tags: Floats  # [words, tags]
    factuality: Floats  # [words, sets]
    upos: Ints
    arcs: Floats  # [words, words]
    heads: Ints
    deprels: Ints
    spans: Floats  # [layers, words, words], far below nought where no span can be
    vectors: Floats  # [words, ...], see VECTORS in spans.py
    labelling: Floats  # [words, 2 widths], what labels of arcs are scored by: as dependent, as head
    roles: Floats  # [words, roles]

    def slimmed(self) -> Answer:
        """The same without what is squared in the number of words."""
        nothing = np.zeros((0, 0), np.float32)
        return replace(self, arcs=nothing, spans=nothing[None])


class Feeds:
    """A layout as arrays from which each window's input is taken."""

    def __init__(self, layout: Layout) -> None:
        self._pieces = np.array(layout.pieces, np.int64)
        self._offsets = np.array(layout.offsets, np.int64)
        self._shapes = layout.shapes()
        self._sentences = np.array(layout.sentences, np.int64)
        self._listed = np.array(layout.listed, np.int64)

    def feed(self, window: Window) -> dict[str, Ints]:
        """The network's input for one window, between CLS and SEP."""
        words = slice(window.first, window.last)
        places = self._offsets[window.first : window.last + 1]
        counts = np.diff(places)
        shapes = np.repeat(self._shapes[words], counts)
        return {
            "pieces": np.concatenate([[CLS], self._pieces[places[0] : places[-1]], [SEP]]),
            "shapes": np.concatenate([[EDGE_SHAPE], shapes, [EDGE_SHAPE]]),
            "lists": np.concatenate([[0], np.repeat(self._listed[words], counts), [0]]),
            "firsts": places[:-1] - places[0] + 1,
            "sentences": self._sentences[words],
        }


class Network:
    """An onnxruntime session over `model.onnx`."""

    def __init__(self, path: Path, threads: int) -> None:
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        self._threads = threads

    def answers(self, places: Sequence[tuple[Feeds, Window]]) -> Iterator[Answer]:
        """The answers to windows of one layout or several, in their order."""

        def run(place: tuple[Feeds, Window]) -> Answer:
            feeds, window = place
            return Answer(window, *self._session.run(OUTPUTS, feeds.feed(window)))

        if self._threads == 1 or len(places) < 2:
            yield from map(run, places)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(run, places)
