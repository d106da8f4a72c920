"""Judging in the room: judgements are appended at once, and applied at once where the casefile is small."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from isnad import pipeline
from isnad.casefile import open as open_case
from isnad.entities import Judgement
from isnad.errors import InputError
from isnad.room.forms import Signed, back, judgement, now
from isnad.room.keys import LONGEST_NAME, SIGNED, Keys, Locked
from isnad.views.claims import Desk
from isnad.views.review import Reviewer, judgement_lines

LARGEST_FORM = 65_536  # bytes
FIELDS = 100
AT_ONCE = 3_000  # claims of a casefile that is settled anew within a judgement's own answer
_NO_EFFECT_TO_WAIT_FOR = ("grade", "redaction")


class Review:
    """Takes judgements for one casefile. Appending never waits for what is being applied in another thread."""

    def __init__(self, case: Path, keys: Keys) -> None:
        self.case = case
        self.keys = keys
        self._applying = threading.Lock()

    def reviewer(self, request: Request, desk: Desk) -> Reviewer | None:
        """What a page shows to who judges; None to others."""
        if not self.keys.may_judge(request):
            return None
        done = request.query_params.get("done", "")
        made = [one for one in desk.keep("judgements", desk.case.judgements) if one.id == done] if done else []
        lines = tuple(judgement_lines(desk, made))
        return Reviewer(
            who=self.keys.signature(request),
            seal=self.keys.seal(),
            waiting=desk.case.pending(),
            applying=self._applying.locked(),
            at_once=self._is_small(),
            verdicts={verdict.claim: verdict for verdict in desk.case.verdicts()},
            done=lines[0] if lines else None,
        )

    def answer(self, request: Request, body: bytes) -> Response:
        """Record what a form says and lead back to its page; raises `IsnadError` for one that cannot be recorded."""
        fields = _fields(request, body)
        self.keys.check_write(request, fields.get("seal", ""))
        where = back(fields)
        what = fields.get("what")
        if what == "sign":
            return _signed(fields, where)
        if what == "apply":
            threading.Thread(target=self._apply, daemon=True).start()
            return RedirectResponse(f"/{where}", 303)
        who = self.keys.signature(request)
        if not who:
            raise Locked("A judgement needs a name", "Sign with yours at the top of any page.")
        with open_case(self.case) as opened:
            made = judgement(opened, fields, Signed(who, now()))
        self._record(made)
        page, mark, place = where.partition("#")
        return RedirectResponse(f"/{page}?done={made.id}{mark}{place}", 303)

    def _record(self, made: Judgement) -> None:
        pipeline.judge(self.case, [made])
        if made.about not in _NO_EFFECT_TO_WAIT_FOR and self._is_small():
            self._apply()

    def _apply(self) -> None:
        """Settle the casefile; of several at a time each waits, and the last sees all that was judged."""
        with self._applying:
            with open_case(self.case) as opened:
                if not opened.pending():
                    return
            pipeline.apply(self.case)

    def _is_small(self) -> bool:
        with open_case(self.case) as opened:
            return opened.counts().claims <= AT_ONCE


def _fields(request: Request, body: bytes) -> Mapping[str, str]:
    if len(body) > LARGEST_FORM:
        raise InputError("The form is too large", "Write less.")
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise InputError("This is no form of this room", "Open the page again and send it from there.")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except (ValueError, UnicodeDecodeError) as error:
        raise InputError("The form cannot be read", "Open the page again and send it from there.") from error
    return {name: value.replace("\x00", "") for name, value in pairs}


def _signed(fields: Mapping[str, str], where: str) -> Response:
    name = " ".join(fields.get("who", "").split())[:LONGEST_NAME]
    if not name or not name.isprintable():
        raise InputError("A signature needs a name", "Write yours.")
    response = RedirectResponse(f"/{where}", 303)
    response.set_cookie(SIGNED, quote(name), httponly=True, samesite="strict")
    return response
