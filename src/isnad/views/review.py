"""Review: what a person judges in place, the queue of what is most worth judging, and who judged what when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from isnad.casefile import Casefile, Verdict
from isnad.claims import Claim
from isnad.claims.claim import Factuality
from isnad.entities import Judgement, Link, Subject
from isnad.entities.judgements import holding
from isnad.entities.review import review_queue
from isnad.views import address
from isnad.views.claims import ClaimView, Desk, Named
from isnad.views.frame import Headed, head, last_part, paging

PAIRS_SHOWN = 20
CLAIMS_SHOWN = 20
CANDIDATES_SHOWN = 12
JUDGEMENTS_A_PART = 100
GRADES = tuple(f"{letter}{digit}" for letter in "ABCDEF" for digit in ("", *"123456"))


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges, beside the page and never in it. `seal` goes with each form; without `who` nothing can be judged.

    `waiting` judgements are recorded and not yet applied; `applying` says that this is under way. `done` is the
    judgement that brought the reader to this page.
    """

    who: str
    seal: str
    waiting: int
    applying: bool
    at_once: bool
    verdicts: Mapping[str, Verdict]
    done: JudgementLine | None = None
    grades: tuple[str, ...] = GRADES


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement in a list. `state`: holds, withdrawn, overruled, adrift, or withdrawal of another."""

    id: str
    what: str
    about: str
    where: str | None
    who: str
    when: str
    why: str
    state: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two names to judge, each with a line where it stands. `joined`: the machine holds them for one."""

    a: Named
    b: Named
    a_entity: str
    b_entity: str
    a_quote: str
    b_quote: str
    probability: str
    reason: str
    mentions: int
    joined: bool


