"""Judgements of people on names, claims, grades and redactions: appended, signed, withdrawable; state is derived."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from isnad.entities.record import ClusterRecord
from isnad.entities.scripts import fold

Decision = Literal["same", "different", "unsure", "grade", "correct", "wrong", "amend", "redact"]
About = Literal["names", "claims", "grade", "claim", "redaction"]
_ABOUT: dict[str, About] = {
    "grade": "grade",
    "correct": "claim",
    "wrong": "claim",
    "amend": "claim",
    "redact": "redaction",
}
_OF_ONE = frozenset(("grade", "claim"))  # judged by themselves: the last word on `a` holds


@dataclass(frozen=True, slots=True)
class Subject:
    """What was judged, by its content: names as written, the SHA-256 of a document that bears them, words around.

    Without names it is a claim (its document, and its kind and quote) or, without a quote too, a document.

    `documents` are document ids or SHA-256; where the bytes have changed, the names alone still hold.
    `entity` is the id it had at the time, for exchange only.
    """

    names: tuple[str, ...]
    documents: tuple[str, ...] = ()
    quote: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`what` was decided of `a` and `b` by `who` at `when` (ISO 8601, UTC) and `why`; `withdraws` is another's id.

    Of a `grade` the only name of `b` is the Admiralty code that `a` is given. Of `correct`, `wrong` and `amend` `a`
    is a claim; the names of `b` are what an amendment changes, each as `field=value`. Of `redact` the only name of
    `b` is the extent: `name` (those of `a`, everywhere), `document` (that of `a`, whole) or `words` (the quote of `a`
    in its document; the quote of `b`, if any, is what stands before and after it, parted by `…`).
    """

    what: Decision
    a: Subject
    b: Subject
    who: str
    when: str
    why: str = ""
    withdraws: str | None = None

    @property
    def id(self) -> str:
        """Derived from all its fields: the same judgement twice is one."""
        content = repr(
            (self.what, *sorted((_content(self.a), _content(self.b))), self.who, self.when, self.why, self.withdraws)
        )
        return "j" + hashlib.sha256(content.encode()).hexdigest()[:12]

    @property
    def about(self) -> About:
        """What kind of thing was judged: a pair of names or of claims, a grade, one claim, or what not to publish."""
        return _ABOUT.get(self.what) or ("names" if self.a.names or self.b.names else "claims")


def _content(subject: Subject) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    return tuple(sorted(subject.names)), tuple(sorted(subject.documents)), subject.quote


def holding(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that hold: neither withdrawn nor overruled by a later one on the same pair or thing; in order of time."""
    ordered = sorted(judgements, key=lambda j: (j.when, j.id))
    withdrawn = {j.withdraws for j in ordered if j.withdraws}
    last: dict[tuple[object, ...], Judgement] = {}
    for judgement in ordered:
        if judgement.id in withdrawn or judgement.withdraws:
            continue
        pair = (judgement.about in _OF_ONE and judgement.about, *sorted(_content(x) for x in _sides(judgement)))
        last.pop(pair, None)
        last[pair] = judgement
    return tuple(last.values())


def _sides(judgement: Judgement) -> tuple[Subject, ...]:
    return (judgement.a,) if judgement.about in _OF_ONE else (judgement.a, judgement.b)


@dataclass(frozen=True, slots=True)
class Applied:
    """Judgements as pairs of record ids; `adrift` are those whose subjects are not found in any record."""

    same: tuple[tuple[str, str, Judgement], ...]
    different: tuple[tuple[str, str, Judgement], ...]
    adrift: tuple[Judgement, ...]


def apply(judgements: Iterable[Judgement], records: Sequence[ClusterRecord], beside: Iterable[str] = ()) -> Applied:
    """Finds the records that judgements speak of: by document and name, by name alone where the document is gone.

    Judgements on other things than names are passed over. `beside` are documents that are there and have no record
    here.
    """
    held = [judgement for judgement in holding(judgements) if judgement.about == "names"]
    if not held:
        return Applied((), (), ())
    by_name: dict[str, list[ClusterRecord]] = {}
    documents = {r.document for r in records} | set(beside)
    for record in records:
        for name, _ in (*record.names, *record.titled):
            by_name.setdefault(folded(name), []).append(record)
    same, different, adrift = [], [], []
    for judgement in held:
        ones, others = (_records_of(s, by_name, documents) for s in (judgement.a, judgement.b))
        pairs = [(x.id, y.id, judgement) for x in ones[:1] for y in others[:1] if x.id != y.id]
        if not ones or not others:
            adrift.append(judgement)
        elif judgement.what == "same":
            same += (
                pairs
                + [(ones[0].id, x.id, judgement) for x in ones[1:]]
                + [(others[0].id, y.id, judgement) for y in others[1:]]
            )
        elif judgement.what == "different":
            different += [(x.id, y.id, judgement) for x in ones for y in others if x.id != y.id]
    return Applied(tuple(same), tuple(different), tuple(adrift))


def _records_of(
    subject: Subject, by_name: Mapping[str, list[ClusterRecord]], documents: set[str]
) -> list[ClusterRecord]:
    bearing = {r.id: r for name in subject.names for r in by_name.get(folded(name), ())}
    wanted = {d if d in documents else "d" + d[:12] for d in subject.documents}
    found = [r for _, r in sorted(bearing.items()) if not wanted or r.document in wanted]
    if not found and not wanted & documents:
        found = [r for _, r in sorted(bearing.items())]
    return found


def folded(name: str) -> str:
    """A name without case, marks and signs: what judgements are matched by."""
    return " ".join(w for w in (fold(w) for w in name.replace("-", " ").split()) if w)
