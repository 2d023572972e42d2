"""The tables of a run's journal, and everything that is asked of them in SQL."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from acsdk._bulk.database import Kind
from acsdk._bulk.facts import read_facts, refuse_another, write_facts
from acsdk._bulk.job import BulkJob
from acsdk._bulk.outcomes import BulkBatch
from acsdk._bulk.tally import MOST_KEPT, Earlier

__all__ = [
    "JOURNAL",
    "AcceptedRow",
    "BulkJournal",
    "JournalFailure",
    "Session",
    "Superseded",
    "add_accepted",
    "add_failures",
    "begin",
    "find_accepted",
    "read",
    "set_figures",
]

_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE accepted (
    key TEXT PRIMARY KEY, place INTEGER NOT NULL, digest BLOB NOT NULL, run INTEGER NOT NULL, id TEXT
) WITHOUT ROWID;
CREATE TABLE superseded (
    key TEXT NOT NULL, place INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE failures (
    key TEXT NOT NULL, place INTEGER NOT NULL, outcome TEXT NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE batches (number INTEGER PRIMARY KEY, record_id TEXT, records INTEGER NOT NULL);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, seconds REAL NOT NULL DEFAULT 0,
    requests INTEGER NOT NULL DEFAULT 0, retries INTEGER NOT NULL DEFAULT 0
)
"""

JOURNAL = Kind("the journal of a bulk run", mark=0x4163_4A6C, schema=(_SCHEMA,))  # "AcJl"


class AcceptedRow(NamedTuple):
    """A record that the API took."""

    key: str
    place: int
    digest: bytes
    run: int
    id: str | None


class Superseded(NamedTuple):
    """A copy that a later one of its key replaced, sent or not."""

    key: str
    place: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class JournalFailure:
    """A record that was not accepted."""

    key: str
    """Its natural key, or the hash of it where that is an e-mail address."""
    index: int
    """Its place in the source, from 0."""
    outcome: str
    """``failed``, or ``unknown`` where it was sent and the answer was lost."""
    reasons: tuple[str, ...]
    """Why, in the server's words or the SDK's."""


@dataclass(frozen=True, slots=True)
class BulkJournal:
    """What a journal holds."""

    operation: str
    """The operation whose runs it is for."""
    account: str
    """The account, as the host of its URL."""
    runs: int
    """How many runs have used it."""
    accepted: int
    """How many records were accepted."""
    ids: dict[str, str]
    """By natural key, the API's own ids, where it hands any back. A product's id can be found no other way."""
    batches: tuple[BulkBatch, ...]
    """The calls that were accepted, however many there are."""
    failures: tuple[JournalFailure, ...]
    """What was not accepted, and was not accepted later either."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a run learns as it opens its journal."""

    salt: bytes
    number: int
    """The number of this run."""
    earlier: Earlier


def begin(connection: sqlite3.Connection, job: BulkJob[Any, Any], *, dry_run: bool) -> Session:
    """Start a run; refuses the journal of another operation or account."""
    facts = read_facts(connection)
    refuse_another(facts, job, "journal")
    salt: bytes = facts.get("salt") or secrets.token_bytes(16)
    earlier = _earlier(connection, facts.get("batch_size"))
    number = earlier.runs + 1
    if not dry_run:
        write_facts(connection, job, salt=salt)
        connection.execute("INSERT INTO runs (number) VALUES (?)", [number])
    return Session(salt, number, earlier)


def _earlier(connection: sqlite3.Connection, batch_size: int | None) -> Earlier:
    runs, seconds, requests, retries = connection.execute(
        "SELECT count(*), total(seconds), coalesce(sum(requests), 0), coalesce(sum(retries), 0) FROM runs"
    ).fetchone()
    batches = connection.execute("SELECT record_id, records FROM batches ORDER BY number LIMIT ?", [MOST_KEPT])
    return Earlier(runs, seconds, requests, retries, [BulkBatch(*row) for row in batches], batch_size)


_FIND = """
SELECT accepted.digest, superseded.place, superseded.digest
FROM accepted LEFT JOIN superseded ON superseded.key = accepted.key WHERE accepted.key = ? AND run < ?
"""


def find_accepted(
    connection: sqlite3.Connection, keys: Iterable[str], *, before: int
) -> list[tuple[str, bytes, int | None, bytes | None]]:
    """Of those keys that runs before this one brought in: key, digest, and each earlier copy's place and digest."""
    return [(key, *row) for key in keys for row in connection.execute(_FIND, [key, before])]


def add_accepted(
    connection: sqlite3.Connection,
    rows: Sequence[AcceptedRow],
    dropped: Sequence[Superseded],
    batch: BulkBatch,
    *,
    run: int,
    figures: Earlier,
) -> None:
    """Book an accepted call, and which copies its records supersede."""
    replaced = "INSERT OR REPLACE INTO superseded SELECT key, place, digest FROM accepted WHERE key = ? AND place < ?"
    connection.executemany(replaced, [row[:2] for row in rows])
    connection.executemany("INSERT OR REPLACE INTO superseded VALUES (?, ?, ?)", dropped)
    connection.executemany("INSERT OR REPLACE INTO accepted VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany("DELETE FROM failures WHERE key = ? AND place <= ?", [row[:2] for row in rows])
    connection.execute("INSERT INTO batches (record_id, records) VALUES (?, ?)", [batch.record_id, batch.records])
    set_figures(connection, run=run, figures=figures)


def add_failures(connection: sqlite3.Connection, rows: Sequence[JournalFailure]) -> None:
    """Book what was not accepted."""
    values = [(row.key, row.index, row.outcome, json.dumps(row.reasons)) for row in rows]
    connection.executemany("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", values)


def set_figures(connection: sqlite3.Connection, *, run: int, figures: Earlier) -> None:
    """Book what the run took so far, and the size that its calls have come to."""
    values = [figures.seconds, figures.requests, figures.retries, run]
    connection.execute("UPDATE runs SET seconds = ?, requests = ?, retries = ? WHERE number = ?", values)
    if figures.batch_size is not None:
        connection.execute("INSERT OR REPLACE INTO facts VALUES ('batch_size', ?)", [figures.batch_size])


def read(connection: sqlite3.Connection) -> BulkJournal:
    """Everything worth telling."""
    facts = read_facts(connection)
    (accepted,) = connection.execute("SELECT count(*) FROM accepted").fetchone()
    ids = dict(connection.execute("SELECT key, id FROM accepted WHERE id IS NOT NULL"))
    batches = connection.execute("SELECT record_id, records FROM batches ORDER BY number").fetchall()
    failures = connection.execute("SELECT key, place, outcome, reasons FROM failures ORDER BY place").fetchall()
    return BulkJournal(
        operation=facts.get("operation", ""),
        account=facts.get("account", ""),
        runs=_earlier(connection, None).runs,
        accepted=accepted,
        ids=ids,
        batches=tuple(BulkBatch(*row) for row in batches),
        failures=tuple(
            JournalFailure(key, place, outcome, tuple(json.loads(reasons))) for key, place, outcome, reasons in failures
        ),
    )
