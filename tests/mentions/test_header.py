"""The person whom a report is about."""

from __future__ import annotations

from tests.mentions.readings import aliases, clusters, read

from isnad.mentions.header import heading_of

REPORT = """\
DEBRIEFING 12

DATE OF REPORT:   9 MAY 2006
DETAINEE:         KARIM HASAN AL-NURI (NO. 0417)
AKA:              ABU LAYTH; THE FOX
INTERPRETER:      [REDACTED]
SUBJECT:          MARSH FRONT: MONEY AND TRAINING

DETAINEE STATED THE FOLLOWING:

1. Joined in 2004. Detainee met <pn1 SALIM DAR>. <pr2 He> left. A second detainee stayed.
2. The detainee denies this.

SOURCE COMMENT: none.
"""


def test_the_heading_gives_the_name_and_the_other_names() -> None:
    heading = heading_of(REPORT)
    assert heading is not None
    assert heading.word == "detainee"
    assert [REPORT[s:e] for s, e in (heading.name or (0, 0), *heading.aliases)] == [
        "KARIM HASAN AL-NURI",
        "ABU LAYTH",
        "FOX",
    ]


def test_detainee_is_the_detainee_and_another_detainee_is_not() -> None:
    mentioned = read(REPORT)
    first = clusters(mentioned)[0]
    assert first == ["KARIM HASAN AL-NURI", "ABU LAYTH", "FOX", "DETAINEE", "Detainee", "The detainee"]
    assert all(
        m.entity == mentioned.mentions[0].entity
        for m in mentioned.cluster_mentions(str(mentioned.mentions[0].cluster))
    )


def test_aka_gives_aliases() -> None:
    assert aliases(read(REPORT)) == [("KARIM HASAN AL-NURI", "ABU LAYTH"), ("KARIM HASAN AL-NURI", "FOX")]


def test_a_topic_is_no_person() -> None:
    assert heading_of("SUBJECT: MARSH FRONT: MONEY\n\nText.") is None
    assert heading_of("SUBJECT: Report of the meeting\n") is None


def test_a_source_without_a_name_is_one_description() -> None:
    mentioned = read("SOURCE: [REDACTED]\n\nSource joined in 2004. Source left.")
    bare = [m for m in mentioned.mentions if m.text == "Source"]
    assert len({m.cluster for m in bare}) == 1
    assert {m.entity for m in bare} == {None}


def test_without_a_model_the_head_dates_quantities_and_redactions_are_found() -> None:
    mentioned = read(REPORT.replace("<pn1 SALIM DAR>", "SALIM DAR").replace("<pr2 He>", "He"))
    assert [m.text for m in mentioned.mentions][:3] == ["KARIM HASAN AL-NURI", "ABU LAYTH", "FOX"]
    assert [d.edtf for d in mentioned.dates] == ["2006-05-09", "2004"]
