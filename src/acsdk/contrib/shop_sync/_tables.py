"""The tables of a ledger, and everything that is asked of them in SQL. Moments are whole microseconds since 1970."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from acsdk._bulk.database import Kind
from acsdk.contrib._shops.deliveries import Delivery

__all__ = ["LEDGER", "begin", "cart", "hold", "idle", "mark", "release"]

_FIRST = """
CREATE TABLE taken (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX taken_by_age ON taken (at);
CREATE TABLE versions (
    subject TEXT PRIMARY KEY, version INTEGER NOT NULL, sent INTEGER, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX versions_by_age ON versions (at);
CREATE TABLE carts (subject TEXT PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX carts_by_age ON carts (at)
"""
LEDGER = Kind("the ledger of a shop", 0x4163_4C67, (_FIRST,), shrinks=True)  # "AcLg"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_ENDED = 2**63 - 1


def begin(
    connection: sqlite3.Connection,
    subject: str,
    version: datetime | None,
    sent: datetime | None,
    *,
    now: datetime,
    delivery: str = "",
    ends: Iterable[str] = (),
) -> bool:
    """Claim the version of a subject, unless its delivery was taken already or a later version is known.

    The claim stands before anything is handed over: if the program is killed in between, the later version is the one
    that the shop or the reconciliation brings again, and an earlier one that comes meanwhile does not pass.
    """
    if delivery and connection.execute("SELECT 1 FROM taken WHERE id = ?", (delivery,)).fetchone():
        return False
    if version is not None and not _claim(
        connection, subject, _number(version), None if sent is None else _number(sent), now
    ):
        return False
    for ended in ends:
        _put(connection, ended, _ENDED, None, now)
        release(connection, ended)
    return True


def _claim(connection: sqlite3.Connection, subject: str, version: int, sent: int | None, now: datetime) -> bool:
    known = connection.execute("SELECT version, sent FROM versions WHERE subject = ?", (subject,)).fetchone()
    if known is not None:
        if version < known[0]:
            return False
        if version == known[0] and known[1] is not None:
            if sent is not None and sent < known[1]:
                return False
            sent = known[1] if sent is None else sent
    _put(connection, subject, version, sent, now)
    return True


def _put(connection: sqlite3.Connection, subject: str, version: int, sent: int | None, now: datetime) -> None:
    row = (subject, version, sent, _number(now))
    connection.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?)", row)


def mark(connection: sqlite3.Connection, delivery: str, now: datetime, before: datetime) -> None:
    """Write down that a delivery was taken, whatever became of it, and forget what is older."""
    connection.execute("INSERT OR IGNORE INTO taken VALUES (?, ?)", (delivery, _number(now)))
    connection.execute("DELETE FROM taken WHERE at < ?", (_number(before),))
    connection.execute("DELETE FROM versions WHERE at < ?", (_number(before),))
    connection.execute("DELETE FROM carts WHERE at < ?", (_number(before),))


def hold(connection: sqlite3.Connection, delivery: Delivery, now: datetime) -> None:
    """Keep a cart. Its numbers with a point become text, which is exact and which the readers take as well."""
    row = (delivery.subject, json.dumps(delivery.body, default=str), _number(delivery.version or now))
    connection.execute("INSERT OR REPLACE INTO carts VALUES (?, ?, ?)", row)


def idle(connection: sqlite3.Connection, until: datetime) -> list[str]:
    """The subjects of carts that have not changed since, the oldest first."""
    found = connection.execute("SELECT subject FROM carts WHERE at <= ? ORDER BY at", (_number(until),))
    return [subject for (subject,) in found.fetchall()]


def cart(connection: sqlite3.Connection, subject: str, until: datetime) -> str | None:
    """The body of such a cart, if it still is one."""
    query = "SELECT body FROM carts WHERE subject = ? AND at <= ?"
    found = connection.execute(query, (subject, _number(until))).fetchone()
    return None if found is None else str(found[0])


def release(connection: sqlite3.Connection, subject: str) -> None:
    """Keep a cart no longer."""
    connection.execute("DELETE FROM carts WHERE subject = ?", (subject,))


def _number(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND
