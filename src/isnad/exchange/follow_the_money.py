"""FollowTheMoney entities as JSON lines, written by hand: the real library needs a compiler (docs/decisions/0084).

What only somebody denies, plans or suspects is left out, since FollowTheMoney has no place for a chain.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping

from isnad.casefile import Casefile
from isnad.claims import Claim, Dictionary, Filler
from isnad.documents import Document
from isnad.entities import Entity

Properties = dict[str, list[str]]

_ACTORS = frozenset(("LegalEntity", "Person", "Organization", "Company", "PublicBody"))
_GROUPS = frozenset(("Organization", "Company", "PublicBody"))
_THINGS = _ACTORS | {"Address", "Vessel", "Vehicle", "Airplane"}
_LINKS: Mapping[str, Mapping[str, frozenset[str]]] = {  # which entities FollowTheMoney lets stand in which property
    "Event": {"involved": _ACTORS, "organizer": _ACTORS},
    "Directorship": {"director": _ACTORS, "organization": _GROUPS},
    "Membership": {"member": _ACTORS, "organization": _GROUPS},
    "Family": {"person": frozenset(("Person",)), "relative": frozenset(("Person",))},
    "Associate": {"person": frozenset(("Person",)), "associate": frozenset(("Person",))},
    "Payment": {"payer": _ACTORS, "beneficiary": _ACTORS},
    "UnknownLink": {"subject": _THINGS, "object": _THINGS},
}
_AFFIRMED = ("CT+",)
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def ftm(case: Casefile) -> Iterator[str]:
    """The documents, the entities with all their names, and the claims that are affirmed, as FtM entities."""
    dictionary = Dictionary.load()
    schemata = {}
    for document in case.documents():
        yield _line(document.id, "Document", _document(document, case.original(document.id)))
    for entity in case.every_entity():
        if entity.schema in _THINGS:
            schemata[entity.id] = entity.schema
            yield _line(entity.id, entity.schema, _entity(entity))
    agreements = {claim: matter.agreement for matter in case.every_matter() for claim in matter.claims}
    for claim in case.every_claim():
        if claim.factuality in _AFFIRMED:
            yield from _claim(claim, dictionary, schemata, agreements.get(claim.id, "single"))


def _document(document: Document, content: bytes | None) -> Properties:
    return {
        "fileName": [document.path],
        "title": [document.title] if document.title else [],
        "author": list(document.authors),
        "publisher": [document.publisher] if document.publisher else [],
        "date": _days(document.date),
        "sourceUrl": [document.url] if document.url else [],
        "mimeType": [document.media_type],
        "contentHash": [] if content is None else [hashlib.sha1(content, usedforsecurity=False).hexdigest()],
    }


def _entity(entity: Entity) -> Properties:
    others = [name.name for name in entity.names if name.name != entity.caption]
    place = {"full": [entity.caption]} if entity.schema == "Address" else {}
    return {"name": [entity.caption], "alias": list(dict.fromkeys(others)), **place}


def _claim(claim: Claim, dictionary: Dictionary, schemata: Mapping[str, str], agreement: str) -> Iterator[str]:
    form = dictionary.kinds[claim.kind].ftm if claim.kind in dictionary.kinds else {}
    schema = form.get("schema", "")
    allowed = _LINKS.get(schema)
    if allowed is None:
        return
    properties: Properties = {}
    for role, name in form["properties"].items():
        fillers = claim.place if role == "place" else claim.roles.get(role, ())
        properties.setdefault(name, []).extend(_values(fillers, allowed.get(name), schemata))
    linked = [name for name in allowed if properties.get(name)]
    if len(linked) >= (1 if schema == "Event" else len(allowed)):
        yield _line(claim.id, schema, properties | _about(claim, schema, form.get("role"), agreement))


def _values(
    fillers: tuple[Filler, ...], allowed: frozenset[str] | None, schemata: Mapping[str, str]
) -> Iterator[str]:
    """Entities that may stand in a property, or words where it takes words (`allowed` None)."""
    for filler in fillers:
        if allowed is None:
            yield " ".join(filler.text.split())
        elif filler.entity is not None and schemata.get(filler.entity) in allowed:
            yield filler.entity


def _about(claim: Claim, schema: str, role: str | None, agreement: str) -> Properties:
    voices = [" and ".join(s.text or "unknown" for s in link.speakers) for link in claim.chain]
    words = claim.kind.replace("_", " ")
    return {
        "proof": [claim.document],
        "summary": [f"According to {' > '.join(voices)} ({agreement}): {' '.join(claim.anchor.quote.split())}"],
        "recordId": [claim.id],
        "date": [day for when in claim.time for day in _days(when.edtf)],
        "startDate": [day for when in claim.time if "/" in when.edtf for day in _days(when.edtf.split("/")[0])],
        "endDate": [day for when in claim.time if "/" in when.edtf for day in _days(when.edtf.split("/")[1])],
        **({"name": [words]} if schema == "Event" else {}),
        **({"role": [role or words]} if schema in ("UnknownLink", "Directorship", "Membership") else {}),
    }


def _days(edtf: str | None) -> list[str]:
    """An EDTF value where it is a year, a month or a day, which is all that FollowTheMoney's dates can say."""
    return [edtf] if edtf and _DAY.fullmatch(edtf) else []


def _line(key: str, schema: str, properties: Properties) -> str:
    held = {name: values for name, values in properties.items() if values}
    return json.dumps({"id": key, "schema": schema, "properties": held}, ensure_ascii=False) + "\n"
