"""The generator of report prose: its marks can be re-read, and the same seed gives the same reports."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from training.reports import Report, mark_report, reports

from isnad.encoder import reader
from isnad.encoder.labels import ATTRIBUTION_TAGS
from isnad.encoder.pieces import Vocabulary

VOCABULARY = Vocabulary(Path(reader.__file__).parent / "model" / "vocabulary.txt")
REPORTS = reports(120, [7, 1])


def spans_of(report: Report) -> list[tuple[int, int]]:
    return [(s, e) for a in report.attributions for part in a.values() for s, e in part]


def test_the_same_seed_gives_the_same_reports_and_another_others() -> None:
    assert reports(20, [3]) == reports(20, [3])
    assert reports(20, [3]) != reports(20, [4])


def test_no_mark_or_unfilled_slot_is_left_in_the_text() -> None:
    for report in REPORTS:
        assert not set("{}") & set(report.text)
        assert re.search(r"\$\D", report.text) is None


def test_parts_begin_and_end_with_words_and_never_overlap() -> None:
    for report in REPORTS:
        spans = sorted(spans_of(report))
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        for start, end in spans:
            assert 0 <= start < end <= len(report.text)
            assert report.text[start:end] == report.text[start:end].strip()


def test_every_attribution_has_a_cue_and_lies_in_one_sentence() -> None:
    for report in REPORTS:
        for attribution in report.attributions:
            assert len(attribution["cue"]) == 1
            inside = [(s, e) for s, e in report.sentences if s <= attribution["cue"][0][0] < e]
            assert len(inside) == 1
            assert all(inside[0][0] <= s and e <= inside[0][1] for part in attribution.values() for s, e in part)


def test_report_prose_has_all_its_ways_of_speaking() -> None:
    shapes = Counter((bool(a["source"]), len(a["content"])) for report in REPORTS for a in report.attributions)
    assert shapes[False, 1] > 50
    assert shapes[True, 1] > 50
    assert shapes[False, 2] > 3
    assert shapes[True, 0] > 3
    text = "\n".join(report.text for report in REPORTS)
    assert all(mark in text for mark in ("[REDACTED]", "COMMENT: ", "(S//REL)", "THE FOLLOWING", "1. "))


def test_inner_contents_stand_in_a_report_and_hold_attributions() -> None:
    outer = [r for r in REPORTS if r.inner]
    assert outer
    for report in outer:
        flat = " ".join(report.text.split())
        for inner in report.inner:
            assert inner.attributions
            assert " ".join(inner.text.split()) in flat


def test_marking_keeps_every_part() -> None:
    for number, report in enumerate(REPORTS[:60]):
        text = mark_report(f"r{number}", report, VOCABULARY)
        begins = Counter(ATTRIBUTION_TAGS[t][2:] for t in text.tags.tolist() if ATTRIBUTION_TAGS[t].startswith("B"))
        expected = Counter(part for a in report.attributions for part, spans in a.items() for _ in spans)
        assert begins == expected
        assert len(text.mentions) == len(report.names)
        assert all(text.links[n] >= 0 for n, t in enumerate(text.tags.tolist()) if t)
