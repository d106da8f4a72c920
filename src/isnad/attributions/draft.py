"""The Draft: an attribution in the making, in words of the tree instead of characters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from isnad.attributions.attribution import Stance
from isnad.attributions.lexicon import Frame

MOST = 250  # words of a content that one cue can bring by itself: a bound on the work in sentences without end


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as word indices in reading order.

    `head` is the cue's main word, `subject` the source's (it may be known where no source is written).
    `under` is the cue word of the attribution that this one stands in although it stands outside its content
    (*the paper, citing two officials, reported that …*). `told` are the words of an addressee. `hidden` says that
    the grammar hides the speaker (*it was reported*): nobody may be put in his place. `found` names the part that
    found it (`model` or the frame of the lexicon), `scope` are characters beyond the content, `score` is between
    0 and 1.
    """

    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    stance: Stance
    negated: bool = False
    told: tuple[int, ...] = ()
    hidden: bool = False
    subject: int | None = None
    under: int | None = None
    scope: tuple[tuple[int, int], ...] = ()
    found: str = "model"
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Content:
    """What a frame found: the content's words, the source's head if the frame decides it, further cue words."""

    frame: Frame
    words: tuple[int, ...]
    cue: tuple[int, ...] = ()
    speaker: int | None = None
    hidden: bool = False


def tidy(draft: Draft) -> Draft:
    """No word is source and cue, or either and content."""
    source = tuple(w for w in draft.source if w not in draft.cue)
    taken = {*draft.cue, *source}
    return replace(draft, source=source, content=tuple(w for w in draft.content if w not in taken))
