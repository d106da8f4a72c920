"""Pictures as files of their own: SVG with its style inside, for papers and slides."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from isnad.views.pictures.network_map import NetworkMap
from isnad.views.pictures.time_bars import TimeBars

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
.tie { stroke: #666; stroke-width: 1.6 }
.t-faint { stroke-width: .8 }
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
    for tie in picture.ties:
        ends = f'x1="{tie.x1}" y1="{tie.y1}" x2="{tie.x2}" y2="{tie.y2}"'
        yield f'<line class="tie t-{tie.tone}" {ends}><title>{escape(tie.words)}</title></line>'
    for dot in picture.dots:
        round_ = f'cx="{dot.x}" cy="{dot.y}" r="{dot.radius}"'
        yield f'<circle class="dot" {round_}><title>{escape(dot.name)}</title></circle>'
        if dot.label:
            yield _label(dot.label, dot.label_x, dot.label_y, dot.anchor)


def _timeline(picture: TimeBars) -> Iterator[str]:
    for tick in picture.ticks:
        yield f'<line class="tick" x1="{tick.x}" y1="20" x2="{tick.x}" y2="{picture.height}"/>'
        yield _label(tick.year, tick.x, 14, "middle", "year")
    for bar in picture.bars:
        place = f'x="{bar.x}" y="{bar.y + 4}" width="{bar.length}"'
        yield f'<rect class="bar t-{bar.tone}" {place} height="9" rx="3"/>'
        yield _label(bar.label, bar.label_x, bar.y + 13, bar.anchor, "label inside" if bar.inside else "label")


def _label(words: str, x: int, y: int, anchor: str, style: str = "label") -> str:
    return f'<text class="{style}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
