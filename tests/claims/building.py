"""Hand-built trees: one word a line, `form UPOS head relation`, an empty line between sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from isnad.attributions import Attribution
from isnad.claims import Claim, Dictionary, code
from isnad.documents import Document
from isnad.encoder import Parse, Tagging
from isnad.mentions import Date, Mention, Mentioned, Quantity
from isnad.passages import Passage

_TIGHT = re.compile(r"^(?:[,.;:?!)\]]|'s|n't)$")


@dataclass(frozen=True)
class Read:
    """The claims of a hand-built text, with short questions."""

    document: Document
    claims: tuple[Claim, ...]

    def one(self, kind: str) -> Claim:
        found = [c for c in self.claims if c.kind == kind]
        assert len(found) == 1, [(c.kind, c.anchor.quote) for c in self.claims]
        return found[0]

    def kinds(self) -> list[str]:
        return sorted(c.kind for c in self.claims)


def roles(claim: Claim) -> dict[str, list[str]]:
    return {role: [f.text for f in fillers] for role, fillers in claim.roles.items()}


def read(
    lines: str,
    names: dict[str, str] | None = None,
    dates: dict[str, str] | None = None,
    counts: dict[str, float] | None = None,
    said: tuple[tuple[str, str, str, str], ...] = (),
) -> Read:
    """`names`: words to a type (`Person`…) or `entity:type`; `said`: (source, cue, content, stance) as words."""
    text, parse, passages = _layout(lines)
    document = Document("d0", "case.txt", "0" * 64, text, title="case")
    mentions = tuple(_mentions(text, parse, names or {}))
    found = Mentioned(mentions, tuple(_dates(text, dates or {})), tuple(_counts(text, counts or {})))
    attributions = tuple(_attribution(n, text, row, mentions) for n, row in enumerate(said))
    return Read(document, code(document, passages, Tagging(parse), found, attributions, Dictionary.load()))


def _layout(lines: str) -> tuple[str, Parse, tuple[Passage, ...]]:
    text, rows, passages, base = "", [], [], 0
    for block in re.split(r"\n\s*\n", lines.strip()):
        words = [line.split() for line in block.strip().splitlines()]
        text += " " if text else ""
        start, opened = len(text), True
        for form, upos, head, relation in words:
            text += "" if opened or _TIGHT.match(form) else " "
            opened = form in ("(", "[")
            head_at = base + int(head) - 1 if int(head) else -1
            rows.append((len(text), len(text) + len(form), len(passages), upos, head_at, relation))
            text += form
        passages.append(Passage(len(passages), start, len(text)))
        base += len(words)
    return text, Parse(*zip(*rows, strict=True)), tuple(passages)


def _mentions(text: str, parse: Parse, names: dict[str, str]) -> list[Mention]:
    found = []
    for words, kind in names.items():
        entity, _, entity_type = kind.rpartition(":")
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            inside = list(parse.covering(*match.span()))
            head = next(w for w in inside if parse.heads[w] not in inside)
            form = "pronoun" if parse.upos[head] == "PRON" else "name" if words[0].isupper() else "nominal"
            key = entity or (words if form == "name" else None)
            found.append((match.start(), match.end(), words, form, entity_type, key, head))
    return [
        Mention(f"d0-m{n}", "d0", s, e, w, form, kind, key, key, head)  # type: ignore[arg-type]
        for n, (s, e, w, form, kind, key, head) in enumerate(sorted(found, key=lambda row: row[:2]))
    ]


def _dates(text: str, dates: dict[str, str]) -> list[Date]:
    return [
        Date(f"d0-t{n}", "d0", text.index(w), text.index(w) + len(w), w, edtf)
        for n, (w, edtf) in enumerate(dates.items())
    ]


def _counts(text: str, counts: dict[str, float]) -> list[Quantity]:
    return [
        Quantity(f"d0-q{n}", "d0", text.index(w), text.index(w) + len(w), w, value, "exact", None)
        for n, (w, value) in enumerate(counts.items())
    ]


def _attribution(n: int, text: str, row: tuple[str, str, str, str], mentions: tuple[Mention, ...]) -> Attribution:
    spans = [((text.index(part), text.index(part) + len(part)),) if part else () for part in row[:3]]
    speaker = next((m.id for m in mentions if spans[0] and m.start == spans[0][0][0]), None)
    return Attribution(f"d0-a{n}", "d0", spans[0], spans[1], spans[2], "indirect", row[3], speaker, None)  # type: ignore[arg-type]
