"""Judgements in and out: nomenklatura's resolver lines, and our own richer JSON lines."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from isnad.entities.entity import Entity
from isnad.entities.judgements import Decision, Judgement, Subject, holding
from isnad.errors import JudgementError

_WORDS: dict[str, Decision] = {"positive": "same", "negative": "different", "unsure": "unsure"}
_THEIRS = {ours: theirs for theirs, ours in _WORDS.items()}
_CANONICAL = re.compile(r"NK-|Q\d+$")
_ADVICE = "Nothing was imported. Mend the line, or take it out, and import again."


def to_json_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Every judgement, withdrawn ones too, one JSON object a line."""
    for judgement in judgements:
        yield json.dumps({"id": judgement.id, **asdict(judgement)}, ensure_ascii=False, sort_keys=True)


def from_json_lines(lines: Iterable[str]) -> tuple[Judgement, ...]:
    """Judgements from what `to_json_lines` wrote; JudgementError names the first bad line, and then none is given."""
    return tuple(_from_object(number, line) for number, line in enumerate(lines, 1) if line.strip())


def to_resolver_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """The judgements that hold as nomenklatura's resolver lines: [id, id, judgement, score, user, time].

    Ids are those of the entities at the time of the judgement; judgements on subjects without one are left out.
    """
    for judgement in holding(judgements):
        if judgement.about == "names" and judgement.a.entity and judgement.b.entity:
            target, source = sorted((judgement.a.entity, judgement.b.entity), reverse=True)
            yield json.dumps([target, source, _THEIRS[judgement.what], None, judgement.who, judgement.when])


def from_resolver_lines(lines: Iterable[str], entities: Iterable[Entity]) -> tuple[Judgement, ...]:
    """Judgements from resolver lines; ids are those of `entities` or of the document-local entities they join.

    Other ids (`NK-…`, `Q…`) are taken as canonical ones that stand for all ids they are joined with. JudgementError
    names the first line that is no resolver line, or all of whose ids are unknown; then none is given.
    """
    subjects = _subjects(entities)
    edges = [_edge(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    stand_for: dict[str, set[str]] = defaultdict(set)
    for _, one, other, what, _, _ in edges:
        if what == "same":
            for hub, known in ((one, other), (other, one)):
                if hub not in subjects and known in subjects and _CANONICAL.match(hub):
                    stand_for[hub].add(known)
    found = []
    for number, one, other, what, user, when in edges:
        if what is None:
            continue
        ones, others = (_known(x, subjects, stand_for) for x in (one, other))
        if not ones or not others:
            unknown = one if not ones else other
            raise JudgementError(f"line {number}: «{unknown}» is no entity of this casefile", _ADVICE)
        for x in ones:
            for y in others:
                if x != y:
                    found.append(Judgement(what, subjects[x], subjects[y], user, when, "imported"))
    return tuple(dict.fromkeys(found))


def _known(given: str, subjects: dict[str, Subject], stand_for: dict[str, set[str]]) -> list[str]:
    return [given] if given in subjects else sorted(stand_for.get(given, ()))


def _subjects(entities: Iterable[Entity]) -> dict[str, Subject]:
    found = {}
    for entity in entities:
        names = tuple(n.name for n in entity.names)
        documents = tuple(sorted({d for n in entity.names for d in n.documents}))
        found[entity.id] = Subject(names, documents, entity=entity.id)
        for cluster in entity.clusters:
            found[cluster] = Subject(names, (cluster.split("-")[0],), entity=entity.id)
    return found


def _edge(number: int, line: str) -> tuple[int, str, str, Decision | None, str, str]:
    row = _parsed(number, line)
    if not isinstance(row, list) or len(row) < 3 or not all(isinstance(x, str) and x for x in row[:3]):
        raise JudgementError(f"line {number} is no resolver line: it needs two ids and a judgement", _ADVICE)
    if row[2] not in _WORDS and row[2] != "no_judgement":
        raise JudgementError(f"line {number}: «{row[2]}» is not positive, negative, unsure or no_judgement", _ADVICE)
    user, when = ([*row, None, None, None, None][k] for k in (4, 5))
    if len(row) > 6 and row[6]:
        return number, row[0], row[1], None, "", ""
    return number, row[0], row[1], _WORDS.get(row[2]), str(user or "import"), str(when or "")


def _parsed(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError as fault:
        raise JudgementError(f"line {number} is not JSON: {fault}", _ADVICE) from fault


def _from_object(number: int, line: str) -> Judgement:
    row = _parsed(number, line)
    if not isinstance(row, dict):
        raise JudgementError(f"line {number} is not a JSON object", _ADVICE)
    if row.get("what") not in _THEIRS:
        raise JudgementError(f"line {number}: «what» is not same, different or unsure", _ADVICE)
    texts = {key: row.get(key) for key in ("who", "when")}
    for key, value in texts.items():
        if not isinstance(value, str) or not value:
            raise JudgementError(f"line {number} has no text in «{key}»", _ADVICE)
    withdraws = row.get("withdraws")
    if withdraws is not None and not isinstance(withdraws, str):
        raise JudgementError(f"line {number}: «withdraws» is no id", _ADVICE)
    a, b = (_subject(number, key, row.get(key)) for key in ("a", "b"))
    return Judgement(row["what"], a, b, str(texts["who"]), str(texts["when"]), str(row.get("why") or ""), withdraws)


def _subject(number: int, key: str, row: Any) -> Subject:
    if not isinstance(row, dict) or not row.get("names"):
        raise JudgementError(f"line {number}: «{key}» has no names", _ADVICE)
    lists = [row["names"], row.get("documents") or []]
    if not all(isinstance(x, list) and all(isinstance(y, str) for y in x) for x in lists):
        raise JudgementError(f"line {number}: names and documents of «{key}» are lists of texts", _ADVICE)
    return Subject(tuple(lists[0]), tuple(lists[1]), str(row.get("quote") or ""), str(row.get("entity") or ""))
