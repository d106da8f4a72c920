"""Indirect and direct speech, from the tree alone."""

from __future__ import annotations

from tests.attributions.trees import case


def test_that_belongs_to_the_content_and_adverbs_to_the_cue() -> None:
    found = case(
        """
        The DET 2 det
        harbourmaster NOUN 4 nsubj
        also ADV 4 advmod
        said VERB 0 root
        that SCONJ 8 mark
        the DET 7 det
        ferry NOUN 8 nsubj
        sank VERB 4 ccomp
        . PUNCT 4 punct
        """
    )
    assert found.rows() == [("The harbourmaster", "also said", "that the ferry sank")]
    assert found.found[0].stance == "states"
    assert found.found[0].mode == "indirect"


def test_a_quotation_before_an_inverted_subject() -> None:
    found = case(
        """
        " PUNCT 3 punct
        We PRON 3 nsubj
        left VERB 6 ccomp
        , PUNCT 3 punct
        " PUNCT 3 punct
        said VERB 0 root
        Mara PROPN 6 nsubj
        Okonjo PROPN 7 flat
        . PUNCT 6 punct
        """,
        names={"Mara Okonjo": "mara:Person"},
    )
    assert found.rows() == [("Mara Okonjo", "said", '"We left,"')]
    assert found.found[0].mode == "direct"
    assert found.chain("left") == ["Mara Okonjo"]
    assert found.chain("said") == []


def test_a_denial_of_a_thing_by_a_sentence_without_subject() -> None:
    found = case(
        """
        Denies VERB 0 root
        any DET 3 det
        part NOUN 1 obj
        in ADP 6 case
        the DET 6 det
        raid NOUN 3 nmod
        . PUNCT 1 punct
        """
    )
    assert found.rows() == [("", "Denies", "any part in the raid")]
    assert found.found[0].stance == "denies"


def test_who_was_told_is_not_who_speaks() -> None:
    found = case(
        """
        Detainee NOUN 3 nsubj:pass
        was AUX 3 aux:pass
        told VERB 0 root
        by ADP 5 case
        TARIQ PROPN 3 obl:agent
        that SCONJ 9 mark
        the DET 8 det
        bridge NOUN 9 nsubj
        burned VERB 3 ccomp
        . PUNCT 3 punct
        """,
        names={"TARIQ": "tariq:Person", "Detainee": "det:Person"},
    )
    assert [(s, x) for s, _, x in found.rows()] == [("TARIQ", "that the bridge burned")]
    assert found.chain("burned") == ["TARIQ"]


def test_what_is_heard_from_somebody_is_his_word() -> None:
    found = case(
        """
        Heard VERB 0 root
        from ADP 3 case
        TARIQ PROPN 1 obl
        that SCONJ 7 mark
        the DET 6 det
        bridge NOUN 7 nsubj
        burned VERB 1 ccomp
        . PUNCT 1 punct
        """,
        names={"TARIQ": "tariq:Person"},
    )
    assert found.rows() == [("TARIQ", "Heard from", "that the bridge burned")]


def test_a_raised_subject_is_content_and_nobody_speaks() -> None:
    found = case(
        """
        Okonjo PROPN 3 nsubj:pass
        is AUX 3 aux:pass
        believed VERB 0 root
        to PART 6 mark
        have AUX 6 aux
        fled VERB 3 xcomp
        . PUNCT 3 punct
        """,
        names={"Okonjo": "mara:Person"},
    )
    assert found.rows() == [("", "is believed", "Okonjo | to have fled")]
    assert found.found[0].stance == "suspects"
    assert found.found[0].speaker is None
    assert found.chain("fled") == []


def test_according_to() -> None:
    found = case(
        """
        According VERB 4 case
        to ADP 1 fixed
        the DET 4 det
        logbook NOUN 8 obl
        , PUNCT 4 punct
        the DET 7 det
        ferry NOUN 8 nsubj
        sank VERB 0 root
        . PUNCT 8 punct
        """,
        names={"logbook": ":Work"},
    )
    assert found.rows() == [("the logbook", "According to", "the ferry sank")]
    assert found.chain("ferry sank") == ["logbook"]


def test_joint_speakers_are_one_attribution() -> None:
    found = case(
        """
        Okonjo PROPN 4 nsubj
        and CCONJ 3 cc
        Reyes PROPN 1 conj
        confirm VERB 0 root
        that SCONJ 8 mark
        the DET 7 det
        ferry NOUN 8 nsubj
        sank VERB 4 ccomp
        . PUNCT 4 punct
        """,
        names={"Okonjo": "mara:Person", "Reyes": "reyes:Person"},
    )
    assert found.rows() == [("Okonjo and Reyes", "confirm", "that the ferry sank")]
    assert found.chain("ferry sank") == ["Okonjo + Reyes"]
    assert found.found[0].stance == "confirms"


def test_an_order_is_an_attribution_but_no_link() -> None:
    found = case(
        """
        Okonjo PROPN 2 nsubj
        ordered VERB 0 root
        the DET 4 det
        raid NOUN 2 obj
        . PUNCT 2 punct
        """,
        names={"Okonjo": "mara:Person"},
    )
    assert found.rows() == [("Okonjo", "ordered", "the raid")]
    assert found.found[0].stance == "orders"
    assert not found.found[0].voiced
    assert found.chain("raid") == []


def test_a_noun_with_its_owner_is_a_cue() -> None:
    found = case(
        """
        Okonjo PROPN 3 nmod:poss
        's PART 1 case
        claim NOUN 9 nsubj
        that SCONJ 7 mark
        the DET 6 det
        ferry NOUN 7 nsubj
        sank VERB 3 acl
        is AUX 9 cop
        false ADJ 0 root
        . PUNCT 9 punct
        """,
        names={"Okonjo": "mara:Person"},
    )
    assert found.rows() == [("Okonjo's", "claim", "that the ferry sank")]
    assert found.found[0].stance == "alleges"


def test_the_models_parts_rule_and_the_tree_completes_them() -> None:
    lines = """
        Okonjo PROPN 2 nsubj
        said VERB 0 root
        the DET 4 det
        ferry NOUN 5 nsubj
        sank VERB 2 ccomp
        . PUNCT 2 punct
        """
    assert case(lines, parts=[("", "said", "the ferry sank")]).rows() == [("Okonjo", "said", "the ferry sank")]
    assert case(lines, parts=[("Okonjo", "said", "")]).rows() == [("Okonjo", "said", "the ferry sank")]
    assert case(lines, parts=[("Okonjo", "said", "the ferry sank")]).rows() == [("Okonjo", "said", "the ferry sank")]
