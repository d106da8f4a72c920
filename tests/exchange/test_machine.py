"""Machine forms: annotations re-read at their anchors, citations that programs take."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from tests.casefile.making import document_of

from isnad.casefile import Casefile
from isnad.documents import of_document
from isnad.errors import NotFound
from isnad.exchange import machine


def test_every_form_is_at_its_address(case: Casefile) -> None:
    found = list(machine.addresses(case))
    assert len(found) == len(set(found))
    for where in found:
        form = machine.at(case, where)
        text = "".join(form.pieces)
        assert text
        if where.endswith(".json"):
            json.loads(text)


def test_all_forms_together_are_each_at_its_address(case: Casefile) -> None:
    together = {where: "".join(form.pieces) for where, form in machine.every(case)}
    assert list(together) == list(machine.addresses(case))
    assert all(text == "".join(machine.at(case, where).pieces) for where, text in together.items())


@pytest.mark.parametrize(
    "where", ["", "x", "documents/none.json", "documents/d0.exe", "entities/e9.json", "../x.json"]
)
def test_what_is_no_form_is_not_found(case: Casefile, where: str) -> None:
    with pytest.raises(NotFound):
        "".join(machine.at(case, where).pieces)


def test_annotations_stand_where_the_text_has_their_quote(case: Casefile) -> None:
    for listed in case.listing():
        page = json.loads("".join(machine.at(case, f"documents/{listed.id}.annotations.json").pieces))
        text = "".join(machine.at(case, f"documents/{listed.id}.txt").pieces)
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert len(page["items"]) == listed.claims
        for item in page["items"]:
            assert item["target"]["source"] == f"{listed.id}.txt"
            quote, place = item["target"]["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            around = text[place["start"] - len(quote["prefix"]) : place["end"] + len(quote["suffix"])]
            assert around == quote["prefix"] + quote["exact"] + quote["suffix"]


@pytest.mark.parametrize("folder", ["", "entities", "matters", "speakers", "kinds"])
def test_annotations_of_what_is_quoted_lead_to_the_text_from_where_they_lie(case: Casefile, folder: str) -> None:
    found = [a for a in machine.addresses(case) if a.endswith(".annotations.json") and a.rpartition("/")[0] == folder]
    assert found
    for where in found:
        page = json.loads("".join(machine.at(case, where).pieces))
        assert page["id"] == where.rpartition("/")[2]
        for item in page["items"]:
            there = (PurePosixPath("/x") / folder / item["target"]["source"]).parts
            up = there.index("..") if ".." in there else None
            source = "/".join(there[2:] if up is None else there[up + 1 :])
            quote, place = item["target"]["selector"]
            text = "".join(machine.at(case, source).pieces)
            assert text[place["start"] : place["end"]] == quote["exact"]


def test_a_list_holds_what_its_page_lists(case: Casefile) -> None:
    def listed(name: str) -> list[dict[str, object]]:
        return json.loads("".join(machine.at(case, f"{name}.json").pieces))["items"]

    assert [item["id"] for item in listed("documents")] == [document.id for document in case.listing()]
    assert [item["id"] for item in listed("contested")] == [m.id for m in case.matters(agreement="contested")]
    assert [item["entity"] for item in listed("voices")] == [entity for entity, _ in case.voices()]
    assert len(listed("people")) == case.count_entities("Person")
    for kind, count in case.kinds().items():
        assert len(listed(f"kinds/{kind}")) == count


def test_a_document_as_csl_json() -> None:
    document = replace(document_of("a.txt", "text"), title="On  Dara", date="2011-05-03", authors=("A. Writer",))
    item = of_document(document).csl
    assert (item["title"], item["author"]) == ("On Dara", [{"literal": "A. Writer"}])
    assert item["issued"] == {"date-parts": [[2011, 5, 3]]}
    assert of_document(replace(document, date="2009-01-01/..")).csl["issued"] == {"raw": "2009-01-01/.."}
    assert "publisher" not in item


def test_a_document_as_bibtex_has_no_stray_signs() -> None:
    title = r"50 % of {all} & more_ #1 \input{x}"
    document = replace(document_of("a.txt", "text"), title=title, date="2011-05", publisher="Ledger & Co")
    entry = of_document(document).bibtex
    assert entry.startswith(f"@misc{{{document.id},")
    assert r"50 \% of \{all\} \& more\_ \#1 \textbackslash{}input\{x\}" in entry
    assert "year = {2011}" in entry
    assert "month = {05}" in entry
    assert entry.replace(r"\{", "").replace(r"\}", "").count("{") == entry.replace(r"\{", "").replace(
        r"\}", ""
    ).count("}")
