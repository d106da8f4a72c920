"""What makes two mentions alike."""

from __future__ import annotations

import numpy as np

from isnad.encoder.pairs import FEATURES, NAME, NOMINAL, PRONOUN, MentionTable, describe, pair_features, table


def mentions(*rows: tuple[str, str, int]) -> MentionTable:
    spans = [(n, n, form, 0) for n, (_, _, form) in enumerate(rows)]
    size = len(rows)
    return table(spans, [describe(*row) for row in rows], (list(range(size)), [False] * size))


def features(later: tuple[str, str, int], earlier: tuple[str, str, int]) -> np.ndarray:
    return pair_features(mentions(earlier, later), np.array([1]), np.array([0]))[0]


def test_the_same_words_are_alike_whatever_their_case_and_article() -> None:
    assert features(("THE HARVEST FRONT", "FRONT", NAME), ("the Harvest Front", "Front", NAME))[0] == 1
    assert features(("Saray's", "Saray", NAME), ("Saray", "Saray", NAME))[0] == 1
    assert features(("Zubaydi", "Zubaydi", NAME), ("Saray", "Saray", NAME))[3] == 1


def test_a_short_name_is_part_of_the_long_one() -> None:
    assert features(("Saray", "Saray", NAME), ("Anwar Saray", "Saray", NAME))[2] == 1
    assert features(("the driver", "driver", NOMINAL), ("his driver", "driver", NOMINAL))[0] == 1


def test_acronyms_meet_their_names() -> None:
    assert features(("NLF", "NLF", NAME), ("National Liberation Front", "Front", NAME))[28] == 1
    assert features(("NLF", "NLF", NAME), ("Harvest Front", "Front", NAME))[28] == 0


def test_pronouns_of_one_class_and_of_two() -> None:
    assert features(("him", "him", PRONOUN), ("he", "he", PRONOUN))[4] == 1
    assert features(("she", "she", PRONOUN), ("he", "he", PRONOUN))[27] == 1


def test_no_mentions_no_pairs() -> None:
    none = np.zeros(0, np.int64)
    assert pair_features(table([], [], ([0], [False])), none, none).shape == (0, FEATURES)
