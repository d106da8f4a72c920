"""A trigger's words: the head word that the arcs hang on, the company it needs, the preposition that it ends in."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.claims.forms import forms
from isnad.claims.lexicon import word_list

PREPOSITIONS = word_list("prepositions")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text` as the dictionary has it; `forms` of the head word; `company`: the forms of each other word.

    `ends_in` is the preposition whose complement is the slot `that`; `copular` phrases begin with *be*, and
    `case` is the preposition that follows it (*be in custody*). The first `before` words of a noun's company stand
    before it (*deputy commander*, not *commander of deputies*).
    """

    text: str
    head: str
    forms: frozenset[str]
    company: tuple[frozenset[str], ...] = ()
    ends_in: str | None = None
    copular: bool = False
    case: str | None = None
    before: int = 0


def read_phrase(text: str, words: str) -> Phrase:
    """A phrase of a rule whose family has `words` (verb, noun, adjective, participle, text)."""
    tokens = _tokens(text.lower(), words)
    copular = words == "verb" and tokens[0] == "be" and len(tokens) > 1
    if copular:
        tokens = tokens[1:]
    case = tokens[0] if copular and tokens[0] in PREPOSITIONS and len(tokens) > 1 else None
    if case:
        tokens = tokens[1:]
    ends_in = tokens.pop() if len(tokens) > 1 and tokens[-1] in PREPOSITIONS else None
    at = len(tokens) - 1 if case else _head(tokens, words)
    rest = [t for k, t in enumerate(tokens) if k != at and t not in _ARTICLES]
    before = sum(t not in _ARTICLES for t in tokens[:at]) if words == "noun" else 0
    upos = "NOUN" if words == "noun" else "VERB"
    head = tokens[at].removeprefix("^")
    written = set(forms(head, upos)) if words in ("verb", "noun") and not (copular and words == "verb") else {head}
    if words == "noun":
        written.add(head + "s") if not head.endswith("s") and "-" in text else None
        if "-" in text and " " not in text:
            written |= {text.lower(), text.lower() + "s"}
    single = text.lower() in written and "-" in text
    return Phrase(
        text,
        head,
        frozenset(written),
        () if single and not rest else tuple(_company(t) for t in rest),
        ends_in,
        copular,
        case,
        before,
    )


def _tokens(text: str, words: str) -> list[str]:
    """The words of a phrase; what a hyphen joins is two words, as in a document, the last one heads it."""
    lead = text.split(maxsplit=1)[0]
    if words in ("verb", "adjective", "participle") and "-" in lead:
        parts = lead.split("-")
        text = " ".join([*parts[:-1], f"^{parts[-1]}", *text.split()[1:]])
    return [t for t in text.replace("-", " ").split() if t]


def _head(tokens: list[str], words: str) -> int:
    """The word marked `^`; else verbs and adjectives lead, and a noun is the last word before a preposition."""
    marked = next((k for k, t in enumerate(tokens) if t.startswith("^")), None)
    if marked is not None:
        return marked
    if words != "noun":
        return next((k for k, t in enumerate(tokens) if t not in PREPOSITIONS), 0)
    first = next((k for k, t in enumerate(tokens) if t in PREPOSITIONS and k), len(tokens))
    return first - 1


def _company(token: str) -> frozenset[str]:
    if token in PREPOSITIONS or not token.isalpha():
        return frozenset({token})
    return frozenset({token}) | forms(token, "NOUN")
