"""Which contents are read again for what is nested in them."""

from __future__ import annotations

from tests.attributions.trees import Silent, case

SAID = """
The DET 2 det
judge NOUN 3 nsubj
said VERB 0 root
that SCONJ 7 mark
"""
NOUN = """the DET 6 det
report NOUN 7 nsubj
angered VERB 3 ccomp
Dina PROPN 7 obj
. PUNCT 3 punct
"""
VERB = """the DET 6 det
guard NOUN 7 nsubj
admitted VERB 3 ccomp
it PRON 7 obj
. PUNCT 3 punct
"""


def asked(lines: str, content: str) -> list[str]:
    reader = Silent()
    case(lines, parts=[("The judge", "said", content)], reader=reader)
    return reader.asked


def test_a_verb_that_reports_is_worth_a_second_look() -> None:
    assert asked(SAID + VERB, "that the guard admitted it") == ["that the guard admitted it"]


def test_a_noun_that_could_be_a_cue_is_not() -> None:
    assert asked(SAID + NOUN, "that the report angered Dina") == []
