"""Pictures as files of their own: SVG with its style inside, for papers and slides."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from isnad.views.pictures.network_map import NetworkMap
from isnad.views.pictures.time_bars import TimeBars

ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs>'
)
_STYLE = """
svg { background: #fff; font: 13px Georgia, serif }
text { fill: #222 }
.label { paint-order: stroke; stroke: #fff; stroke-width: 4px; stroke-linejoin: round }
.inside { fill: #fff; stroke: none }
.year { fill: #666 }
.tick { stroke: #ddd }
.bar { fill: #666; stroke: #666 }
.t-no { fill: none; stroke: #a22 }
.t-maybe { fill: none; stroke: #a60 }
.tie { fill: none; stroke: #666; stroke-width: 1.6; marker-end: url(#arrow) }
.t-faint { stroke-width: .8 }
.verb { font-size: 11px; font-style: italic; fill: #666 }
#arrow path { fill: #666 }
.t-denied { stroke: #a22; stroke-dasharray: 6 4 }
.dot { fill: #246; stroke: #fff; stroke-width: 1.5 }
"""


def network_svg(picture: NetworkMap, title: str) -> str:
    """The network's picture as an SVG document."""
    return _document(picture.width, picture.height, title, picture.description, _network(picture))


def timeline_svg(picture: TimeBars, title: str) -> str:
    """The timeline's picture as an SVG document."""
    return _document(picture.width, picture.height, title, picture.description, _timeline(picture))


def _document(width: int, height: int, title: str, description: str, parts: Iterator[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" width="{width}" '
    named = f"<title>{escape(title)}</title>\n<desc>{escape(description)}</desc>"
    body = "\n".join(parts)
    return f'{head}height="{height}">\n{named}\n<style>{_STYLE}</style>\n{body}\n</svg>\n'


def _network(picture: NetworkMap) -> Iterator[str]:
    yield ARROW
    for tie in picture.ties:
        yield f'<path class="tie t-{tie.tone}" d="{tie.path}"><title>{escape(tie.words)}</title></path>'
    for dot in picture.dots:
        round_ = f'cx="{dot.x}" cy="{dot.y}" r="{dot.radius}"'
        yield f'<circle class="dot" {round_}><title>{escape(dot.name)}</title></circle>'
    for tie in picture.ties:
        if tie.label:
            yield _label(tie.label, tie.label_x, tie.label_y, "middle", "label verb")
    for dot in picture.dots:
        if dot.label:
            yield _label(dot.label, dot.label_x, dot.label_y, dot.anchor)


def _timeline(picture: TimeBars) -> Iterator[str]:
    for tick in picture.ticks:
        yield f'<line class="tick" x1="{tick.x}" y1="20" x2="{tick.x}" y2="{picture.height}"/>'
        yield _label(tick.words, tick.x, 14, "middle", "year")
    for bar in picture.bars:
        place = f'x="{bar.x}" y="{bar.y}" width="{bar.length}" height="{bar.height}"'
        yield f'<rect class="bar t-{bar.tone}" {place} rx="3"/>'
        yield _label(bar.label, bar.label_x, bar.label_y, bar.anchor, "label inside" if bar.inside else "label")


def _label(words: str, x: int, y: int, anchor: str, style: str = "label") -> str:
    return f'<text class="{style}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
