from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.casefile.making import press

from isnad.casefile import MARK, Casefile


def test_words_are_found_in_passages_claims_and_names(case: Casefile) -> None:
    hits = case.search("captured Nassif")
    assert [h.document for h in hits.passages if "Dara" in h.snippet] == [press().document.id]
    assert {h.kind for h in hits.claims} == {"captures"}
    assert [h.caption for h in case.search("nassif").entities] == ["Omar Nassif"]


def test_snippets_mark_what_was_found(case: Casefile) -> None:
    (hit,) = case.search("Dara").passages
    assert f"{MARK[0]}Dara{MARK[1]}" in hit.snippet


def test_a_verb_is_found_in_its_other_forms(case: Casefile) -> None:
    assert len(case.search("capture").passages) == 2


def test_fts_syntax_is_understood(case: Casefile) -> None:
    assert not case.search("Dara OR asked").literal
    assert len(case.search("Dara OR asked").passages) == 2
    assert case.search("Dara NOT captured").passages == ()


@pytest.mark.parametrize(
    "query", ['"', "Dara AND", "Dara (", "* Dara", "Dara:x:", "quote:Dara", "Dara'", "^", "NEAR(Dara"]
)
def test_broken_syntax_becomes_plain_words(case: Casefile, query: str) -> None:
    hits = case.search(query)
    assert hits.literal
    if "Dara" in query and "AND" not in query:
        assert hits.query


def test_a_name_is_found_without_its_marks(case: Casefile) -> None:
    assert case.entity_by_name("omár NASSÍF").caption == "Omar Nassif"


def test_a_part_of_a_name_is_found(case: Casefile) -> None:
    assert [e.caption for e in case.entities_named("haddad")] == ["Farid Haddad"]


@given(st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_no_query_is_an_error(case: Casefile, query: str) -> None:
    case.search(query)
    case.entities_named(query)
