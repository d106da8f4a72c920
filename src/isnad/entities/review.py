"""What a person should look at first: the pairs whose judgement changes most."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.entities.resolution import Link


def review_queue(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links inside entities and between them by uncertainty times mentions, the most valuable first, each once.

    A pair of one entity whose two names are spelled alike is left out: there is nothing to judge. `entity` and
    `other` of a Link are the same where the pair was joined.
    """
    found = {(link.a, link.b, link.entity, link.other): link for link in links}
    asked = (link for link in found.values() if (link.entity, link.a) != (link.other, link.b))
    return tuple(sorted(asked, key=lambda link: (-worth(link), link.a, link.b)))


def worth(link: Link) -> float:
    """Uncertainty times the mentions that hang on it; uncertainty is 1 at a probability of one half, 0 at 0 and 1."""
    return (1.0 - abs(1.0 - 2.0 * link.score)) * link.mentions
