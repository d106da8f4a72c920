"""A cheap guess of a document's language, by script and stop words."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000  # characters
_SCRIPTS = (
    (re.compile("[پچژگ]"), re.compile("[\u0600-\u06ff]"), "fa"),
    (None, re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[їєґі]"), re.compile("[\u0400-\u04ff]"), "uk"),
    (None, re.compile("[\u0400-\u04ff]"), "ru"),
    (None, re.compile("[\u0590-\u05ff]"), "he"),
    (None, re.compile("[\u0370-\u03ff]"), "el"),
    (None, re.compile("[\u3040-\u30ff]"), "ja"),
    (None, re.compile("[\uac00-\ud7af]"), "ko"),
    (None, re.compile("[\u4e00-\u9fff]"), "zh"),
)
_STOP_WORDS = {
    "en": "the of and to in that was for on with he by is his as were had from it at this have be not said",
    "fr": "le la les des du et est dans que qui une pour par sur il au avec ne pas ce été sont aux",
    "es": "el la los las de del y que en una por con para su se no al es lo fue más como",
    "de": "der die das und den von zu mit des im ist nicht ein eine auf dem für sich als auch wurde",
    "it": "il la di che e del della per una con non sono dei nel alla gli anche più è da",
    "pt": "o a os as de do da que em um uma para com não por mais dos foi ao pelo",
    "tr": "ve bir bu için ile olarak da de daha sonra olan ise çok gibi kadar tarafından",
    "nl": "de het een van en in op dat is te met voor zijn niet aan werd door ook",
}
_LANGUAGES = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, None where nothing speaks for one."""
    sample = text[:SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    if letters < 12:
        return None
    for mark, script, language in _SCRIPTS:
        found = len(script.findall(sample))
        if found > 0.4 * letters and (mark is None or len(mark.findall(sample)) > found * 0.015):
            return language
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {language: sum(words[word] for word in stop) for language, stop in _LANGUAGES.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > 0.08 * words.total() else None
