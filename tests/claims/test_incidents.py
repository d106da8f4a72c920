"""Participants of incidents: phrases, scores, and the doers that claims take from beside them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.claims.incidents import ROLES, Scorer, participants
from isnad.claims.incidents.clues import Clues
from isnad.claims.incidents.deed import Deed, deeds
from isnad.claims.incidents.phrases import heads, phrases, plain
from isnad.claims.incidents.scorer import key
from isnad.claims.lookup import Lookup
from isnad.claims.tree import Tree
from isnad.encoder import Parse
from isnad.mentions import Mentioned
from isnad.reading import read_text


def tree_of(words: str, arcs: list[tuple[str, int, str]]) -> Tree:
    """A sentence: `arcs` are (UPOS, head counted from 1 or 0, relation) a word."""
    forms = words.split()
    starts = [sum(len(f) + 1 for f in forms[:n]) for n in range(len(forms))]
    ends = [s + len(f) for s, f in zip(starts, forms, strict=True)]
    upos, given_heads, relations = zip(*arcs, strict=True)
    at = tuple(h - 1 for h in given_heads)
    return Tree(words, Parse(tuple(starts), tuple(ends), (0,) * len(forms), upos, at, relations))


RAIDERS = tree_of(
    "The masked raiders of Tamsin burned the old granary",
    [
        ("DET", 3, "det"),
        ("ADJ", 3, "amod"),
        ("NOUN", 6, "nsubj"),
        ("ADP", 5, "case"),
        ("PROPN", 3, "nmod"),
        ("VERB", 0, "root"),
        ("DET", 9, "det"),
        ("ADJ", 9, "amod"),
        ("NOUN", 6, "obj"),
    ],
)


def small_scorer(weights: dict[str, dict[str, float]], edges: dict[str, float]) -> Scorer:
    """A scorer that knows a few clues: clue -> part -> weight."""
    table = np.zeros((len(weights), len(ROLES) + 2), np.int8)
    for row, parts in enumerate(weights.values()):
        for part, weight in parts.items():
            table[row, ROLES.index(part)] = round(weight * 10)
    return Scorer(
        {
            "keys": np.array([key(c) for c in weights], np.uint32),
            "table": table,
            "scale": np.full(len(ROLES) + 2, 0.1, np.float32),
            "bias": np.zeros(2, np.float32),
            "out": np.zeros((2, len(ROLES)), np.float32),
            "end": np.full(len(ROLES), -4, np.float32),
            "nouns": np.array([key("raiders"), key("granary")], np.uint32),
            "edge_keys": np.array([key(c) for c in edges], np.uint32),
            "edges": np.array(list(edges.values()), np.float16),
            "least": np.full(len(ROLES), 0.5, np.float32),
        }
    )


def test_the_phrases_of_a_head_hold_it_and_stay_in_its_sentence() -> None:
    for head in heads(RAIDERS):
        spans = phrases(RAIDERS, head)
        assert (head, head) in spans
        assert all(0 <= first <= head <= last < len(RAIDERS) for first, last in spans)


def test_a_head_stands_for_more_or_less_of_what_hangs_on_it() -> None:
    texts = {" ".join(RAIDERS.low[first : last + 1]) for first, last in phrases(RAIDERS, 2)}
    assert {"raiders", "masked raiders", "raiders of tamsin", "the masked raiders of tamsin"} <= texts
    assert not any("burned" in text for text in texts)


@given(st.text(max_size=60))
def test_plain_writing_is_settled(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_articles_and_points_do_not_tell_phrases_apart() -> None:
    assert plain("The  U.S. envoy") == plain("us envoy")


def test_each_part_goes_to_the_head_whose_clues_speak_for_it() -> None:
    scorer = small_scorer(
        {"gp0=nsubj>burned": {"PerpInd": 7.0}, "gp0=obj>burned": {"Target": 6.0}},
        {"L1": 1.0, "R0": 1.0, "a=the": -3.0},
    )
    found = participants(Lookup(RAIDERS, Mentioned()), (), None, scorer)
    assert [(p.role, p.text) for p in found] == [("PerpInd", "masked raiders"), ("Target", "old granary")]
    assert [p.heads for p in found] == [(2,), (8,)]
    assert found[0].score == pytest.approx(1 / (1 + np.exp(-3)), abs=1e-3)


def test_the_reading_model_s_own_scores_are_clues() -> None:
    scorer = small_scorer({"nTarget=7": {"Target": 7.0}}, {"L0": 1.0, "R0": 1.0})
    lookup = Lookup(RAIDERS, Mentioned())
    assert all(p.score < 0.1 for p in participants(lookup, (), None, scorer))
    seen = {"Target": [0.0] * 8 + [0.9999]}
    (first, *rest) = participants(lookup, (), seen, scorer)
    assert (first.role, first.text, first.heads) == ("Target", "granary", (8,))
    assert all(p.score < 0.1 for p in rest)


def test_claims_are_clues_with_kind_role_and_sign() -> None:
    deed = Deed("attacks", "CT+", 24, 51, (("agent", 0, 29),))
    clues = Clues(RAIDERS, Lookup(RAIDERS, Mentioned()), (deed,), {})
    assert {"c=attacks.agent", "c=attacks.agent.CT+", "bk=attacks"} <= set(clues.of_head(2))
    assert not any(c.startswith("c=") for c in clues.of_head(8))


def test_no_text_no_participants() -> None:
    assert participants(Lookup(Tree("", Parse()), Mentioned()), ()) == ()


def test_the_shipped_scorer_knows_who_makes_war_and_what_is_burnt() -> None:
    scorer = Scorer.load()
    assert scorer.known("guerrillas")
    assert scorer.known("bomb")
    assert not scorer.known("consequence")
    assert all(0 < x < 1 for x in scorer.least)


TOLD = "Gunmen attacked the toll station near Orvela at dawn. Two clerks were killed in the attack."
TWO_VOICES = (
    "One nurse says that the brigands of Old Marko fired on the carters from above. "
    "A carter says that Lazar had been shot at the mill."
)


def agents(text: str, kind: str) -> list[str]:
    return [f.text for c in read_text(text).claims if c.kind == kind for f in c.roles.get("agent", ())]


def test_a_killing_takes_the_doer_who_is_named_beside_it() -> None:
    (claim,) = (c for c in read_text(TOLD).claims if c.kind == "kills")
    assert [f.text for f in claim.roles["agent"]] == ["Gunmen"]
    assert any(what == "incident" and words.startswith("agent: Gunmen") for what, words in claim.because)


def test_another_voice_names_no_doer() -> None:
    assert "the brigands of Old Marko" not in agents(TWO_VOICES, "kills")
    shot = [c for c in read_text(TWO_VOICES).claims if c.anchor.start > 80]
    assert not any(what == "incident" for c in shot for what, _ in c.because)


def test_the_scorer_does_not_learn_from_what_it_has_added() -> None:
    claims = read_text(TOLD).claims
    (deed,) = (d for d in deeds(claims) if d.kind == "kills")
    assert [role for role, _, _ in deed.fillers] == ["patient"]
