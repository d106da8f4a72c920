"""The encoder as the rest of the house sees it: a text with its sentences in, a Tagging out."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from isnad.encoder import alike, attributing, corefer, spans, trees
from isnad.encoder.labels import DEPRELS, FACTUALITY_SETS, ROLES, UPOS
from isnad.encoder.layout import Layout, lay_out
from isnad.encoder.linking import Linker
from isnad.encoder.network import Answer, Feeds, Network
from isnad.encoder.pairs import MentionTable
from isnad.encoder.pieces import Vocabulary
from isnad.encoder.tagging import AttributionParts, EntityType, MentionForm, MentionSpan, Parse, Span, Tagging
from isnad.encoder.windows import Window, cut

Floats = npt.NDArray[np.float32]
_SECTION, _LONGEST_SECTION = 48, 96  # windows decoded together
_BESIDE = 16  # sections of short texts read side by side
_WEAKER = np.array([1, 1, 0], np.float32)  # how far under the threshold a span may hold a name, in logits


@dataclass(slots=True)
class State:
    """What a document's words have so far; a root is its own head."""

    layout: Layout
    upos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[int] = field(default_factory=list)
    factuality: list[float] = field(default_factory=list)
    roles: list[Floats] = field(default_factory=list)
    attributions: list[attributing.Group] = field(default_factory=list)
    mentions: list[spans.Found] = field(default_factory=list)


def _sections(windows: list[Window], layout: Layout) -> Iterator[list[Window]]:
    """Runs of windows, ended before a paragraph where possible."""
    held: list[Window] = []
    for window in windows:
        opens = layout.firsts[window.core_first] == 2
        if held and ((len(held) >= _SECTION and opens) or len(held) >= _LONGEST_SECTION):
            yield held
            held = []
        held.append(window)
    if held:
        yield held


