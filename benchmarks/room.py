"""How quickly the reading room answers over a large casefile, and how heavy its pages are.

    python -m benchmarks.room --documents 5000

Makes a casefile by hand (no model): documents of six claims each among 2,000 names, one name in half of all claims,
one voice in a third of them, one document of 500 pages. Prints for each page its milliseconds of CPU (the least of
three) and kB.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from isnad.attributions import Link, Speaker
from isnad.casefile import Draft, Origin, open
from isnad.claims import Claim, Dictionary, Filler, When
from isnad.documents import Document, Page
from isnad.entities import Entity, EntityName
from isnad.matters import Conflict, Matter, Version
from isnad.mentions import Mention
from isnad.passages import Anchor, Passage
from isnad.reading import Reading
from isnad.views import pages
from isnad.views.claims import Desk
from isnad.views.render import render

KINDS = ("captures", "leads", "kills", "meets", "funds", "member_of", "attacks", "releases")
NAMES = 2_000
CLAIMS = 6
FEW = 40  # words of a made sentence that are not names


def made(number: int, dice: random.Random, sentences: int = CLAIMS) -> Reading:
    """One document: a sentence a claim, *S said that A captures B in M 2009.*"""
    names, spans, text = [], [], ""
    for _ in range(sentences):
        trio = [0 if dice.random() < 0.25 else dice.randrange(1, NAMES) for _ in range(3)]
        trio[0] = 1 if dice.random() < 0.33 else trio[0]
        kind, year = dice.choice(KINDS), dice.randrange(1990, 2015)
        said = (
            f"Person {trio[0]} said that Person {trio[1]} {kind.replace('_', ' ')} Person {trio[2]} in May {year}. "
        )
        names.append((trio, kind, year))
        spans.append((len(text), len(text) + len(said) - 1))
        text += said + "Nothing else was told on that day by those who were there. \n"
    sha256 = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    key = f"d{sha256[:12]}"
    size = max(1, sentences // 500 or sentences)
    cuts = [spans[n][0] for n in range(0, sentences, size)]
    paged = tuple(Page(n, a, b) for n, (a, b) in enumerate(zip(cuts, [*cuts[1:], len(text)], strict=True), 1))
    document = Document(
        key, f"press/{number:06}.txt", sha256, text, f"Story {number}", f"{1990 + number % 25}", pages=paged
    )
    mentions, claims = [], []
    for n, ((trio, kind, year), (start, end)) in enumerate(zip(names, spans, strict=True)):
        found = []
        for one in trio:
            word = f"Person {one}"
            at = text.index(word, start if not found else found[-1].end)
            found.append(
                Mention(
                    f"{key}-m{len(mentions)}",
                    key,
                    at,
                    at + len(word),
                    word,
                    "name",
                    "Person",
                    f"{key}-e{one}",
                    f"{key}-e{one}",
                )
            )
            mentions.append(found[-1])
        speaker, agent, patient = found
        own = Link((Speaker(document.title or "", document=key),), "states")
        told = Link((Speaker(speaker.text, speaker.entity, speaker.id),), "states")
        roles = {
            role: (Filler(m.text, m.start, m.end, m.id, m.entity),)
            for role, m in (("agent", agent), ("patient", patient))
        }
        quote = text[agent.start : end]
        anchor = Anchor(
            agent.start, end, None, quote, text[max(0, agent.start - 20) : agent.start], text[end : end + 20]
        )
        chain = (own, told) if n % 2 else (own, Link((Speaker("an official"),), "states"))
        when = (When(f"{year}-05", f"May {year}"),)
        claims.append(
            Claim(f"{key}-c{n}", key, kind, roles, when, (), (), "CT+", chain, anchor, "made", 0.5 + n / 20)
        )
    passages = tuple(Passage(n, a, b, paragraph=n) for n, (a, b) in enumerate(spans))
    return Reading(document, passages, tuple(mentions), (), (), (), tuple(claims))


def settle(draft: Draft, readings: list[Reading]) -> None:
    """Join names that are spelled alike; claims of one kind on one patient are a matter, contested by agents."""
    clusters: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    documents: dict[str, dict[str, None]] = defaultdict(dict)
    matters: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for reading in readings:
        for mention in reading.mentions:
            clusters[mention.text].add(mention.entity or "")
            counts[mention.text] += 1
            documents[mention.text][mention.document] = None
        for claim in reading.claims:
            matters[claim.kind, claim.roles["patient"][0].text].append(claim)
    entities = [
        Entity(
            f"e{int(name.split()[1]):012x}",
            "Person",
            name,
            (EntityName(name, counts[name], None, "Latn", tuple(documents[name])),),
            counts[name],
            tuple(sorted(own)),
        )
        for name, own in clusters.items()
    ]
    of = {cluster: entity.id for entity in entities for cluster in entity.clusters}
    with draft.across():
        draft.settle_entities(entities, of)
        draft.settle_matters(_matter(kind, patient, told) for (kind, patient), told in matters.items())
        draft.settle_days(Dictionary.load())
    draft.finish()


def _matter(kind: str, patient: str, told: list[Claim]) -> Matter:
    agents: dict[str, list[str]] = defaultdict(list)
    for claim in told:
        agents[claim.roles["agent"][0].text].append(claim.id)
    versions = tuple(Version(agent, tuple(claims), chains=1) for agent, claims in agents.items())
    conflicts = (Conflict("agent", versions, "They name others."),) if len(versions) > 1 else ()
    agreement = "contested" if conflicts else "echoed" if len(told) > 1 else "single"
    key = "m" + hashlib.sha256(f"{kind} {patient}".encode()).hexdigest()[:12]
    return Matter(
        key, kind, tuple(c.id for c in told), agreement, len(agents), (), conflicts, title=f"{kind} {patient}"
    )


def build(path: Path, documents: int) -> None:
    """Make the casefile."""
    dice = random.Random(7)
    readings = [made(number, dice) for number in range(documents)] + [made(documents, dice, 5_000)]
    with Draft.open(path) as draft:
        for reading in readings:
            draft.put(reading, Origin(reading.document.text.encode(), 0, "root", "reader", "made"))
        settle(draft, readings)


def shown(case: Path) -> list[tuple[str, float, float]]:
    """Each kind of page: its address, milliseconds, kB."""
    with open(case) as opened:
        long = max(opened.listing(), key=lambda listed: listed.claims).id
        matter = opened.matters(agreement="contested", limit=1)[0].id
    busy, heard = f"e{0:012x}", f"e{1:012x}"
    asked = [
        *("index.html", "contested.html", "matters.html", "voices.html", "people.html", "documents.html"),
        *("timeline.html", "timeline.20.html", "network.html", "network.2007.html", "about.html"),
        *(f"entities/{busy}.html", f"entities/{busy}.50.html", f"speakers/{heard}.html", f"matters/{matter}.html"),
        *(f"documents/{long}.html", f"documents/{long}.60.html", "kinds/captures.html"),
    ]
    found = []
    for where in asked:
        best, size = 1e9, 0
        for _ in range(3):
            start = time.process_time()
            with open(case) as opened:
                size = len(render(pages.at(Desk(opened), where)).encode())
            best = min(best, time.process_time() - start)
        found.append((where, 1000 * best, size / 1000))
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--case", type=Path, help="keep the casefile here, and use it when it is there")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        case = given.case or Path(folder) / "made.isnad"
        if not case.exists():
            build(case, given.documents)
        print(f"{'page':44}{'ms':>8}{'kB':>8}")
        for where, milliseconds, kilobytes in shown(case):
            print(f"{where:44}{milliseconds:8.0f}{kilobytes:8.0f}")


if __name__ == "__main__":
    main()
