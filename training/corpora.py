"""Readers: each corpus of the data folder as marked texts."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from isnad.documents import from_text
from isnad.encoder.labels import (
    ATTRIBUTION_TAGS,
    DEPRELS,
    FACTUALITY_SETS,
    FORMS,
    MENTION_TYPES,
    NAME_TYPES,
    ROLES,
    SILVER_DEPRELS,
    UPOS,
)
from isnad.encoder.pieces import Vocabulary
from isnad.passages import split
from training.marked import IGNORED, Marked, mark
from training.swaps import PERSON, SITE

NAMED, OTHER, FLAT = range(3)
_TAG = {label: number for number, label in enumerate(ATTRIBUTION_TAGS)}
_GUM_TYPES = {
    "person": "Person", "organization": "Organization", "place": "Place", "event": "Event", "object": "Thing",
    "abstract": "Thing", "substance": "Thing", "animal": "Thing", "plant": "Thing",
}  # fmt: skip
_CROSSNER_TYPES = {"person": "Person", "organization": "Organization", "place": "Place", "event": "Event"}
_CORENLP_TYPES = {"PERSON": "Person", "ORGANIZATION": "Organization", "LOCATION": "Place"}
_DEMONYM = re.compile(r"(?:an|ans|ese|ish|ic|i|is|ans|ists?|crats?|lims?|ews?|ds)$")
_GENERIC_WORDS = (
    "mr mrs ms miss dr sir lady lord dame king queen prince princess duke earl count baron president senator "
    "judge justice governor mayor minister secretary general colonel captain major professor father mother saint "
    "aunt uncle madam mister the and street road avenue river lake island islands mount mountain bay park city "
    "town county state states north south east west university college school church house hall court bridge "
    "valley united republic kingdom sea ocean square station airport new great america american god"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LATE = frozenset(
    {"of", "in", "with", "who", "which", "that", ",", "from", "at", "on", "to", "for", "and", "whom", "("}
)


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a .jsonl or .jsonl.gz file."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def set_attributions(text: Marked, attributions: list[dict[str, list[list[int]]]]) -> None:
    """Tags and links from {source, cue, content} character spans; each word links to the first word of its cue."""
    text.tags[:] = 0
    for attribution in attributions:
        cue = attribution.get("cue") or attribution.get("content") or attribution.get("source")
        anchor = text.covering(*sorted(cue)[0]) if cue else None
        for part in ("source", "content", "cue"):
            for start, end in attribution.get(part) or ():
                if (covered := text.covering(start, end)) is not None and anchor is not None:
                    first, last = covered
                    text.tags[first] = _TAG[f"B-{part}"]
                    text.tags[first + 1 : last + 1] = _TAG[f"I-{part}"]
                    text.links[first : last + 1] = anchor[0]


def _tree_columns(
    text: Marked, tokens: list[list[int]], sentences: list[tuple[int, int]], heads: list[int]
) -> list[tuple[int, int, int]]:
    """(word, token, head word) for the words that a tree's tokens can be laid on."""
    base = [first for first, last in sentences for _ in range(first, last)]
    parent = [b + h - 1 if h else IGNORED for b, h in zip(base, heads, strict=True)]
    word_of = [(text.covering(s, e) or (IGNORED, 0))[0] for s, e in tokens]
    members: dict[int, list[int]] = defaultdict(list)
    for token, word in enumerate(word_of):
        members[word].append(token)
    found = []
    for word, inside in members.items():
        top = [t for t in inside if parent[t] not in inside]
        if word != IGNORED and top:
            head = parent[top[0]]
            found.append((word, top[0], word if head == IGNORED else word_of[head]))
    return [(word, token, head) for word, token, head in found if head != IGNORED]


def _head_word(text: Marked, first: int, last: int, heads: np.ndarray) -> int:
    """The word of a span whose head lies outside it."""
    for index in range(first, last + 1):
        head = heads[index]
        if head == index or (head != IGNORED and not first <= head <= last):
            return index
    return last


def _head_guess(text: Marked, first: int, last: int) -> int:
    """The word before the first preposition or comma, else the last, for corpora without trees."""
    for index in range(first + 1, last + 1):
        if text.word(index).lower() in _LATE:
            return index - 1
    return last - 1 if last > first and text.word(last) in {"'s", "’s", "'", "’"} else last


