"""Forms of the review into judgements: what was asked, of what, by whom; whatever is amiss is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import get_args

from isnad.casefile import Casefile
from isnad.casefile.verdicts import changes
from isnad.entities import Judgement, Subject
from isnad.entities.judgements import Decision
from isnad.errors import InputError, JudgementError, NotFound
from isnad.matters.grades import parse

LONGEST = 4_000  # characters of a field
_BACK = re.compile(r"(?:[a-z]+/)?[A-Za-z0-9_.-]{1,100}\.html(?:#[A-Za-z0-9_-]{1,100})?")

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who judges and when (ISO 8601, UTC)."""

    who: str
    when: str


def now() -> str:
    """The time of a judgement, to the microsecond: two that follow each other stay in order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def back(fields: Fields) -> str:
    """The page of this room that a form came from, its first page where it says none."""
    where = fields.get("back", "")
    return where if _BACK.fullmatch(where) and ".." not in where else "review.html"


def judgement(case: Casefile, fields: Fields, signed: Signed) -> Judgement:
    """The judgement that a form asks for.

    Raises `JudgementError` for a form that asks for none, `NotFound` for things that the casefile does not hold.
    """
    if any(len(value) > LONGEST for value in fields.values()):
        raise InputError("What was written is too long", f"Write at most {LONGEST:,} characters.")
    what = fields.get("what", "")
    if what == "withdraw":
        return _withdrawal(case, fields, signed)
    if what not in get_args(Decision):
        raise JudgementError("This is no judgement", "Go back and press one of the buttons.")
    decision: Decision = what  # type: ignore[assignment]
    a, b = _sides(case, decision, fields)
    return Judgement(decision, a, b, signed.who, signed.when, fields.get("why", "").strip())


def _sides(case: Casefile, what: Decision, fields: Fields) -> tuple[Subject, Subject]:
    if what in ("correct", "wrong"):
        return case.claim_subject(_given(fields, "claim")), Subject(())
    if what == "amend":
        return case.claim_subject(_given(fields, "claim")), Subject(_amended(fields))
    if what == "grade":
        letter, digit = parse(fields.get("grade", ""))
        return _graded(case, fields), Subject((letter + digit,))
    if what == "redact":
        return _redacted(case, fields)
    if "claim" in fields:
        a, b = (case.claim_subject(_given(fields, name)) for name in ("claim", "other"))
    else:
        a, b = _named(case, fields, "a"), _named(case, fields, "b")
    if a == b:
        raise JudgementError("Both sides are the same thing", "Judge two that differ.")
    return a, b


def _named(case: Casefile, fields: Fields, side: str) -> Subject:
    """An entity by its id under one of its names, or whoever is called so."""
    key, name = fields.get(side, ""), fields.get(f"{side}_name", "").strip()
    if key:
        return case.subject_of(key, name or case.entity(key).caption)
    if not name:
        raise JudgementError("There is no second name", "Write the name of the other.")
    found = case.entities_named(name)
    if not found:
        raise NotFound(f"Nobody and nothing here is called {name}", "Search for it, and take the spelling found.")
    return case.subject_of(found[0].id, name)


def _amended(fields: Fields) -> tuple[str, ...]:
    """The fields of which the value is another than the form came with."""
    given = {
        name.removeprefix("f-"): " ".join(value.split())
        for name, value in fields.items()
        if name.startswith("f-") and value.strip() != fields.get(f"was-{name.removeprefix('f-')}", "").strip()
    }
    return tuple(f"{name}={value}" for name, value in changes(f"{n}={v}" for n, v in given.items()).items())


def _graded(case: Casefile, fields: Fields) -> Subject:
    if "document" in fields:
        return Subject((), (case.document(fields["document"]).sha256,))
    return Subject(tuple(name.name for name in case.entity(_given(fields, "entity")).names))


def _redacted(case: Casefile, fields: Fields) -> tuple[Subject, Subject]:
    if "entity" in fields:
        return case.subject_of(fields["entity"], ""), Subject(("name",))
    document = case.document(_given(fields, "document"))
    words = fields.get("words", "").strip()
    if "words" not in fields:
        return Subject((), (document.sha256,)), Subject(("document",))
    if not words:
        raise JudgementError("There are no words to black out", "Write them as they stand in the text.")
    if "".join(words.split()) not in "".join(document.text.split()):
        raise NotFound("These words do not stand in the document", "Copy them from its text.")
    return Subject((), (document.sha256,), words), Subject(("words",), (), fields.get("around", "").strip())


def _withdrawal(case: Casefile, fields: Fields, signed: Signed) -> Judgement:
    made = {one.id: one for one in case.judgements()}
    wanted = fields.get("judgement", "")
    if wanted not in made:
        raise NotFound("There is no such judgement", "The list of judgements has them all.")
    return replace(
        made[wanted], who=signed.who, when=signed.when, why=fields.get("why", "").strip(), withdraws=wanted
    )


def _given(fields: Fields, name: str) -> str:
    value = fields.get(name, "").strip()
    if not value:
        raise JudgementError(f"The form names no {name}", "Go back and send it again.")
    return value
