"""For how long a server wants to be left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, cast

from acsdk._http import HTTPAnswer

__all__ = ["retry_after"]

_SECONDS = re.compile(r"\s*[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_ASCTIME = re.compile(r"\w{3} +\w{3} +\d{1,2} +[\d:]{8} +\d{4}", re.ASCII)
_HALF_A_CENTURY = timedelta(days=365.25 * 50)


def retry_after(answer: HTTPAnswer, document: object = None, now: datetime | None = None) -> float | None:
    """Seconds to wait: ``Retry-After`` in seconds or as a date of RFC 9110, or a ``retry_after`` in the body.

    What is neither is taken for nothing: no header of a server's may break a call.
    """
    text = answer.headers.get("retry-after", "").strip()
    if not text and isinstance(document, Mapping):
        text = str(cast("Mapping[str, Any]", document).get("retry_after") or "")
    first = text.partition(",")[0]  # a proxy may add a header of its own: "5, 5"
    if _SECONDS.fullmatch(first):
        return max(0.0, float(first))
    moment = None if now is None else _moment(text, now)
    return None if moment is None or now is None else max(0.0, (moment - now).total_seconds())


def _moment(text: str, now: datetime) -> datetime | None:
    """A date as IMF-fixdate, in the form of RFC 850 or in that of asctime, which names no zone and means GMT."""
    try:
        moment = parsedate_to_datetime(f"{text} GMT" if _ASCTIME.fullmatch(text) else text)
        if moment.tzinfo is None:
            return None
        # The two digits of RFC 850 are the year's last ones, of no moment more than half a century ahead.
        is_far = "-" in text and moment - now > _HALF_A_CENTURY
        return moment.replace(year=moment.year - 100) if is_far else moment
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