def _people(surface: str, adjective: bool = False) -> bool:
    return adjective or (" " not in surface and bool(_DEMONYM.search(surface.lower())))


def polnear(folder: Path, part: str, vocabulary: Vocabulary) -> Iterator[Marked]:
    """PolNeAR with the trees and names of CoreNLP as silver; articles without silver are left out."""
    gold = {row["doc"]: row for row in rows_of(folder / f"polnear/{part}.jsonl")}
    for silver in rows_of(folder / f"polnear/{part}_corenlp.jsonl.gz"):
        row = gold[silver["doc"]]
        tokens = silver["tokens"]
        spans = [(tokens[a][0], tokens[b - 1][1]) for a, b in silver["sentences"] if b > a]
        text = mark(row["doc"], "polnear", row["text"], spans, vocabulary)
        set_attributions(text, row["attributions"])
        for word, token, head in _tree_columns(text, tokens, silver["sentences"], silver["heads"]):
            text.silver_heads[word] = head
            text.silver_deprels[word] = SILVER_DEPRELS.index(silver["deprels"][token])
        text.layers = (False, False, True)
        text.mentions = np.array(list(_silver_names(text, silver)) or np.zeros((0, 7)), np.int32)
        yield text


def _silver_names(text: Marked, silver: dict[str, Any]) -> Iterator[tuple[int, ...]]:
    adjectives = {s for (s, _), pos in zip(silver["tokens"], silver["pos"], strict=True) if pos in {"JJ", "NNPS"}}
    for start, end, label, _ in silver["ner"]:
        covered = text.covering(start, end)
        if covered and (label in _CORENLP_TYPES or label == "MISC"):
            kind = _CORENLP_TYPES.get(label)
            if kind is None and _people(text.text[start:end], start in adjectives):
                kind = "People"
            yield (*covered, FLAT, NAME_TYPES.index(kind) if kind else IGNORED, 0, IGNORED, covered[1])


def gum(folder: Path, part: str, vocabulary: Vocabulary) -> Iterator[Marked]:
    """GUM: trees, nested mentions, coreference."""
    for row in rows_of(folder / f"gum/{part}.jsonl"):
        text = mark(row["doc"], "gum", row["text"], row["sentences"], vocabulary)
        tokens, bounds = row["tokens"], []
        starts = [s for s, _ in tokens]
        for start, end in row["sentences"]:
            a = int(np.searchsorted(starts, start))
            bounds.append((a, int(np.searchsorted(starts, end))))
        for word, token, head in _tree_columns(text, tokens, bounds, row["heads"]):
            text.heads[word] = head
            label = row["deprels"][token]
            text.deprels[word] = DEPRELS.index(label if label in DEPRELS else label.split(":")[0])
            text.upos[word] = UPOS.index(row["upos"][token])
        text.layers = (True, True, False)
        text.mentions = np.array(sorted(_gum_mentions(text, row["entities"])), np.int32).reshape(-1, 7)
        set_swaps(text)
        yield text


def _gum_mentions(text: Marked, entities: list[dict[str, Any]]) -> Iterator[tuple[int, ...]]:
    for entity in entities:
        covered = text.covering(entity["start"], entity["end"])
        kind = _GUM_TYPES.get(entity["type"])
        if covered is None or kind is None:
            continue
        form = "pronoun" if entity.get("pronoun") else "name" if entity.get("named") else "nominal"
        if kind == "Thing" and form == "name" and entity["type"] == "abstract":
            kind = "Work"
        layer = NAMED if kind in {"Person", "Organization", "Place"} else OTHER
        head = _head_word(text, *covered, text.heads)
        yield (*covered, layer, MENTION_TYPES.index(kind), FORMS.index(form), entity["cluster"], head)


def litbank(folder: Path, part: str, vocabulary: Vocabulary) -> Iterator[Marked]:
    """LitBank: nested mentions of persons, places and organisations, coreference."""
    forms = {"PROP": 0, "NOM": 1, "PRON": 2}
    for row in rows_of(folder / f"litbank/{part}.jsonl"):
        text = mark(row["doc"], "litbank", row["text"], row["sentences"], vocabulary)
        clusters: dict[str, int] = {}
        mentions = []
        for entity in row["entities"]:
            covered = text.covering(entity["start"], entity["end"])
            kind = _GUM_TYPES.get(entity["type"])
            if covered and kind:
                cluster = clusters.setdefault(entity["cluster"], len(clusters))
                form = forms[entity["form"]]
                kind_number = MENTION_TYPES.index(kind)
                mentions.append((*covered, NAMED, kind_number, form, cluster, _head_guess(text, *covered)))
        text.layers = (True, False, False)
        text.mentions = np.array(sorted(mentions), np.int32).reshape(-1, 7)
        set_swaps(text)
        yield text


