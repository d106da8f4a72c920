from __future__ import annotations

from dataclasses import replace

from isnad.attributions import Link, Speaker
from isnad.casefile import Casefile
from isnad.matters.titles import title
from isnad.views import words
from isnad.views.claims import Desk, called, fold


def test_a_claim_opens_its_line_and_reads_as_a_sentence(desk: Desk, case: Casefile) -> None:
    claim = next(c for c in case.every_claim() if c.kind == "captures" and c.factuality == "CT+")
    view = desk.view(claim)
    assert view.where == f"documents/{claim.document}.html#{claim.id}"
    assert words.sentence(view) == "the Cedar Brigade captures Omar Nassif"
    assert [role.name for role in view.others] == ["place", "time"]
    assert [voice.name for link in view.chain for voice in link.voices] == ["press", "Farid Haddad"]


def test_without_an_agent_it_says_what_was_done() -> None:
    assert words.verb("kills", False, True) == "killed"
    assert words.verb("holds", False, True) == "held"
    assert words.verb("kills", True, True) == "kills"
    assert words.verb("seeks_arrest", False, True) == "seeks arrest"


def test_joint_voices_speak_in_the_plural() -> None:
    one, two = (Speaker("A"),), (Speaker("A"), Speaker("B"))
    assert [words.does(Link(one, stance)) for stance in ("states", "denies")] == ["says", "denies"]
    assert [words.does(Link(two, stance)) for stance in ("states", "denies", "confirms")] == [
        "say",
        "deny",
        "confirm",
    ]


def test_one_quote_by_one_chain_is_one_entry(desk: Desk, case: Casefile) -> None:
    view = desk.view(next(case.every_claim()))
    other = replace(view, id="other", kind="releases")
    elsewhere = replace(view, where="documents/d0.html#c1")
    folded = fold([view, other, elsewhere])
    assert [claim.id for claim in folded] == [view.id, view.id]
    assert [claim.kind for claim in folded[0].also] == ["releases"]
    assert sum(1 + len(claim.also) for claim in folded) == 3


def test_a_document_without_a_title_is_called_by_its_first_words(case: Casefile) -> None:
    listed = case.listing()[0]
    assert called(listed) == listed.title
    unnamed = replace(listed, title=None, opening="\n3.\nThe convoy left Dara at dawn.\nMore")
    assert called(unnamed) == "“The convoy left Dara at dawn.”"
    assert called(replace(unnamed, opening="12\n")) == listed.path


def test_matters_have_titles(case: Casefile, desk: Desk) -> None:
    claims = [claim for claim in case.every_claim() if claim.kind == "captures"]
    assert title("captures", claims, desk.caption) == "Capture of Omar Nassif"
    assert title("exchanges", claims, desk.caption) == "Exchange of Omar Nassif"
    assert title("splits_from", claims, desk.caption) == "The Cedar Brigade splits from Omar Nassif"
    assert title("captures", [], desk.caption) == "Captures"
