"""The tables of an outbox, and everything that is asked of them in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from acsdk._bulk.database import Kind
from acsdk._bulk.facts import read_facts, refuse_another, write_facts
from acsdk._bulk.job import BulkJob
from acsdk._bulk.outbox import refused
from acsdk._bulk.outbox.refused import OutboxFailure
from acsdk._bulk.storage import OutboxCount, OutboxEntry, OutboxRefusal

__all__ = [
    "OUTBOX",
    "BulkOutbox",
    "append",
    "begin",
    "count",
    "load",
    "read",
    "refuse",
    "remove",
]

_FIRST = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE refused (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body BLOB NOT NULL, reasons TEXT NOT NULL)
"""
_WITH_AGE_AND_KEYS = """
ALTER TABLE waiting ADD COLUMN created_at REAL;
CREATE INDEX waiting_by_key ON waiting (key)
"""

OUTBOX = Kind(
    "the outbox of a batcher", 0x4163_4F62, (_FIRST, _WITH_AGE_AND_KEYS, refused.SCHEMA), shrinks=True
)  # "AcOb"

_MOST_FREE_PAGES = 256


@dataclass(frozen=True, slots=True)
class BulkOutbox:
    """What an outbox holds."""

    operation: str
    """The operation that delivers it."""
    account: str
    """The account, as the host of its URL."""
    waiting: int
    """How many records are to be delivered."""
    refused: tuple[OutboxFailure, ...]
    """What the API refused, put aside with the reasons."""
    oldest_at: datetime | None = None
    """When the oldest of the waiting records was stored; ``None`` where none waits."""


def begin(connection: sqlite3.Connection, job: BulkJob[Any, Any], now: datetime) -> int:
    """Take the outbox over; returns the last number it gave. Refuses that of another operation or account."""
    refuse_another(read_facts(connection), job, "outbox")
    write_facts(connection, job)
    # What an earlier release stored has no date: its age counts from here.
    connection.execute("UPDATE waiting SET created_at = ? WHERE created_at IS NULL", [now.timestamp()])
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'waiting'").fetchone()
    return int(last)


def append(connection: sqlite3.Connection, entries: Iterable[OutboxEntry]) -> None:
    """Add entries at the end."""
    rows = [(one.id, one.key, one.body, one.created_at.timestamp()) for one in entries]
    connection.executemany("INSERT INTO waiting (id, key, body, created_at) VALUES (?, ?, ?, ?)", rows)


def load(
    connection: sqlite3.Connection, *, limit: int, held: Collection[int], key: str | None = None
) -> list[OutboxEntry]:
    """The oldest entries that are not held, of all keys or of one."""
    query = f"""
        SELECT id, key, body, created_at FROM waiting
        WHERE {"" if key is None else "key = :key AND"} id NOT IN (SELECT value FROM json_each(:held))
        ORDER BY id LIMIT :limit"""  # noqa: S608 - nothing of ours is in it
    rows = connection.execute(query, {"key": key, "held": json.dumps(list(held)), "limit": limit})
    return [OutboxEntry(id_, key, body, datetime.fromtimestamp(at, UTC)) for id_, key, body, at in rows]


def remove(connection: sqlite3.Connection, ids: Sequence[int]) -> bool:
    """These are delivered; returns whether the file had better shrink."""
    refused.mark_older(connection, ids)
    return _delete(connection, ids)


def refuse(
    connection: sqlite3.Connection, refusals: Sequence[OutboxRefusal], now: datetime
) -> tuple[Sequence[str], bool]:
    """These are not wanted, and why; returns their keys, and whether the file had better shrink."""
    keys = refused.put_aside(connection, refusals, now)
    return keys, _delete(connection, [one.id for one in refusals])


def _delete(connection: sqlite3.Connection, ids: Iterable[int]) -> bool:
    connection.executemany("DELETE FROM waiting WHERE id = ?", [(one,) for one in ids])
    return _is_mostly_room(connection)


def count(connection: sqlite3.Connection) -> OutboxCount:
    """How many wait, how many were refused, and since when the oldest waits."""
    (waiting,) = connection.execute("SELECT count(*) FROM waiting").fetchone()
    (put_aside,) = connection.execute("SELECT count(*) FROM refused").fetchone()
    (oldest,) = connection.execute("SELECT created_at FROM waiting ORDER BY id LIMIT 1").fetchone() or (None,)
    return OutboxCount(waiting, put_aside, None if oldest is None else datetime.fromtimestamp(oldest, UTC))


def _is_mostly_room(connection: sqlite3.Connection) -> bool:
    """Whether nothing waits, and the file is larger than that needs."""
    (waits,) = connection.execute("SELECT EXISTS (SELECT 1 FROM waiting)").fetchone()
    return not waits and connection.execute("PRAGMA freelist_count").fetchone() > (_MOST_FREE_PAGES,)


def read(connection: sqlite3.Connection) -> BulkOutbox:
    """Everything worth telling."""
    facts = read_facts(connection)
    waiting, _, oldest_at = count(connection)
    account, operation = facts.get("account", ""), facts.get("operation", "")
    return BulkOutbox(operation, account, waiting, refused.read(connection), oldest_at)