class Encoder:
    """The reading model. Make one with `Encoder.load()`; it may be used from several threads."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._vocabulary = Vocabulary(folder / "vocabulary.txt", folder / "lists.txt")
        self._network = Network(folder / "model.onnx", threads)
        with np.load(folder / "decoding.npz") as tables:
            self._tables: dict[str, Floats] = {name: tables[name].astype(np.float32) for name in tables.files}
        self._least = self._tables["span_least"]
        self._floors = np.log(self._least / (1 - self._least)) - _WEAKER

    @staticmethod
    def load(threads: int | None = None) -> Encoder:
        """The encoder that ships with the package, loaded once a process; at most two threads by default."""
        return _load(threads or min(2, os.cpu_count() or 1))

    def read(self, text: str, sentences: Sequence[Span]) -> Tagging:
        """All that the model sees in `text`.

        `sentences` are character spans in reading order that do not overlap; text outside them is skipped. The
        result depends on nothing but the arguments and the model; memory beside the result stays bounded.
        """
        state = self.see(text, sentences)
        return self._tagging(state, text) if state.layout.starts else Tagging(Parse())

    def see(self, text: str, sentences: Sequence[Span]) -> State:
        """All but coreference, as columns over words; `read` makes the Tagging of it, training looks at it."""
        state = State(lay_out(text, sentences, self._vocabulary))
        feeds = Feeds(state.layout)
        for section in _sections(cut(state.layout), state.layout):
            self._read_section(state, feeds, section)
        alike.settle_types(state.mentions, state.layout, text)
        return state

    def size(self, text: str, sentences: Sequence[Span]) -> int:
        """How many pieces of words the network sees in `text`, context around windows not counted twice."""
        return len(lay_out(text, sentences, self._vocabulary).pieces)

    def read_parts(self, texts: Sequence[str]) -> list[tuple[AttributionParts, ...]]:
        """The attributions in each of some short texts, each read on its own as one sentence."""
        states = [State(lay_out(text, [(0, len(text))], self._vocabulary)) for text in texts]
        units = [
            (state, feeds, section)
            for state, feeds in ((state, Feeds(state.layout)) for state in states)
            for section in _sections(cut(state.layout), state.layout)
        ]
        for at in range(0, len(units), _BESIDE):
            self._read_side_by_side(units[at : at + _BESIDE])
        return [tuple(_parts(group, state.layout) for group in state.attributions) for state in states]

    def _read_side_by_side(self, units: Sequence[tuple[State, Feeds, list[Window]]]) -> None:
        """Attributions of sections of texts that have nothing to do with each other."""
        answers = self._network.answers([(feeds, window) for _, feeds, section in units for window in section])
        for state, _, section in units:
            self._read_attributions(state, [answer.slimmed() for answer in islice(answers, len(section))])

    def _read_section(self, state: State, feeds: Feeds, section: list[Window]) -> None:
        answers = []
        for answer in self._network.answers([(feeds, window) for window in section]):
            self._read_words(state, answer)
            answers.append(answer.slimmed())
        self._read_attributions(state, answers)

    def _read_words(self, state: State, answer: Answer) -> None:
        """Trees, mentions and factuality of one window."""
        window = answer.window
        heads, deprels = answer.heads.tolist(), answer.deprels.tolist()
        core = slice(window.core_first - window.first, window.core_last - window.first)
        sentences = state.layout.sentences[window.first : window.last]
        bounds = _bounds(sentences, core.start, core.stop)
        changed = trees.settle(heads, deprels, answer.arcs, bounds)
        trees.relabel(changed, heads, deprels, answer.labelling, self._tables)
        state.upos += answer.upos[core].tolist()
        state.heads += [h + window.first for h in heads[core]]
        state.deprels += deprels[core]
        state.factuality += answer.factuality[core, FACTUALITY_SETS.index("uw")].tolist()
        state.roles.append(answer.roles[core])
        tables = self._tables
        found = spans.candidates(answer, tables["types_weight"], tables["types_bias"], self._floors)
        mentions, weak = spans.nested(found, heads, self._least)
        merged = spans.merged(mentions, weak, spans.names(found, heads, self._least))
        for mention, vector in zip(merged, spans.compared(merged, answer.vectors), strict=True):
            mention.vector = vector
            mention.move(window.first)
        state.mentions += merged

    def linkers(
        self, text: str, sentences: Sequence[Span]
    ) -> Iterator[tuple[Layout, list[attributing.Part], Linker]]:
        """The parts of attributions before they are linked, by section; for training. Texts of one section only."""
        layout = lay_out(text, sentences, self._vocabulary)
        feeds = Feeds(layout)
        for section in list(_sections(cut(layout), layout))[:1]:
            yield layout, *self._parts(layout, list(self._network.answers([(feeds, window) for window in section])))

    def _read_attributions(self, state: State, answers: list[Answer]) -> None:
        """Attributions of one section; its windows follow each other."""
        parts, linker = self._parts(state.layout, answers)
        base = answers[0].window.core_first
        for group in attributing.group(parts, linker, self._tables):
            state.attributions.append(attributing.moved(group, base))

    def _parts(self, layout: Layout, answers: list[Answer]) -> tuple[list[attributing.Part], Linker]:
        base, end = answers[0].window.core_first, answers[-1].window.core_last
        cores = [slice(a.window.core_first - a.window.first, a.window.core_last - a.window.first) for a in answers]
        emissions = np.concatenate([a.tags[c] for a, c in zip(answers, cores, strict=True)])
        queries, keys = (
            np.concatenate([spans.vector(a.vectors, name)[c] for a, c in zip(answers, cores, strict=True)])
            for name in ("link_query", "link_key")
        )
        firsts = layout.firsts[base:end]
        ranges = attributing.chains(firsts)
        tags = attributing.best_tags(emissions, ranges, self._tables["opening"], self._tables["transitions"])
        parts = attributing.parts_of(tags, emissions)
        cues = [(p.first, p.last) for p in parts if p.kind == "cue"]
        sentences, opens = np.array(layout.sentences[base:end]), np.array(firsts) == 2
        return parts, Linker(cues, queries, keys, sentences, opens)

    def _tagging(self, state: State, text: str) -> Tagging:
        layout = state.layout
        parse = Parse(
            tuple(layout.starts),
            tuple(layout.ends),
            tuple(layout.sentences),
            tuple(UPOS[n] for n in state.upos),
            tuple(-1 if h == n else h for n, h in enumerate(_joined(state, layout))),
            tuple(DEPRELS[n] for n in state.deprels),
        )
        mentions = tuple(self._mentions(state, text))
        attributions = tuple(_parts(group, layout) for group in state.attributions)
        return Tagging(parse, attributions, mentions, tuple(state.factuality), _roles(state))

    def _mentions(self, state: State, text: str) -> Iterator[MentionSpan]:
        layout, found = state.layout, state.mentions
        if not found:
            return
        starts, ends = layout.starts, layout.ends
        table, vectors = mention_inputs(state, text)
        for mention, cluster in zip(found, corefer.clusters(table, vectors, self._tables), strict=True):
            name = mention.name
            yield MentionSpan(
                starts[mention.first],
                ends[mention.last],
                mention.head,
                cast(EntityType, mention.kind),
                cast(MentionForm, mention.form),
                mention.score,
                cluster,
                (starts[name[0]], ends[name[1]]) if name else None,
            )


def mention_inputs(state: State, text: str) -> tuple[MentionTable, Floats]:
    """What coreference compares: the mentions' facts and vectors [mentions, width]."""
    words = corefer.Words(state.layout, state.heads, state.deprels, state.attributions)
    vectors = np.array([m.vector for m in state.mentions], np.float32)
    return corefer.mention_table(state.mentions, text, words), vectors


@lru_cache(maxsize=4)
def _load(threads: int) -> Encoder:
    return Encoder(Path(__file__).parent / "model", threads)


def _bounds(sentences: list[int], first: int, last: int) -> list[tuple[int, int]]:
    """Word ranges of equal sentences between `first` and `last`."""
    edges = [first, *(w for w in range(first + 1, last) if sentences[w] != sentences[w - 1]), last]
    return list(pairwise(edges))


def _joined(state: State, layout: Layout) -> list[int]:
    """Heads with the parts of an over-long sentence hung on its first root."""
    heads = state.heads
    parataxis, root = DEPRELS.index("parataxis"), -1
    sentence = -1
    for word, head in enumerate(heads):
        if layout.sentences[word] != sentence:
            sentence, root = layout.sentences[word], -1
        if head == word:
            if root >= 0:
                heads[word], state.deprels[word] = root, parataxis
            else:
                root = word
    return heads


def _roles(state: State) -> dict[str, array[float]]:
    """The parts of incidents as columns of 32-bit numbers."""
    if not state.roles:
        return {}
    columns = np.ascontiguousarray(np.concatenate(state.roles).T, np.float32)
    return {role: array("f", column.tobytes()) for role, column in zip(ROLES, columns, strict=True)}


def _parts(group: attributing.Group, layout: Layout) -> AttributionParts:
    def characters(parts: Sequence[attributing.Part]) -> tuple[Span, ...]:
        return tuple((layout.starts[p.first], layout.ends[p.last - 1]) for p in parts)

    return AttributionParts(
        characters(group.sources), characters((group.cue,)), characters(group.contents), min(1.0, group.score)
    )
