"""Nesting, publications, headings and turns: the chain at a place."""

from __future__ import annotations

from tests.attributions.trees import case

from isnad import read_text

NESTED = """
    Reyes PROPN 2 nsubj
    said VERB 0 root
    that SCONJ 5 mark
    Okonjo PROPN 5 nsubj
    confirmed VERB 2 ccomp
    that SCONJ 9 mark
    the DET 8 det
    ferry NOUN 9 nsubj
    sank VERB 5 ccomp
    . PUNCT 2 punct
    """
PEOPLE = {"Reyes": "reyes:Person", "Okonjo": "mara:Person"}


def test_a_cue_in_a_content_is_its_child() -> None:
    found = case(NESTED, names=PEOPLE)
    outer, inner = found.by_cue("said"), found.by_cue("confirmed")
    assert inner.parent == outer.id
    assert outer.parent is None
    assert found.chain("ferry sank") == ["Reyes", "Okonjo"]
    assert found.chain("confirmed") == ["Reyes"]


def test_a_chain_begins_with_the_document() -> None:
    from isnad.attributions import Chains

    found = case(NESTED, names=PEOPLE)
    first = Chains(found.document, found.passages, found.mentioned, found.found).at(0, 5)
    assert [(link.speakers[0].document, link.attribution) for link in first] == [("d0", None)]


TOLD = """
    Okonjo PROPN 2 nsubj
    told VERB 0 root
    the DET 5 det
    Harbour PROPN 5 compound
    Gazette PROPN 2 iobj
    that SCONJ 9 mark
    the DET 8 det
    ferry NOUN 9 nsubj
    sank VERB 2 ccomp
    . PUNCT 2 punct
    """
PAPER = {"Okonjo": "mara:Person", "Harbour Gazette": "gazette:Organization"}


def test_a_publication_that_was_told_is_a_link_outside_the_speaker() -> None:
    assert case(TOLD, names=PAPER).chain("ferry sank") == ["Harbour Gazette", "Okonjo"]


def test_the_documents_own_publication_is_no_link() -> None:
    assert case(TOLD, names=PAPER, publisher="The Harbour Gazette").chain("ferry sank") == ["Okonjo"]


def test_a_ministry_that_was_told_is_no_link() -> None:
    lines = TOLD.replace("Harbour", "Navy").replace("Gazette", "Ministry")
    names = {"Okonjo": "mara:Person", "Navy Ministry": "navy:Organization"}
    assert case(lines, names=names).chain("ferry sank") == ["Okonjo"]


REPORT = """
    DETAINEE NOUN 2 nsubj
    STATED VERB 0 root
    THE DET 4 det
    FOLLOWING NOUN 2 obj
    : PUNCT 2 punct

    ¶
    Joined VERB 0 root
    the DET 3 det
    militia NOUN 1 obj
    . PUNCT 1 punct

    Denies VERB 0 root
    having AUX 4 aux
    been AUX 4 cop
    armed ADJ 1 xcomp
    . PUNCT 1 punct

    ¶
    FIELD PROPN 2 compound
    COMMENT PROPN 0 root
    : PUNCT 2 punct

    He PRON 2 nsubj
    lied VERB 0 root
    . PUNCT 2 punct
    """


def test_a_heading_speaks_until_the_reporter_comments() -> None:
    found = case(REPORT, names={"DETAINEE": "tariq:Person"})
    heading = found.by_cue("STATED THE FOLLOWING")
    assert heading.heading
    assert found.chain("Joined the militia") == ["DETAINEE"]
    assert found.chain("lied") == []


def test_a_sentence_without_subject_speaks_with_the_headings_voice() -> None:
    found = case(REPORT, names={"DETAINEE": "tariq:Person"})
    denial = found.by_cue("Denies")
    assert denial.parent == found.by_cue("STATED THE FOLLOWING").id
    assert denial.speaker == found.by_cue("STATED THE FOLLOWING").speaker
    assert found.chain("been armed") == ["DETAINEE"]


TURNS = """
    COL. PROPN 0 root
    REYES PROPN 1 flat
    : PUNCT 1 punct

    I PRON 2 nsubj
    deny VERB 0 root
    that SCONJ 6 mark
    the DET 5 det
    ferry NOUN 6 nsubj
    sank VERB 2 ccomp
    . PUNCT 2 punct

    ¶
    QUESTION NOUN 0 root
    ( PUNCT 4 punct
    Harbour PROPN 4 compound
    Gazette PROPN 1 appos
    ) PUNCT 4 punct
    : PUNCT 1 punct

    Who PRON 2 nsubj
    steered VERB 0 root
    it PRON 2 obj
    ? PUNCT 2 punct
    """


def test_turns_speak_and_ask() -> None:
    found = case(TURNS, names={"COL. REYES": "reyes:Person", "Harbour Gazette": "gazette:Organization"})
    turn, question = (a for a in found.found if a.heading)
    assert (turn.stance, question.stance) == ("states", "asks")
    assert found.chain("ferry sank") == ["COL. REYES"]
    assert found.by_cue("deny").speaker == turn.speaker
    assert found.chain("steered it") == ["Harbour Gazette"]
    assert found.words(question.content) == "Who steered it?"


