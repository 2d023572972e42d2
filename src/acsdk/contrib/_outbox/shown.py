"""What the command line prints: tables for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from acsdk import OutboxFailure
from acsdk.outbox import OutboxStatus, RefusedRecord

__all__ = ["refused_as_json", "refused_as_text", "status_as_json", "status_as_text"]

_HEADS = ("account", "waiting", "oldest", "refused", "stalled since", "holder", "last error")


def status_as_text(rows: Sequence[OutboxStatus]) -> str:
    """One line an account."""
    lines = [_HEADS, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines)


def _cells(row: OutboxStatus) -> tuple[str, ...]:
    age = "-" if row.oldest_age is None else f"{row.oldest_age:.0f} s"
    since = _moment(row.stalled_since) or "-"
    return row.account, str(row.waiting), age, str(row.refused), since, row.holder or "-", row.last_error or "-"


def status_as_json(rows: Sequence[OutboxStatus]) -> str:
    """A list of objects, one an account."""
    documents = [
        {
            "account": row.account,
            "waiting": row.waiting,
            "oldest_age": row.oldest_age,
            "refused": row.refused,
            "holder": row.holder,
            "stalled_since": _moment(row.stalled_since),
            "last_error": row.last_error,
        }
        for row in rows
    ]
    return json.dumps(documents, ensure_ascii=False, indent=1) + "\n"


def refused_as_text(account: str, operation: str, record: RefusedRecord | OutboxFailure) -> str:
    """A line a record, without its body."""
    reasons = "; ".join(record.reasons)
    return f"{record.id}  {account}  {operation}  {record.key}  {reasons}{_superseded(record.superseded_by)}\n"


def _superseded(newer: int | None) -> str:
    if newer is None:
        return ""
    return f" (superseded by {newer or 'one that was added'})"


def refused_as_json(account: str, operation: str, record: RefusedRecord | OutboxFailure) -> str:
    """A line with an object, without the record's body."""
    document = {
        "id": record.id,
        "account": account,
        "operation": operation,
        "key": record.key,
        "reasons": list(record.reasons),
        "created_at": _moment(record.created_at),
        "refused_at": _moment(record.refused_at),
        "superseded_by": record.superseded_by,
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
