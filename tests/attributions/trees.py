"""Hand-built trees for tests: one word a line, `form UPOS head relation`, an empty line between sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from isnad.attributions import Attribution, Chains, Link, find_attributions
from isnad.documents import Document
from isnad.encoder import AttributionParts, Parse, Tagging
from isnad.mentions import Mention
from isnad.mentions.mention import EntityType
from isnad.passages import Passage

_TIGHT = re.compile(r"^(?:[,.;:?!)\]”’]|'s|’s|n't|n’t|'')$")
_OPEN = frozenset(("(", "[", "“", "‘"))
Span = tuple[int, int]


@dataclass(frozen=True)
class Mentioned:
    mentions: tuple[Mention, ...] = ()


@dataclass
class Silent:
    """A reading model that finds nothing deeper, and remembers what it was asked."""

    asked: list[str] = field(default_factory=list)

    def read_parts(self, texts: list[str]) -> list[tuple[AttributionParts, ...]]:
        self.asked.extend(texts)
        return [() for _ in texts]


@dataclass(frozen=True)
class Case:
    """A text with its tree, its passages and mentions, and what was found in it."""

    document: Document
    passages: tuple[Passage, ...]
    mentioned: Mentioned
    found: tuple[Attribution, ...]

    def words(self, spans: tuple[Span, ...]) -> str:
        return " | ".join(" ".join(self.document.text[s:e].split()) for s, e in spans)

    def rows(self) -> list[tuple[str, str, str]]:
        """Source, cue and content of each attribution, as words."""
        return [(self.words(a.source), self.words(a.cue), self.words(a.content)) for a in self.found]

    def by_cue(self, cue: str) -> Attribution:
        return next(a for a in self.found if self.words(a.cue) == cue)

    def chain(self, quote: str) -> list[str]:
        """The speakers' words at a quote of the text, the document left out, joint speakers with +."""
        start = self.document.text.index(quote)
        links = Chains(self.document, self.passages, self.mentioned, self.found).at(start, start + len(quote))
        return [_link(link) for link in links[1:]]


def _link(link: Link) -> str:
    return " + ".join(speaker.text for speaker in link.speakers)


def case(
    lines: str,
    names: dict[str, str] | None = None,
    parts: list[tuple[str, str, str]] | None = None,
    publisher: str | None = None,
    reader: Silent | None = None,
) -> Case:
    """Read `lines`. `names` maps words of the text to `entity:Type` (or `:Type`), every place of them a mention.

    `parts` are attributions of the model as words of the text (first place of each). A line `¶` begins a paragraph.
    `reader` is asked what is nested in contents.
    """
    text, words, passages = _layout(lines)
    document = Document("d0", "case.txt", "0" * 64, text, title="case", publisher=publisher)
    mentioned = Mentioned(_mentions(text, words, names or {}))
    tagged = tuple(AttributionParts(*(_find(text, part) for part in row), 0.9) for row in parts or ())
    found = find_attributions(document, passages, Tagging(words, tagged), mentioned, reader or Silent())
    return Case(document, passages, mentioned, found)


def _layout(lines: str) -> tuple[str, Parse, tuple[Passage, ...]]:
    text, rows, passages = "", [], []
    base, paragraph = 0, 0
    for block in re.split(r"\n\s*\n", lines.strip()):
        rows_here = [line.split() for line in block.strip().splitlines()]
        if rows_here[0] == ["¶"]:
            rows_here, text, paragraph = rows_here[1:], text.rstrip() + "\n\n", paragraph + 1
        elif text:
            text += " "
        start, glue, straight = len(text), True, False
        for form, upos, head, relation in rows_here:
            closes = form == '"' and straight
            if not (glue or _TIGHT.match(form) or closes):
                text += " "
            where = len(text)
            text += form
            glue = form in _OPEN or (form == '"' and not straight)
            straight = straight != (form == '"')
            rows.append((where, len(text), len(passages), upos, base + int(head) - 1 if int(head) else -1, relation))
        passages.append(Passage(len(passages), start, len(text), "sentence", paragraph))
        base += len(rows_here)
    columns = tuple(zip(*rows, strict=True))
    return text, Parse(*columns), tuple(passages)


def _mentions(text: str, words: Parse, names: dict[str, str]) -> tuple[Mention, ...]:
    found = []
    for name, kind in names.items():
        entity, _, rest = kind.partition(":")
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            inside = list(words.covering(*match.span()))
            head = next((w for w in inside if words.heads[w] not in inside), inside[-1])
            form = "pronoun" if rest == "pronoun" else "name" if name[0].isupper() else "nominal"
            found.append((match.start(), match.end(), name, form, rest, entity, head))
    return tuple(
        Mention(
            f"d0-m{n}",
            "d0",
            s,
            e,
            name,
            form,
            kind if kind != "pronoun" else "Person",
            entity or None,
            entity or None,
            head,
        )
        for n, (s, e, name, form, kind, entity, head) in enumerate(sorted(found))
    )


def _find(text: str, part: str) -> tuple[Span, ...]:
    spans = []
    for piece in filter(None, part.split(" | ")):
        start = text.index(piece)
        spans.append((start, start + len(piece)))
    return tuple(spans)


def _type(kind: str) -> EntityType | None:
    return "Person" if kind == "pronoun" else cast(EntityType, kind)
