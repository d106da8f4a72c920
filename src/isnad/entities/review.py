"""What a person should look at first: the pairs whose judgement changes most."""

from __future__ import annotations

from isnad.entities.resolution import Link, Resolution


def review_queue(resolution: Resolution) -> tuple[Link, ...]:
    """Open pairs and weak links inside entities, by uncertainty times mentions, the most valuable first.

    Uncertainty is 1 at a probability of one half and 0 at none or full certainty. `entity` and `other` of a Link are
    the same where the pair was joined.
    """
    found = {(link.a, link.b, link.entity, link.other): link for link in (*resolution.open, *resolution.weakest)}
    return tuple(sorted(found.values(), key=lambda link: (-worth(link), link.a, link.b)))


def worth(link: Link) -> float:
    """Uncertainty (0 to 1) times the mentions that hang on it."""
    return (1.0 - abs(1.0 - 2.0 * link.score)) * link.mentions
