"""The encoder's answers as rows that the scorers read, plain and in capitals."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from training.corpora import role_spans

from isnad.documents import from_text
from isnad.encoder import Encoder, MentionSpan, Tagging
from isnad.passages import split

Row = dict[str, Any]
COARSE = {"Person": "person", "Organization": "organization", "Place": "place"}
GOLD_COARSE = {"person", "organization", "place"}


def rows_of(path: Path) -> list[Row]:
    """The objects of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def capitals(text: str) -> str:
    """Upper case, character by character where that keeps offsets."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


class Reader:
    """Reads corpus rows with the runtime's own sentences; `upper` sets every text in capitals first."""

    def __init__(self, encoder: Encoder, upper: bool) -> None:
        self.encoder = encoder
        self.change: Callable[[str], str] = capitals if upper else str

    def read(self, row: Row) -> Tagging:
        """The tagging of a row's text, sentences as isnad parts them."""
        text = self.change(row["text"])
        passages = split(from_text(row["text"]))
        return self.encoder.read(text, [(p.start, p.end) for p in passages])

    def attributions(self, rows: list[Row]) -> Iterator[Row]:
        """PolNeAR's form."""
        for row in rows:
            found = self.read(row).attributions
            parts = [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]
            yield {"doc": row["doc"], "attributions": parts}

    def mentions(self, rows: list[Row], single: bool) -> Iterator[tuple[Row, Row]]:
        """(names as mentions, clusters of persons, organisations and places); `single`: a row is one sentence."""
        for row in rows:
            text = self.change(row["text"])
            tagging = self.encoder.read(text, [(0, len(text))]) if single else self.read(row)
            yield {"doc": row["doc"], "entities": list(_names(tagging, single))}, _clusters(row, tagging)


def _names(tagging: Tagging, flat: bool) -> Iterator[Row]:
    """Whole phrases of named mentions, or (`flat`) the proper names alone."""
    for m in tagging.mentions:
        if flat and m.name and m.entity_type in COARSE:
            yield {"start": m.name[0], "end": m.name[1], "type": COARSE[m.entity_type]}
        elif not flat and m.form == "name" and m.entity_type in COARSE:
            yield {"start": m.start, "end": m.end, "type": COARSE[m.entity_type]}


def _clusters(row: Row, tagging: Tagging) -> Row:
    groups: dict[int, list[MentionSpan]] = defaultdict(list)
    for mention in tagging.mentions:
        if mention.cluster is not None:
            groups[mention.cluster].append(mention)
    kept = [g for g in groups.values() if sum(m.entity_type in COARSE for m in g) * 2 > len(g)]
    return {"doc": row["doc"], "clusters": [[[m.start, m.end] for m in g] for g in kept]}


def gold_clusters(row: Row) -> Row:
    """A corpus row with its clusters of persons, organisations and places only."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for entity in row["entities"]:
        groups[entity["cluster"]].append(entity)
    kept = [g for g in groups.values() if sum(e["type"] in GOLD_COARSE for e in g) * 2 > len(g)]
    spans = [sorted({(e["start"], e["end"]) for e in g}) for g in kept]
    return {"doc": row["doc"], "text": row["text"], "clusters": spans}


def labelled_attachment(reader: Reader, rows: list[Row]) -> float:
    """Share of GUM's tokens (own sentences, our words) with right head and right label, in per cent."""
    right = total = 0
    for row in rows:
        tagging = reader.encoder.read(reader.change(row["text"]), [(s, e) for s, e in row["sentences"]])
        words = tagging.words
        place = {(s, e): n for n, (s, e) in enumerate(zip(words.starts, words.ends, strict=True))}
        tokens = [tuple(t) for t in row["tokens"]]
        firsts = _first_tokens(tokens, row["sentences"])
        for number, token in enumerate(tokens):
            total += 1
            word = place.get(token)
            head = row["heads"][number]
            gold = tokens[firsts[number] + head - 1] if head else None
            if word is None or words.deprels[word] != row["deprels"][number]:
                continue
            found = words.heads[word]
            right += (found < 0) if gold is None else found >= 0 and place.get(gold) == found
    return 100 * right / total


def _first_tokens(tokens: list[tuple[int, ...]], sentences: list[list[int]]) -> list[int]:
    """For each token the index of the first token of its sentence."""
    firsts, sentence, first = [], 0, 0
    for number, (start, _) in enumerate(tokens):
        while start >= sentences[sentence][1]:
            sentence += 1
            first = number
        firsts.append(first)
    return firsts


def role_words(reader: Reader, rows: list[Row]) -> float:
    """F1 of (word, role) over MUC-4's reports, where a word has a role from a share of a quarter on."""
    right = found = gold = 0
    for row in rows:
        tagging = reader.read(row)
        wanted = {(word, role) for role, start, end in role_spans(row) for word in tagging.words.covering(start, end)}
        made = {(n, role) for role, shares in tagging.roles.items() for n, share in enumerate(shares) if share > 0.25}
        right, found, gold = right + len(wanted & made), found + len(made), gold + len(wanted)
    return 200 * right / max(1, found + gold)


def factuality(reader: Reader, rows: list[Row]) -> float:
    """Pearson's r between gold and the number on the event word, times 100."""
    pairs: list[tuple[float, float]] = []
    seen: dict[str, Tagging] = {}
    for row in rows:
        text = row["text"]
        if text not in seen:
            seen[text] = reader.encoder.read(reader.change(text), [(0, len(text))])
        tagging = seen[text]
        for word in tagging.words.covering(row["event_start"], row["event_end"])[:1]:
            pairs.append((row["score"], tagging.factuality[word]))
    return 100 * _pearson(pairs)


def _pearson(pairs: list[tuple[float, float]]) -> float:
    size = len(pairs)
    a, b = (sum(x) / size for x in zip(*pairs, strict=True))
    covariance = sum((x - a) * (y - b) for x, y in pairs)
    spread = sum((x - a) ** 2 for x, _ in pairs) * sum((y - b) ** 2 for _, y in pairs)
    return float(covariance / spread**0.5)
