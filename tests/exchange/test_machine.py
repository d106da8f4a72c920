"""Machine forms: annotations re-read at their anchors, citations that programs take."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.casefile.making import document_of

from isnad.casefile import Casefile
from isnad.errors import NotFound
from isnad.exchange import machine
from isnad.exchange.citations import bibtex, csl


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


def test_a_document_as_csl_json() -> None:
    document = replace(document_of("a.txt", "text"), title="On  Dara", date="2011-05-03", authors=("A. Writer",))
    item = csl(document)
    assert (item["title"], item["author"]) == ("On Dara", [{"literal": "A. Writer"}])
    assert item["issued"] == {"date-parts": [[2011, 5, 3]]}
    assert csl(replace(document, date="2009-01-01/.."))["issued"] == {"raw": "2009-01-01/.."}
    assert "publisher" not in item


def test_a_document_as_bibtex_has_no_stray_signs() -> None:
    title = r"50 % of {all} & more_ #1 \input{x}"
    document = replace(document_of("a.txt", "text"), title=title, date="2011-05", publisher="Ledger & Co")
    entry = bibtex(document)
    assert entry.startswith(f"@misc{{{document.id},")
    assert r"50 \% of \{all\} \& more\_ \#1 \textbackslash{}input\{x\}" in entry
    assert "year = {2011}" in entry
    assert "month = {05}" in entry
    assert entry.replace(r"\{", "").replace(r"\}", "").count("{") == entry.replace(r"\{", "").replace(
        r"\}", ""
    ).count("}")
