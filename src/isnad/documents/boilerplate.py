"""Characters of a text that are a web page's furniture, not the document's words.

The text stays as it is; what is found here is marked `boilerplate` and holds no passages (docs/decisions/0022).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\f]+")


def _phrases(*patterns: str) -> re.Pattern[str]:
    joined = "|".join(patterns)
    return re.compile(rf"^[\s*•>»«|\-–—#]*(?:{joined})[\s.:…!»>|*)]*$", re.IGNORECASE)


# From here on other people's words follow: comments to the end of the page.
_COMMENTS = _phrases(
    r"join (?:the|in the|our) (?:discussion|conversation|debate)",
    r"(?:blog )?comments? powered by .{0,40}",
    r"leave a (?:reply|comment)(?: .{0,30})?",
    r"(?:post|add|write|submit) (?:a|your) comment",
    r"(?:view|see|show|read|load)(?: all| more)?(?: \(?\d+\)?)? comments?(?: \(?\d+\)?)?",
    r"\(?\d+\)? (?:comments?|replies|responses)(?: (?:on|to|so far).{0,80})?",
    r"(?:reader )?comments?(?: section| \(\d+\))",
    r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off).{0,30}",
    r"be the first to comment.{0,20}",
    r"your email address will not be published.*",
    r"please enable javascript to view the comments.*",
)
# A list of links follows: titles of other pages, up to the next paragraph of prose.
_LINKS = _phrases(
    r"you (?:might|may) also (?:like|enjoy|be interested in)(?: .{0,20})?",
    r"(?:related|similar|recommended|recent|popular|latest|more|other|top|trending)"
    r" (?:articles?|stories|story|posts?|news|content|coverage|reading|links|topics|videos|pages|headlines)"
    r"(?: .{0,25})?",
    r"(?:most|more) (?:read|popular|viewed|shared|commented|emailed|recent)(?: .{0,20})?",
    r"more (?:from|in|on) [\w' &.-]{2,40}",
    r"recommended(?: for you| by .{0,20})?",
    r"(?:trending|popular)(?: now| today)?",
    r"(?:read|see|watch|up|what(?:'s|’s)?) next",
    r"(?:you )?(?:don['’]t|do not) miss",
    r"from (?:around|across) the web",
    r"(?:also|elsewhere) on (?:this site|the web|[\w.-]+\.(?:com|org|net))",
    r"sponsored(?: content| links| stories)?|promoted(?: content| stories)?|paid (?:content|post)",
    r"categories|archives|blogroll|tag cloud|recent comments|quick links|site map",
)
# A line that says nothing but furniture.
_ALONE = _phrases(
    r"(?:share|tweet|like|pin|print|e-?mail|save|copy link|whatsapp|facebook|twitter|linkedin|reddit|telegram)"
    r"(?:[\s|,/·•]+(?:on|this|via|to|by|it|share|tweet|like|pin|print|e-?mail|save|link|copy link|whatsapp|facebook"
    r"|twitter|linkedin|reddit|telegram|article|story|page|post|a friend|x))*",
    r"(?:share|e-?mail|print|save|bookmark) this(?: (?:article|story|page|post))?.{0,30}",
    r"follow (?:us|me)(?: .{0,40})?",
    r"(?:sign up|subscribe|register)(?: (?:now|today|here|free|(?:to|for) (?:our|the|this|my|free|daily|weekly"
    r"|.{0,30}(?:newsletters?|updates|alerts|podcast))\b)(?: .{0,70})?)?",
    r"get (?:the|our) (?:latest|daily|weekly|best|newsletter).{0,90}",
    r".{0,60}\b(?:our|free|daily|weekly) newsletters?(?: .{0,50})?",
    r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies.*",
    r"by (?:continuing|clicking|using|signing up).{0,80}(?:cookies|terms|privacy|policy).*",
    r"(?:accept|reject|allow|manage)(?: (?:all|optional|necessary))?(?: (?:cookies|settings|choices|all))?",
    r"(?:cookie|privacy|ad) (?:policy|settings|preferences|notice|choices)",
    r"skip to (?:main )?(?:content|navigation|search)",
    r"(?:advertisement|advertising|ad|story continues below(?: advertisement)?|continue reading(?: below| the main"
    r" story)?)",
    r"(?:log|sign) (?:in|out)(?: (?:or|/) .{0,20})?|my account|back to top|menu|search",
    r"(?:home|about(?: us)?|contact(?: us)?|privacy|terms|help|jobs|advertise|rss|newsletters?|subscribe|login"
    r"|archive|sitemap|(?:terms|conditions) (?:of (?:use|service))|privacy policy|cookie policy)"
    r"(?:\s*[|·•>/»-]\s*[\w&'](?:[\w &']{0,23}[\w&'])?)+",
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}\b.{0,120}|.{0,80}all rights reserved",
    r"(?:«|←|‹|<)? ?(?:previous|older|newer|next) (?:post|posts|article|story|entries|page).{0,60}",
    r"(?:click|tap) here (?:to|for) .{0,60}",
)


# The same, below the story only: a cable has its TAGS above.
_BELOW = _phrases(
    r"(?:filed|posted) (?:under|in):? .{0,90}|tags?: .{0,160}|permalink|trackbacks?(?: .{0,20})?",
    r"this (?:post|article|story|page) (?:has been|was) (?:last )?(?:updated|edited|modified)",
)


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """Spans of furniture in the text of a page: whole lines, in order, half-open.

    A line counts only when the whole of it is such a phrase, so a sentence that speaks of cookies stays. What
    follows a comments line goes to the end unless three quarters of the text would: then only the line goes.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    found: list[Span] = []
    in_links = False
    for start, end in lines:
        line = text[start:end]
        if len(line) > 300:
            in_links = False
            continue
        if _COMMENTS.match(line) and start > len(text) // 4:
            found.append((start, len(text.rstrip())))
            break
        if _LINKS.match(line):
            in_links = True
            found.append((start, end))
        elif _ALONE.match(line) or (in_links and _is_link(line)) or (start > len(text) // 3 and _BELOW.match(line)):
            found.append((start, end))
        elif line.strip():
            in_links = False
    return tuple(_trimmed(text, found))


def _is_link(line: str) -> bool:
    """A title among links: a short line that ends no sentence."""
    stripped = line.strip()
    return len(stripped.split()) <= 16 and not stripped.endswith((".", ":", ".”", '."', "!", "”", '"'))


def _trimmed(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    for start, end in spans:
        words = text[start:end]
        low, stripped = start + len(words) - len(words.lstrip()), words.strip()
        if stripped:
            yield low, low + len(stripped)
