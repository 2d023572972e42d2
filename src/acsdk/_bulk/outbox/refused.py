"""What an outbox's file keeps of refused records, and everything that is asked of that in SQL.

What must hold: a refused record that is put back never overtakes a later version of its key, whoever puts it back and
whatever a batcher does meanwhile. Whoever puts records back looks for later versions in the same transaction. What was
enqueued stands in the file until it is delivered, and takes the mark of what it supersedes along; what comes by
``add`` does not, so it leaves its mark before it is sent, and is not sent where something earlier was put back.
``test_a_record_that_was_put_back_goes_before_what_is_added`` tries it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from acsdk._bulk.outbox.fates import Fate, check_retry
from acsdk._bulk.storage import OutboxRefusal

__all__ = ["SCHEMA", "OutboxFailure", "discard", "mark_older", "open_keys", "pass_by", "put_aside", "read", "retry"]

# In a table of its own, for a process of an earlier release may go on with the file, and fills the other as it does.
SCHEMA = """
CREATE TABLE verdicts (id INTEGER PRIMARY KEY, created_at REAL, refused_at REAL, superseded_by INTEGER);
CREATE INDEX refused_by_key ON refused (key)
"""

_BY_ADD = 0


@dataclass(frozen=True, slots=True)
class OutboxFailure:
    """A record of an outbox that the API refused. It is not sent again by itself."""

    key: str
    """Its natural key."""
    body: bytes = field(repr=False)
    """The record as JSON."""
    reasons: tuple[str, ...]
    """The server's words."""
    id: int = 0
    """Its number, for `acsdk.outbox.retry_refused` and `acsdk.outbox.discard_refused`."""
    created_at: datetime | None = None
    """When it was stored; ``None`` where an earlier release did not note it."""
    refused_at: datetime | None = None
    """When the API refused it; ``None`` where an earlier release did not note it."""
    superseded_by: int | None = None
    """The number of a later version of its key that was sent since, 0 for one of ``add``, which has none: this one
    cannot be retried then. ``None`` where there is none."""


def put_aside(connection: sqlite3.Connection, refusals: Sequence[OutboxRefusal], now: datetime) -> list[str]:
    """Keep copies of what still waits, with the reasons; returns the keys."""
    rows = [(json.dumps(list(one.reasons)), one.id) for one in refusals]
    connection.executemany("INSERT INTO refused SELECT id, key, body, ? FROM waiting WHERE id = ?", rows)
    verdicts = [(now.timestamp(), one.id) for one in refusals]
    connection.executemany(
        "INSERT OR REPLACE INTO verdicts SELECT id, created_at, ?, NULL FROM waiting WHERE id = ?", verdicts
    )
    ids = json.dumps([one.id for one in refusals])
    found = connection.execute("SELECT key FROM waiting WHERE id IN (SELECT value FROM json_each(?))", [ids])
    return [key for (key,) in found]


def mark_older(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """These, which still wait, are delivered: what was refused of their keys before is old now."""
    connection.execute(
        """
        INSERT OR REPLACE INTO verdicts
        SELECT refused.id, verdicts.created_at, verdicts.refused_at, max(waiting.id) FROM json_each(?)
        JOIN waiting ON waiting.id = json_each.value
        JOIN refused ON refused.key = waiting.key AND refused.id < waiting.id
        LEFT JOIN verdicts ON verdicts.id = refused.id
        GROUP BY refused.id""",
        [json.dumps(list(ids))],
    )


def open_keys(connection: sqlite3.Connection) -> set[str]:
    """The keys of which something was refused that might be put back."""
    query = "SELECT key FROM refused LEFT JOIN verdicts USING (id) WHERE superseded_by IS NULL"
    return {key for (key,) in connection.execute(query)}


def pass_by(connection: sqlite3.Connection, places: Mapping[str, int]) -> set[str]:
    """Records of these keys are to be sent that came after the entry with that number, and wait in no file.

    Returns the keys of which something earlier waits; what was refused of the others is old now.
    """
    earlier = "SELECT EXISTS (SELECT 1 FROM waiting WHERE key = ? AND id <= ?)"
    behind = {key for key, last in places.items() if connection.execute(earlier, [key, last]).fetchone() == (1,)}
    connection.executemany(
        """
        INSERT OR REPLACE INTO verdicts
        SELECT refused.id, created_at, refused_at, coalesce(superseded_by, ?)
        FROM refused LEFT JOIN verdicts USING (id) WHERE key = ? AND refused.id <= ?""",
        [(_BY_ADD, key, last) for key, last in places.items() if key not in behind],
    )
    return behind


def read(connection: sqlite3.Connection) -> tuple[OutboxFailure, ...]:
    """All of it, the first enqueued first."""
    rows = connection.execute(
        """
        SELECT key, body, reasons, id, created_at, refused_at, superseded_by
        FROM refused LEFT JOIN verdicts USING (id) ORDER BY id"""
    )
    return tuple(
        OutboxFailure(key, body, tuple(json.loads(reasons)), number, _moment(created), _moment(refused), newer)
        for key, body, reasons, number, created, refused, newer in rows.fetchall()
    )


def _moment(at: float | None) -> datetime | None:
    return None if at is None else datetime.fromtimestamp(at, UTC)


def retry(connection: sqlite3.Connection, ids: Sequence[int], now: datetime) -> int:
    """Put these back with their old numbers, all or none; raises `InvalidInputError` where one must not go back."""
    check_retry(_fate(connection, number) for number in ids)
    connection.executemany(
        """
        INSERT INTO waiting (id, key, body, created_at) SELECT id, key, body, coalesce(created_at, ?)
        FROM refused LEFT JOIN verdicts USING (id) WHERE id = ?""",
        [(now.timestamp(), number) for number in ids],
    )
    return discard(connection, ids)


def _fate(connection: sqlite3.Connection, number: int) -> Fate:
    query = """
        SELECT superseded_by IS NOT NULL,
          EXISTS (SELECT 1 FROM waiting WHERE waiting.key = refused.key AND waiting.id > refused.id)
        FROM refused LEFT JOIN verdicts USING (id) WHERE id = ?"""
    superseded, waited_for = connection.execute(query, [number]).fetchone() or (None, None)
    return Fate(number, superseded is not None, bool(superseded), bool(waited_for))


def discard(connection: sqlite3.Connection, ids: Sequence[int]) -> int:
    """Forget these; returns how many there were."""
    given = [(number,) for number in ids]
    connection.executemany("DELETE FROM verdicts WHERE id = ?", given)
    return connection.executemany("DELETE FROM refused WHERE id = ?", given).rowcount