@dataclass(frozen=True, slots=True)
class QueuePage(Headed):
    """What is most worth judging: pairs of names, then claims that the machine is least sure of."""

    pairs: tuple[PairLine, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage(Headed):
    """All judgements ever made, the last first."""

    judgements: tuple[JudgementLine, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a claim as a form shows it; `choices` where only some values can be."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPage(Headed):
    """One claim to be judged: its fields, what was judged of it, claims of its matter and such as might be."""

    claim: ClaimView
    confidence: str
    fields: tuple[Field, ...]
    judged: tuple[JudgementLine, ...]
    together: tuple[ClaimView, ...]
    candidates: tuple[ClaimView, ...]


def queue_page(desk: Desk) -> QueuePage:
    """The queue: by uncertainty times what hangs on it."""
    case = desk.case
    inside = set(case.doubts(joined=True))
    ordered = review_queue([*case.doubts(joined=False), *case.doubts(joined=True)])
    unsure = (case.claim(claim) for claim in case.unsure_claims(CLAIMS_SHOWN))
    return QueuePage(
        head(case, "review.html", "review.html", "What is most worth judging"),
        tuple(_pair(desk, link, link in inside) for link in ordered[:PAIRS_SHOWN]),
        desk.views(unsure),
    )


def history_page(desk: Desk, part: int = 1) -> HistoryPage:
    """One part of all judgements."""
    made = desk.case.judgements()
    parted = paging(lambda n: address.numbered("judgements", n), part, last_part(len(made), JUDGEMENTS_A_PART))
    lines = tuple(reversed(tuple(judgement_lines(desk, made))))
    shown = lines[(part - 1) * JUDGEMENTS_A_PART : part * JUDGEMENTS_A_PART]
    where = address.numbered("judgements", part)
    return HistoryPage(head(desk.case, where, "judgements.html", "Who judged what", pages=parted), shown)


def claim_page(desk: Desk, identifier: str) -> ClaimPage:
    """The page on which one claim is judged; raises `NotFound`."""
    case, claim = desk.case, desk.case.claim(identifier)
    subject = case.claim_subject(identifier)
    judged = [j for j in case.judgements() if _same_place(subject, j)]
    matter = case.matters_of(identifier)[:1]
    others = [key for found in matter for key in found.claims if key != identifier][:CANDIDATES_SHOWN]
    return ClaimPage(
        head(case, address.judge(identifier), "", "Judge a claim"),
        claim=desk.view(claim),
        confidence=f"{claim.confidence:.2f}",
        fields=tuple(_fields(claim, case)),
        judged=tuple(reversed(tuple(judgement_lines(desk, judged)))),
        together=desk.views(case.claim(key) for key in others),
        candidates=desk.views(_candidates(case, claim, {identifier, *others})),
    )


def judgement_lines(desk: Desk, made: Iterable[Judgement]) -> Iterator[JudgementLine]:
    """Judgements as lines, in the order given."""
    every = desk.keep("judgements", desk.case.judgements)
    withdrawn = {judgement.withdraws for judgement in every}
    held = {judgement.id for judgement in holding(every)}
    adrift = {judgement.id for judgement in (*desk.case.adrift(), *desk.case.redactions().adrift)}
    for judgement in made:
        key = judgement.id
        state = (
            "withdrawal"
            if judgement.withdraws
            else "withdrawn"
            if key in withdrawn
            else "overruled"
            if key not in held
            else "adrift"
            if key in adrift
            else "holds"
        )
        about, where = _about(desk, judgement)
        when = judgement.when[:16].replace("T", " ")
        yield JudgementLine(key, _what(judgement), about, where, judgement.who, when, judgement.why, state)


def _pair(desk: Desk, link: Link, joined: bool) -> PairLine:
    return PairLine(
        Named(link.a, address.entity(link.entity)),
        Named(link.b, address.entity(link.other)),
        link.entity,
        link.other,
        _in_whole_words(desk.case.quote_of(link.entity, link.a)),
        _in_whole_words(desk.case.quote_of(link.other, link.b)),
        f"{link.score:.2f}",
        link.reason,
        link.mentions,
        joined,
    )


def _in_whole_words(quote: str) -> str:
    """A quote that was cut at characters, without the pieces of words at its ends."""
    words = quote.split()
    return f"… {' '.join(words[1:-1])} …" if len(words) > 4 else quote


def _same_place(subject: Subject, judgement: Judgement) -> bool:
    """Whether a judgement speaks of the claim of `subject`."""
    if judgement.about not in ("claim", "claims"):
        return False
    sides = (judgement.a,) if judgement.about == "claim" else (judgement.a, judgement.b)
    return any(side.quote == subject.quote and set(side.documents) & set(subject.documents) for side in sides)


def _fields(claim: Claim, case: Casefile) -> Iterator[Field]:
    yield Field("kind", claim.kind, tuple(sorted({*_kinds(), claim.kind})))
    yield Field("factuality", claim.factuality, get_args(Factuality))
    names = {} if claim.kind == "alias_of" else case.captions()
    roles = dict.fromkeys(("agent", "patient", *claim.roles))
    for role in roles:
        fillers = claim.roles.get(role, ())
        if not any(filler.claim for filler in fillers):
            yield Field(role, "; ".join(names.get(f.entity or "", " ".join(f.text.split())) for f in fillers))
    yield Field("time", "; ".join(when.edtf for when in claim.time))
    yield Field("place", "; ".join(names.get(f.entity or "", " ".join(f.text.split())) for f in claim.place))


def _kinds() -> Iterable[str]:
    from isnad.claims import Dictionary

    return Dictionary.load().kinds


def _candidates(case: Casefile, claim: Claim, known: set[str]) -> list[Claim]:
    """Claims of this kind that share an entity with it and stand in another matter."""
    entities = dict.fromkeys(f.entity for fillers in claim.roles.values() for f in fillers if f.entity)
    found: dict[str, Claim] = {}
    for entity in entities:
        for other in case.claims(entity=entity, kind=claim.kind, limit=CANDIDATES_SHOWN * 2):
            if other.id not in known:
                found.setdefault(other.id, other)
    return list(found.values())[:CANDIDATES_SHOWN]


_WHAT = {
    ("claims", "same"): "one matter",
    ("claims", "different"): "two matters",
    ("names", "same"): "one and the same",
    ("names", "different"): "two, not one",
}


def _what(judgement: Judgement) -> str:
    if judgement.what == "amend":
        return f"amended: {', '.join(judgement.b.names)}"
    if judgement.what == "grade":
        return f"graded {judgement.b.names[0]}"
    if judgement.what == "redact":
        return "blacked out when published"
    return _WHAT.get((judgement.about, judgement.what), judgement.what)


def _about(desk: Desk, judgement: Judgement) -> tuple[str, str | None]:
    sides = (judgement.a, judgement.b) if judgement.about in ("names", "claims") else (judgement.a,)
    where = None
    if len(sides) == 1 and judgement.a.documents and not judgement.a.names:
        where = _where(desk, judgement.a.documents[0])
    return " / ".join(_called(desk, side) for side in sides), where


def _called(desk: Desk, subject: Subject) -> str:
    if subject.names:
        return ", ".join(subject.names)
    if subject.quote:
        return f"“{subject.quote}”"
    titles = [desk.title(key) for key in map(_id, subject.documents) if _known(desk, key)]
    return ", ".join(titles) or "a document that is gone"


def _where(desk: Desk, document: str) -> str | None:
    key = _id(document)
    return address.document(key) if _known(desk, key) else None


def _id(document: str) -> str:
    """A document's id, of which its hash is the longer form."""
    return document if document.startswith("d") and len(document) == 13 else f"d{document[:12]}"


def _known(desk: Desk, document: str) -> bool:
    return document in desk.keep("known documents", lambda: {listed.id for listed in desk.case.listing()})
