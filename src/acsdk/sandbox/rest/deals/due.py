"""When tasks fall due, as filters of tasks and deals ask for it."""

from __future__ import annotations

import re

from acsdk.sandbox.codec import Json
from acsdk.sandbox.dates import parse_loose
from acsdk.sandbox.state import State

__all__ = ["falls_due"]

# The sign between two days is a blank once the query is decoded.
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)[+ ](\d{4}-\d\d-\d\d)")


def falls_due(state: State, due: Json, wanted: str) -> bool:
    """Whether a date is in a range: two days and those between, `overdue`, or `upcoming` and `scheduled` for later."""
    moment = parse_loose(str(due)) if due else None
    if moment is None:
        return False
    days = _DAYS.fullmatch(wanted)
    if days:
        return days[1] <= str(due)[:10] <= days[2]
    return wanted == "overdue" if moment < state.now() else wanted in ("upcoming", "scheduled")
