"""The tables of an outbox, and everything that is asked of them in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from acsdk._bulk.database import Kind
from acsdk._bulk.facts import read_facts, refuse_another, write_facts
from acsdk._bulk.job import BulkJob

__all__ = [
    "OUTBOX",
    "BulkOutbox",
    "OutboxFailure",
    "Waiting",
    "append",
    "begin",
    "load",
    "read",
    "refuse",
    "remove",
]

_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE refused (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body BLOB NOT NULL, reasons TEXT NOT NULL)
"""

OUTBOX = Kind("the outbox of a batcher", mark=0x4163_4F62, schema=_SCHEMA)  # "AcOb"


class Waiting(NamedTuple):
    """A record that is durable and not delivered."""

    id: int
    key: str
    body: bytes


@dataclass(frozen=True, slots=True)
class OutboxFailure:
    """A record of an outbox that the API refused. It is not sent again."""

    key: str
    """Its natural key."""
    body: bytes = field(repr=False)
    """The record as JSON."""
    reasons: tuple[str, ...]
    """The server's words."""


@dataclass(frozen=True, slots=True)
class BulkOutbox:
    """What an outbox holds."""

    operation: str
    """The operation that delivers it."""
    account: str
    """The account, as the host of its URL."""
    waiting: int
    """How many records the next batcher on it delivers."""
    refused: tuple[OutboxFailure, ...]
    """What the API refused, put aside with the reasons."""


def begin(connection: sqlite3.Connection, job: BulkJob[Any, Any]) -> None:
    """Take the outbox over; refuses that of another operation or account."""
    refuse_another(read_facts(connection), job, "outbox")
    write_facts(connection, job)


def append(connection: sqlite3.Connection, rows: Iterable[tuple[str, bytes]]) -> None:
    """Add records at the end."""
    connection.executemany("INSERT INTO waiting (key, body) VALUES (?, ?)", rows)


def load(connection: sqlite3.Connection, *, after: int, count: int) -> list[Waiting]:
    """The next records, oldest first."""
    query = "SELECT id, key, body FROM waiting WHERE id > ? ORDER BY id LIMIT ?"
    return [Waiting(*row) for row in connection.execute(query, [after, count])]


def remove(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """These are delivered."""
    connection.executemany("DELETE FROM waiting WHERE id = ?", [(one,) for one in ids])


def refuse(connection: sqlite3.Connection, refusals: Sequence[tuple[int, Sequence[str]]]) -> None:
    """These are not wanted, and why."""
    rows = [(json.dumps(list(reasons), ensure_ascii=False), one) for one, reasons in refusals]
    connection.executemany("INSERT INTO refused SELECT id, key, body, ? FROM waiting WHERE id = ?", rows)
    remove(connection, [one for one, _ in refusals])


def read(connection: sqlite3.Connection) -> BulkOutbox:
    """Everything worth telling."""
    facts = read_facts(connection)
    (waiting,) = connection.execute("SELECT count(*) FROM waiting").fetchone()
    rows = connection.execute("SELECT key, body, reasons FROM refused ORDER BY id").fetchall()
    refused = tuple(OutboxFailure(key, body, tuple(json.loads(reasons))) for key, body, reasons in rows)
    return BulkOutbox(facts.get("operation", ""), facts.get("account", ""), waiting, refused)
