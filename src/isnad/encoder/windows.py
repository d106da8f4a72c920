"""A layout cut into windows that the network can see at once.

A window answers for the words of its core; around it stands context that only helps. Cores end with paragraphs where
that costs little, else with sentences; a sentence too long for a window is cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from isnad.encoder.layout import Layout

LONGEST = 254  # pieces in a window beside CLS and SEP
CORE = 238
BEFORE, AFTER = 10, 6  # pieces of context


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` to `last` are seen, `core_first` to `core_last` are answered for; ends are exclusive."""

    first: int
    last: int
    core_first: int
    core_last: int


def _units(layout: Layout) -> list[tuple[int, int]]:
    """Word ranges of sentences; longer ones in parts of at most CORE pieces."""
    units: list[tuple[int, int]] = []
    sentences, offsets = layout.sentences, layout.offsets
    first = 0
    for word in range(1, len(sentences) + 1):
        ends = word == len(sentences) or sentences[word] != sentences[first]
        if ends or offsets[word + 1] - offsets[first] > CORE:
            units.append((first, word))
            first = word
    return units


def _cores(layout: Layout) -> list[tuple[int, int]]:
    cores: list[tuple[int, int]] = []
    offsets, firsts = layout.offsets, layout.firsts
    units = _units(layout)
    rest = _paragraph_rests(layout, units)
    start = 0
    for (first, last), ahead in zip(units, rest, strict=True):
        held = offsets[first] - offsets[start]
        full = offsets[last] - offsets[start] > CORE
        breaks = firsts[first] == 2 and held > 0.75 * CORE and held + ahead > CORE
        if first > start and (full or breaks):
            cores.append((start, first))
            start = first
    if len(layout.starts) > start:
        cores.append((start, len(layout.starts)))
    return cores


def _paragraph_rests(layout: Layout, units: list[tuple[int, int]]) -> list[int]:
    """For each unit the pieces from it to the end of its paragraph."""
    rests: list[int] = []
    end = len(layout.starts)
    for first, _ in reversed(units):
        rests.append(layout.offsets[end] - layout.offsets[first])
        if layout.firsts[first] == 2:
            end = first
    return rests[::-1]


def cut(layout: Layout) -> list[Window]:
    """Windows whose cores cover every word once, in reading order."""
    windows: list[Window] = []
    offsets, size = layout.offsets, len(layout.starts)
    for core_first, core_last in _cores(layout):
        first, last = core_first, core_last
        spare = LONGEST - (offsets[core_last] - offsets[core_first])
        after = min(AFTER, spare)
        while last < size and offsets[last + 1] - offsets[core_last] <= after:
            last += 1
        before = min(BEFORE, spare - (offsets[last] - offsets[core_last]))
        while first > 0 and offsets[core_first] - offsets[first - 1] <= before:
            first -= 1
        windows.append(Window(first, last, core_first, core_last))
    return windows