def set_swaps(text: Marked) -> None:
    """Which words are persons' and places' own: proper nouns whose smallest mention is a name of that type."""
    smallest: dict[int, tuple[int, int, int]] = {}
    for first, last, _, kind, form, _, _ in text.mentions.tolist():
        for word in range(first, last + 1):
            if last - first < smallest.get(word, (1 << 20, 0, 0))[0]:
                smallest[word] = (last - first, kind, form)
    for word, (_, kind, form) in smallest.items():
        surface = text.word(word)
        proper = text.upos[word] in (IGNORED, UPOS.index("PROPN")) and surface[:1].isupper() and surface.isalpha()
        if proper and form == 0 and len(surface) > 2 and surface.lower() not in _GENERIC:
            text.swaps[word] = {0: PERSON, 2: SITE}.get(kind, 0)


def muc4(folder: Path, part: str, vocabulary: Vocabulary) -> Iterator[Marked]:
    """MUC-4: every occurrence of a string that fills a part of an incident in its report."""
    for row in rows_of(folder / f"muc4/{part}.jsonl"):
        document = from_text(row["text"])
        text = mark(row["doc"], "muc4", row["text"], [(p.start, p.end) for p in split(document)], vocabulary)
        text.roles[:] = 0
        for role, start, end in role_spans(row):
            if covered := text.covering(start, end):
                text.roles[covered[0] : covered[1] + 1] = ROLES.index(role) + 1
        yield text


def role_spans(row: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """(role, start, end) of every occurrence of a string that fills a role, shorter strings of a role first."""
    lower = row["text"].lower()
    for role in ROLES:
        for string in sorted((s for entity in row["roles"][role] for s in entity), key=len):
            for match in re.finditer(rf"(?<!\w){re.escape(string)}(?!\w)", lower):
                yield role, *match.span()


def crossner(folder: Path, part: str, vocabulary: Vocabulary) -> Iterator[Marked]:
    """CrossNER politics: single sentences with flat names."""
    yield from marked_crossner(list(rows_of(folder / f"crossner_politics/{part}.jsonl")), vocabulary)


def marked_crossner(rows: list[dict[str, Any]], vocabulary: Vocabulary) -> Iterator[Marked]:
    """Sentences in CrossNER's form as marked texts."""
    for row in rows:
        text = mark(row["doc"], "crossner", row["text"], [(0, len(row["text"]))], vocabulary)
        mentions = []
        for entity in row["entities"]:
            surface = row["text"][entity["start"] : entity["end"]]
            kind = _CROSSNER_TYPES.get(entity["type"]) or ("People" if _people(surface) else "Work")
            if covered := text.covering(entity["start"], entity["end"]):
                mentions.append((*covered, FLAT, NAME_TYPES.index(kind), 0, IGNORED, covered[1]))
        text.layers = (False, False, True)
        text.mentions = np.array(sorted(mentions), np.int32).reshape(-1, 7)
        yield text


def factuality(folder: Path, part: str, vocabulary: Vocabulary) -> Iterator[Marked]:
    """The four factuality sets: single sentences with a number on each event word."""
    for number, name in enumerate(FACTUALITY_SETS):
        texts: dict[str, Marked] = {}
        for row in rows_of(folder / f"factuality/{name}_{part}.jsonl"):
            sentence = row["text"]
            if sentence not in texts:
                spans = [(0, len(sentence))]
                texts[sentence] = mark(f"{name}-{len(texts)}", name, sentence, spans, vocabulary)
                texts[sentence].factuality_set = number
            if covered := texts[sentence].covering(row["event_start"], row["event_end"]):
                texts[sentence].factuality[covered[0]] = row["score"]
        yield from texts.values()


READERS: dict[str, Callable[[Path, str, Vocabulary], Iterator[Marked]]] = {
    "polnear": polnear,
    "gum": gum,
    "litbank": litbank,
    "crossner": crossner,
    "muc4": muc4,
    "factuality": factuality,
}
