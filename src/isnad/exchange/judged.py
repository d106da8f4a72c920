"""Judgements as lines: our own form, which says what was judged by its content, and nomenklatura's resolver lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, get_args

from isnad.casefile import Casefile
from isnad.entities import Judgement, Subject
from isnad.entities.judgements import Decision, holding
from isnad.errors import JudgementError, NotFound

_THEIRS: Mapping[str, Decision] = {"positive": "same", "negative": "different", "unsure": "unsure"}
_WITHOUT_OTHER = ("correct", "wrong")  # decisions of which the second side is empty
_ADVICE = "Lines are as `isnad judgements CASE export` writes them, or nomenklatura's. Nothing was taken in."


def write_judgements(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Every judgement, withdrawn ones too, one JSON object a line."""
    for judgement in judgements:
        yield json.dumps({"isnad": 1, "id": judgement.id, **asdict(judgement)}, ensure_ascii=False) + "\n"


def write_resolver(judgements: Iterable[Judgement]) -> Iterator[str]:
    """The judgements that hold, as nomenklatura's lines: [entity, entity, judgement, score, user, time]."""
    words = {ours: theirs for theirs, ours in _THEIRS.items()}
    for judgement in (judgement for judgement in holding(judgements) if judgement.about == "names"):
        pair = sorted((judgement.a.entity, judgement.b.entity), reverse=True)
        yield json.dumps([*pair, words[judgement.what], None, judgement.who, judgement.when]) + "\n"


def read_judgements(lines: Iterable[str], case: Casefile) -> tuple[Judgement, ...]:
    """The judgements of a file in either form; raises `JudgementError` with the first bad line's number."""
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            held = json.loads(line)
            if not _undecided(held):
                found.append(_judgement(held, case))
        except (ValueError, KeyError, TypeError) as error:
            raise JudgementError(f"line {number} is no judgement: {error}", _ADVICE) from error
        except NotFound as error:
            raise JudgementError(f"line {number}: {error.message}", _ADVICE) from error
    return tuple(found)


def _undecided(line: Any) -> bool:
    """Whether one of nomenklatura's lines is a mere suggestion, or a decision that was taken back."""
    return isinstance(line, list) and (line[2:3] == ["no_judgement"] or bool(line[6:7] and line[6]))


def _judgement(line: Any, case: Casefile) -> Judgement:
    if isinstance(line, list):
        return _theirs(line, case)
    if not isinstance(line, dict):
        raise TypeError("it is neither an object nor a list")
    what = _decision(line["what"])
    return Judgement(
        what=what,
        a=_subject(line["a"]),
        b=_subject(line["b"], what in _WITHOUT_OTHER),
        who=_text(line["who"]),
        when=_text(line["when"]),
        why=_text(line.get("why", "")),
        withdraws=None if line.get("withdraws") is None else _text(line["withdraws"]),
    )


def _theirs(line: Sequence[Any], case: Casefile) -> Judgement:
    if len(line) < 6 or line[2] not in _THEIRS:
        raise ValueError("it is not [entity, entity, positive | negative | unsure, score, user, time]")
    a, b = case.subject(_text(line[0])), case.subject(_text(line[1]))
    return Judgement(_THEIRS[line[2]], a, b, _text(line[4] or "unknown"), _text(line[5] or ""))


def _subject(fields: Mapping[str, Any], may_be_empty: bool = False) -> Subject:
    names = tuple(_text(name) for name in fields["names"])
    if not all(names) or not (names or fields.get("documents") or may_be_empty):
        raise ValueError("a side of it has no name")
    documents = tuple(_text(document) for document in fields.get("documents", ()))
    return Subject(names, documents, _text(fields.get("quote", "")), _text(fields.get("entity", "")))


def _decision(word: Any) -> Decision:
    if word not in get_args(Decision):
        raise ValueError(f"{word!r} is none of {', '.join(get_args(Decision))}")
    decision: Decision = word
    return decision


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value
