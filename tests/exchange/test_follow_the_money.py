from __future__ import annotations

import json

import pytest

from isnad.casefile import Casefile
from isnad.exchange import ftm
from isnad.exchange.follow_the_money import _LINKS


def entities(case: Casefile) -> list[dict]:
    return [json.loads(line) for line in ftm(case)]


def test_documents_entities_and_affirmed_claims_are_there(case: Casefile) -> None:
    found = {entity["id"]: entity for entity in entities(case)}
    assert {e["schema"] for e in found.values()} == {"Document", "Person", "Organization", "Address", "Event"}
    (captured,) = (c for c in case.claims(kind="captures") if c.factuality == "CT+")
    event = found[captured.id]["properties"]
    assert set(event["involved"]) == {
        case.entity_by_name("Cedar Brigade").id,
        case.entity_by_name("Omar Nassif").id,
    }
    assert event["location"] == ["Dara"]
    assert event["date"] == ["2011-05-03"]
    assert event["summary"][0].startswith("According to press > Farid Haddad (contested)")
    assert found[event["proof"][0]]["schema"] == "Document"


def test_what_is_denied_is_no_event(case: Casefile) -> None:
    denied = {c.id for c in case.claims() if c.factuality == "CT-"}
    assert denied
    assert not denied & {entity["id"] for entity in entities(case)}


def test_every_reference_leads_somewhere(case: Casefile) -> None:
    found = {entity["id"]: entity for entity in entities(case)}
    links = {name for properties in _LINKS.values() for name in properties} | {"proof"}
    for entity in found.values():
        for name in links & entity["properties"].keys():
            assert set(entity["properties"][name]) <= found.keys()


def test_the_real_library_takes_every_line(case: Casefile) -> None:
    model = pytest.importorskip("followthemoney").model
    for line in entities(case):
        proxy = model.get_proxy(line, cleaned=False)
        assert proxy.schema.validate(proxy.to_dict()) is None
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop, value)
