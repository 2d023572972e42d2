"""What a resource adds to the generic verbs, as functions; the defaults add nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from acsdk.sandbox.messages import Response
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .call import Call

__all__ = ["Hooks", "Matches"]

Beside = Mapping[str, Any]
Matches = Callable[[], Iterable[Row]]
"""Gives the rows of a collection that the filters left over, of all pages; only who asks pays for it."""


def _accepts(_call: Call, _row: Row, _known: Row | None) -> Response | None:
    return None


def _unknown(_call: Call, _row: Row) -> Row | None:
    return None


def _same(_call: Call, row: Row, _known: Row | None) -> Row:
    return row


def _ignores(_call: Call, _row: Row) -> None:
    return None


def _keeps_quiet(_call: Call, _row: Row, _known: Row | None) -> None:
    return None


def _nothing_computed(_state: State, _row: Row) -> Beside:
    return {}


def _nothing_beside(_call: Call, _row: Row) -> Beside:
    return {}


def _nothing_beside_list(_call: Call, _rows: Sequence[Row]) -> Beside:
    return {}


def _nothing_left(_call: Call, _key: str) -> Response | None:
    return None


def _everything(_call: Call) -> Sequence[Row] | None:
    return None


def _plain_meta(_call: Call, _matches: Matches) -> Beside:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """The steps of a verb that a resource may fill in.

    A create runs `check`, `existing` (a row to update instead, answered with 200), `prepare`, `after`, `announce`; an
    update runs `check`, `prepare`, `after`, `announce`. `check` sees the row as it would be stored, and the stored one
    on an update. `announce` tells the webhooks, and knows what the row was before.
    `gone` answers a GET of a row that is not there, where something is left of it.
    `computed` adds columns to every read, `only_one` and `only_listed` to one kind; `beside_*` are the side-loads.
    """

    check: Callable[[Call, Row, Row | None], Response | None] = _accepts
    existing: Callable[[Call, Row], Row | None] = _unknown
    prepare: Callable[[Call, Row, Row | None], Row] = _same
    after: Callable[[Call, Row], None] = _ignores
    announce: Callable[[Call, Row, Row | None], None] = _keeps_quiet
    removed: Callable[[Call, Row], None] = _ignores
    gone: Callable[[Call, str], Response | None] = _nothing_left
    computed: Callable[[State, Row], Beside] = _nothing_computed
    only_one: Callable[[State, Row], Beside] = _nothing_computed
    only_listed: Callable[[State, Row], Beside] = _nothing_computed
    beside_one: Callable[[Call, Row], Beside] = _nothing_beside
    beside_write: Callable[[Call, Row], Beside] = _nothing_beside
    written: Callable[[Call, Row], Beside] = _nothing_beside
    select: Callable[[Call], Sequence[Row] | None] = _everything
    beside_list: Callable[[Call, Sequence[Row]], Beside] = _nothing_beside_list
    meta: Callable[[Call, Matches], Beside] = _plain_meta
