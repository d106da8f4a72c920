"""Report prose with known attributions, from our own templates and vocabulary (`reports.toml`), seeded.

PolNeAR is news; reports speak otherwise: a heading names the speaker once and sentences follow without a subject,
passives hide who spoke, paragraphs are numbered, names are redacted or in capitals. Each report is a text with its
sentences, attributions (the outermost) and names; contents that hold another attribution come as texts of their own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from isnad.encoder.labels import NAME_TYPES
from isnad.encoder.pieces import Vocabulary
from training.corpora import FLAT, set_attributions
from training.marked import IGNORED, Marked, mark
from training.swaps import organization

Random = np.random.Generator
_PARTS = {"S": "source", "C": "cue", "T": "content"}
_NAMES = {"P": "Person", "O": "Organization", "L": "Place", "W": "Work", "D": "People"}
_SLOT = re.compile(r"\$([A-Za-z]+?)(?![A-Za-z])(\d?)")
_ARTICLES = ("al-", "Al-", "al ", "el-", "")
_RUN_ON = 12  # expansions inside each other


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    tables = tomllib.loads((Path(__file__).parent / "reports.toml").read_text(encoding="utf-8"))
    names = tables["names"]
    split = {key: value.split("|" if "|" in value else None) for key, value in names.items()}
    return {**tables["lists"], **tables["sentences"], "names": split}


@dataclass(slots=True)
class Report:
    """A text with character spans; `attributions` as in PolNeAR, `names` as (start, end, type)."""

    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    attributions: list[dict[str, list[list[int]]]] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    inner: list[Report] = field(default_factory=list)


class Cast:
    """The people, groups and places of one report: a few, so that they come again."""

    def __init__(self, rng: Random, surnames_in_capitals: bool) -> None:
        self.rng = rng
        self.capitals = surnames_in_capitals
        names = _tables()["names"]
        self.style = str(rng.choice(["arabic", "plain", "plain", "bare"]))
        self.people = [self._person(names) for _ in range(int(rng.integers(3, 8)))]
        self.groups = [self._group() for _ in range(int(rng.integers(2, 5)))]
        self.places = list(rng.choice(names["place"], 4, replace=False))

    def _pick(self, values: Sequence[str]) -> str:
        return values[int(self.rng.integers(len(values)))]

    def _person(self, names: dict[str, list[str]]) -> tuple[str, str]:
        """Full name and the short form by which it comes again."""
        given, family = self._pick(names["given"]), self._pick(names["family"])
        if self.style == "arabic":
            family = self._pick(_ARTICLES) + family + self._pick(("i", "i", ""))
            if self.rng.random() < 0.4:
                given += " " + self._pick(names["given"])
        family = family.upper() if self.capitals else family
        given = given.upper() if self.capitals and self.rng.random() < 0.3 else given
        return f"{given} {family}", self._pick((family, family, given))

    def _group(self) -> tuple[str, str]:
        lists = _tables()
        head, middle, of = (self._pick(lists[key]) for key in ("orghead", "orgmid", "orgof"))
        name = self._pick((f"{middle} {head}", f"{head} {of}", f"{middle} {head} {of}"))
        acronym = self._pick(lists["acronym"])
        if self.rng.random() < 0.25:
            name = organization(self.rng, lambda: self._pick(lists["names"]["land"]))
        if self.rng.random() < 0.3:
            return f"the {{O {acronym}}}", f"{{O {acronym}}}"
        return f"the {{O {name}}}", self._pick((f"the {{O {name}}}", f"the {{O {head}}}", f"{{O {acronym}}}"))

    def person(self) -> str:
        full, short = self._pick(self.people)
        return f"{{P {full if self.rng.random() < 0.45 else short}}}"

    def group(self) -> str:
        full, short = self._pick(self.groups)
        return full if self.rng.random() < 0.5 else short

    def kunya(self) -> str:
        name = "Abu " + self._pick(_tables()["names"]["kunya"])
        return f"{{P {name.upper() if self.capitals else name}}}"


def _date(cast: Cast) -> str:
    lists = _tables()
    day, month, year = (cast._pick(lists[key]) for key in ("day", "month", "year"))
    return cast._pick((f"{month} {year}", f"{day} {month} {year}", f"{month} {day}, {year}", year, f"{day} {month}"))


def _money(cast: Cast) -> str:
    amount = cast._pick(("500", "2,000", "15,000", "40,000", "$300", "$5,000", "$1.2 million", "120,000"))
    return amount if amount.startswith("$") else f"{amount} {cast._pick(('dollars', 'dinars', 'crowns', 'USD'))}"


_MADE: dict[str, Callable[[Cast], str]] = {
    "p": Cast.person,
    "o": Cast.group,
    "k": Cast.kunya,
    "l": lambda cast: f"{{L {cast._pick(cast.places)}}}",
    "land": lambda cast: f"{{L {cast._pick(_tables()['names']['land'])}}}",
    "d": lambda cast: f"{{D {cast._pick(_tables()['names']['people'])}}}",
    "w": lambda cast: f"{{W {cast._pick(_tables()['work'])}}}",
    "paper": lambda cast: f"{{O {cast._pick(_tables()['paper'])}}}",
    "acronym": lambda cast: f"{{O {cast._pick(_tables()['acronym'])}}}",
    "t": lambda cast: cast._pick(_tables()["title"]),
    "date": _date,
    "money": _money,
}


def _capitalised(text: str) -> str:
    """The first letter outside of marks in capitals."""
    at = 0
    while at < len(text) and (text[at] == "{" or not text[at].isalpha()):
        at = text.index(" ", at) + 1 if text[at] == "{" else at + 1
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def expand(template: str, cast: Cast, depth: int = 0) -> str:
    """A template with every $name drawn; $Name begins with a capital, a digit after it only tells two apart."""

    def draw(match: re.Match[str]) -> str:
        name = match[1]
        if name.lower() == "clause" and depth > _RUN_ON:
            return "he left"
        lower = name[0].lower() + name[1:]
        drawn = _MADE[lower](cast) if lower in _MADE else expand(cast._pick(_tables()[lower]), cast, depth + 1)
        return _capitalised(drawn) if name[0].isupper() else drawn

    return _SLOT.sub(draw, template)


@dataclass(slots=True)
class _Node:
    label: str
    start: int
    end: int
    children: list[_Node]


def _parse(marked: str) -> tuple[str, list[_Node]]:
    """Plain text and the tree of marks {LABEL ...}."""
    text: list[str] = []
    length = 0
    root = _Node("", 0, 0, [])
    stack = [root]
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            space = marked.index(" ", at)
            node = _Node(marked[at + 1 : space], length, length, [])
            stack[-1].children.append(node)
            stack.append(node)
            at = space + 1
            continue
        if marked[at] == "}":
            stack.pop().end = length
        else:
            text.append(marked[at])
            length += 1
        at += 1
    return "".join(text), root.children


def _collect(nodes: list[_Node], base: int, report: Report, nested: bool) -> None:
    """Names of all nodes and the outermost attributions, moved by `base`, into a report."""
    groups: dict[str, dict[str, list[list[int]]]] = {}
    for node in nodes:
        if node.label in _NAMES:
            report.names.append((node.start + base, node.end + base, _NAMES[node.label]))
        elif not nested:
            group = groups.setdefault(node.label[1:].rstrip("x"), {part: [] for part in _PARTS.values()})
            group[_PARTS[node.label[0]]].append([node.start + base, node.end + base])
        _collect(node.children, base, report, nested or node.label not in _NAMES)
    report.attributions += [g for g in groups.values() if g["cue"]]


def _without(nodes: list[_Node], base: int) -> list[_Node]:
    return [_Node(n.label, n.start - base, n.end - base, _without(n.children, base)) for n in nodes]


class _Writer:
    """Puts sentences one after another into a report."""

    def __init__(self, cast: Cast, capitals: bool, width: int) -> None:
        self.cast, self.capitals, self.width = cast, capitals, width
        self.report = Report()
        self.column = 0

    def gap(self, text: str) -> None:
        """Text that belongs to no sentence: white space."""
        self.report.text += text
        self.column = 0 if "\n" in text else self.column + len(text)

    def sentence(self, template: str) -> None:
        plain, nodes = _parse(_capitalised(expand(template, self.cast)))
        if self.capitals:
            plain = plain.upper() if len(plain.upper()) == len(plain) else plain
        base = len(self.report.text)
        self.report.text += self._wrapped(plain)
        self.report.sentences.append((base, base + len(plain)))
        _collect(nodes, base, self.report, nested=False)
        for node in nodes:
            if node.label.startswith("T") and any(c.label not in _NAMES for c in node.children):
                inner = Report(plain[node.start : node.end], [(0, node.end - node.start)])
                _collect(_without(node.children, node.start), 0, inner, nested=False)
                self.report.inner.append(inner)

    def _wrapped(self, plain: str) -> str:
        """The same length with some spaces made line ends, as on a typed page."""
        if not self.width:
            return plain
        words: list[str] = []
        for word in plain.split(" "):
            if words and self.column + len(word) > self.width:
                words.append("\n")
                self.column = 0
            elif words:
                words.append(" ")
            words.append(word)
            self.column += len(word) + 1
        return "".join(words)


_SERIALS = ("REPORT NO. {a}-{b}", "SERIAL {a}/{b}", "IR {a} {b} 08", "TIR-{a}-{b}", "FILE {a}.{b}")
_MARKS = ("(C)", "(S//REL)", "(U)", "(S)", "(C//NF)", "(U//FOUO)", "(SBU)")
_HEADS = (
    "{S DETAINEE} {C STATED THE FOLLOWING}:",
    "{S SOURCE} {C REPORTED THE FOLLOWING}:",
    "{S SUBJECT} {C PROVIDED THE FOLLOWING INFORMATION}:",
    "{S Detainee} {C made the following statements}:",
    "{S THE WITNESS} {C TOLD THE PANEL}:",
    "SOURCE:",
    "DETAILS:",
    "STATEMENT OF THE PRISONER",
    "SUMMARY OF INTERVIEW",
    "TEXT:",
)
_COMMENTS = ("FIELD COMMENT: ", "SOURCE COMMENT: ", "COMMENT: ", "(FIELD COMMENT) ", "ANALYST NOTE: ")
_GENRES: dict[str, list[tuple[str, float]]] = {
    "interrogation": [("subjectless", 0.45), ("spoken", 0.22), ("plain", 0.26), ("comment", 0.07)],
    "exploitation": [("documents", 0.6), ("plain", 0.25), ("comment", 0.15)],
    "cable": [("cable", 0.6), ("plain", 0.25), ("comment", 0.15)],
    "wire": [("wire", 0.65), ("plain", 0.35)],
    "briefing": [("briefing", 0.5), ("plain", 0.4), ("wire", 0.1)],
    "court": [("courts", 0.55), ("plain", 0.45)],
    "inquiry": [("inquiries", 0.6), ("plain", 0.4)],
    "broadcast": [("broadcasts", 0.6), ("plain", 0.4)],
}
_WEIGHTS = (0.36, 0.08, 0.14, 0.14, 0.1, 0.06, 0.06, 0.06)


def write_report(rng: Random) -> Report:
    """One report of a genre drawn by chance, of 6 to 22 sentences."""
    genre = list(_GENRES)[int(rng.choice(len(_GENRES), p=_WEIGHTS))]
    official = genre in {"interrogation", "exploitation", "cable"}
    cast = Cast(rng, surnames_in_capitals=official and bool(rng.random() < 0.5))
    capitals = genre == "broadcast" or bool(rng.random() < (0.15 if official else 0.03))
    writer = _Writer(cast, capitals, int(rng.choice([0, 0, 68, 78])))
    if official:
        _heading(writer, rng)
    kinds, shares = zip(*_GENRES[genre], strict=True)
    numbered, marked = official and rng.random() < 0.6, official and rng.random() < 0.4
    for paragraph in range(int(rng.integers(2, 6))):
        writer.gap("\n\n" if writer.report.text else "")
        if numbered:
            writer.gap(f"{paragraph + 1}. ")
        if marked:
            writer.gap(str(rng.choice(_MARKS)) + " ")
        if genre == "briefing":
            writer.gap(
                str(rng.choice(["QUESTION: ", "COL. MERRIN: ", "Q: ", "A: ", "MODERATOR: ", "SPOKESMAN: ", ""]))
            )
        elif genre == "interrogation" and rng.random() < 0.15:
            writer.gap(str(rng.choice(_COMMENTS)))
            writer.sentence(cast._pick(_tables()["comment"]))
            continue
        for number in range(int(rng.integers(2, 6))):
            writer.gap(" " if number else "")
            kind = str(rng.choice(kinds, p=shares))
            writer.sentence(cast._pick(_tables()[kind]))
    return writer.report


def _heading(writer: _Writer, rng: Random) -> None:
    serial = str(rng.choice(_SERIALS)).format(a=rng.integers(10, 9999), b=rng.integers(1, 99))
    writer.sentence(serial)
    writer.gap("\n\n")
    writer.sentence(str(rng.choice(_HEADS)))


def reports(count: int, seed: list[int]) -> list[Report]:
    """That many reports, the same for the same seed, and the contents of theirs that hold attributions."""
    rng = np.random.default_rng([*seed, 77])
    written = [write_report(rng) for _ in range(count)]
    return written + [inner for report in written for inner in report.inner]


def hand_written() -> list[Report]:
    """The reports of `reports_dev.txt`, written by hand, for measuring only; no sentences, no names."""
    written = (Path(__file__).parent / "reports_dev.txt").read_text(encoding="utf-8")
    lines = [line for line in written.split("\n") if not line.startswith("#")]
    found = []
    for marked in "\n".join(lines).split("\n---\n"):
        text, nodes = _parse(marked.strip("\n"))
        report = Report(text)
        _collect(nodes, 0, report, nested=False)
        found.append(report)
    return found


def mark_report(name: str, report: Report, vocabulary: Vocabulary) -> Marked:
    """A report as a marked text: attribution tags and flat names."""
    text = mark(name, "reports", report.text, report.sentences, vocabulary)
    set_attributions(text, report.attributions)
    rows = []
    for start, end, kind in report.names:
        if covered := text.covering(start, end):
            rows.append((*covered, FLAT, NAME_TYPES.index(kind), 0, IGNORED, covered[1]))  # type: ignore[arg-type]
    text.layers = (False, False, True)
    text.mentions = np.array(sorted(rows), np.int32).reshape(-1, 7)
    return text


def marked_reports(count: int, seed: list[int], vocabulary: Vocabulary) -> list[Marked]:
    """Marked texts of that many reports and their inner contents."""
    return [mark_report(f"report-{n}", report, vocabulary) for n, report in enumerate(reports(count, seed))]
