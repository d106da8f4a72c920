"""How well the reading model reads: the scorers of ../shared/eval on the dev parts, with pinned floors."""