ASIDE = """
    " PUNCT 3 punct
    Tariq PROPN 3 nsubj
    confirms VERB 16 ccomp
    that SCONJ 13 mark
    Salim PROPN 13 nsubj
    , PUNCT 9 punct
    who PRON 9 obj
    we PRON 9 nsubj
    freed VERB 5 acl:relcl
    , PUNCT 9 punct
    had AUX 13 aux
    actually ADV 13 advmod
    fled VERB 3 ccomp
    , PUNCT 3 punct
    " PUNCT 3 punct
    said VERB 0 root
    Reyes PROPN 16 nsubj
    . PUNCT 16 punct
    """


def test_an_aside_in_quoted_words_is_the_quoting_speakers() -> None:
    found = case(ASIDE, names={"Tariq": "tariq:Person", "Salim": "salim:Person", "Reyes": "reyes:Person"})
    assert found.chain("we freed") == ["Reyes"]
    assert found.chain("actually fled") == ["Reyes", "Tariq"]


def test_citing_stands_under_the_paper_that_cites() -> None:
    found = case(
        """
        The DET 3 det
        Harbour PROPN 3 compound
        Gazette PROPN 8 nsubj
        , PUNCT 5 punct
        citing VERB 8 advcl
        Okonjo PROPN 5 obj
        , PUNCT 5 punct
        reported VERB 0 root
        that SCONJ 12 mark
        the DET 11 det
        ferry NOUN 12 nsubj
        sank VERB 8 ccomp
        . PUNCT 8 punct
        """,
        names=PAPER,
    )
    assert found.chain("ferry sank") == ["Harbour Gazette", "Okonjo"]


def test_the_following_goes_on_to_the_end_of_the_paragraph() -> None:
    found = case(
        """
        The DET 2 det
        logbook NOUN 3 nsubj
        showed VERB 0 root
        the DET 5 det
        following NOUN 3 obj
        . PUNCT 3 punct

        The DET 2 det
        ferry NOUN 3 nsubj
        sank VERB 0 root
        . PUNCT 3 punct

        ¶
        Reyes PROPN 2 nsubj
        wept VERB 0 root
        . PUNCT 2 punct
        """,
        names={"logbook": ":Work", "Reyes": "reyes:Person"},
    )
    assert found.chain("ferry sank") == ["logbook"]
    assert found.chain("wept") == []


def test_a_quotation_without_a_cue_goes_on_with_the_voice_before_it() -> None:
    found = case(
        """
        " PUNCT 3 punct
        They PRON 3 nsubj
        left VERB 6 ccomp
        , PUNCT 3 punct
        " PUNCT 3 punct
        said VERB 0 root
        Reyes PROPN 6 nsubj
        . PUNCT 6 punct

        " PUNCT 5 punct
        The DET 3 det
        ferry NOUN 5 nsubj
        then ADV 5 advmod
        sank VERB 0 root
        . PUNCT 5 punct
        " PUNCT 5 punct
        """,
        names=PEOPLE,
    )
    assert found.chain("ferry then sank") == ["Reyes"]


def test_remarks_without_a_label_are_whose_the_heading_names() -> None:
    found = case(
        """
        Remarks NOUN 0 root
        of ADP 3 case
        Anna PROPN 1 nmod
        Reyes PROPN 3 flat

        ¶
        We PRON 2 nsubj
        raised VERB 0 root
        the DET 4 det
        ferry NOUN 2 obj
        near ADP 6 case
        Sola PROPN 2 obl
        today NOUN 2 obl
        . PUNCT 2 punct
        """,
        names={"Anna Reyes": "reyes:Person"},
    )
    assert found.chain("raised the ferry") == ["Anna Reyes"]


def test_who_was_told_in_a_report_is_not_the_speaker_even_if_the_model_says_so() -> None:
    found = case(
        """
        He PRON 3 nsubj:pass
        was AUX 3 aux:pass
        told VERB 0 root
        by ADP 5 case
        Reyes PROPN 3 obl:agent
        that SCONJ 9 mark
        the DET 8 det
        ferry NOUN 9 nsubj
        sank VERB 3 ccomp
        . PUNCT 3 punct
        """,
        names=PEOPLE,
        parts=[("He", "was told", "that the ferry sank")],
    )
    assert found.chain("ferry sank") == ["Reyes"]


def test_finding_no_evidence_is_negated() -> None:
    found = case(
        """
        The DET 2 det
        panel NOUN 3 nsubj
        found VERB 0 root
        no DET 5 det
        evidence NOUN 3 obj
        that SCONJ 9 mark
        the DET 8 det
        ferry NOUN 9 nsubj
        sank VERB 5 acl
        . PUNCT 3 punct
        """
    )
    assert found.by_cue("found").negated


def test_it_is_what_spoke_just_before_in_the_paragraph() -> None:
    text = (
        "The papers recorded the following.\n\n"
        '- Item 4. A report to "Abu Layth" describes the attack on the quay. It says that eight sailors died.\n'
    )
    (died,) = [c for c in read_text(text).claims if c.kind == "dies"]
    assert [s.text for link in died.chain[1:] for s in link.speakers][-1] == 'A report to "Abu Layth"'
