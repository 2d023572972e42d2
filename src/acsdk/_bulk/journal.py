"""What a bulk run leaves on disk, so that a killed one can be finished by the same call."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

from acsdk._bulk import journal_tables as tables
from acsdk._bulk.database import Database
from acsdk._bulk.facts import identified
from acsdk._bulk.job import BulkJob
from acsdk._bulk.journal_tables import AcceptedRow, BulkJournal, JournalFailure, Session, Superseded
from acsdk._bulk.memory import Known
from acsdk._bulk.outcomes import BulkBatch, BulkFailure
from acsdk._bulk.records import Record
from acsdk._bulk.tally import Earlier

__all__ = ["Journal", "read_journal"]


class Journal:
    """Keys and states in a SQLite file: no bodies, and keys that are e-mail addresses only as salted hashes.

    A record is known by its key and a hash of its content, a copy that a later one superseded by its place in the
    source too: what an earlier run accepted is skipped, unless the source has a newer copy of it.
    """

    def __init__(self, database: Database, session: Session, *, hashes_keys: bool) -> None:
        self._database = database
        self._session = session
        self._hashes_keys = hashes_keys
        self._dropped: dict[str, list[Superseded]] = {}
        """By key: the copies that one which is not accepted yet has replaced."""

    @classmethod
    async def open(cls, path: str | os.PathLike[str], job: BulkJob[Any, Any], *, dry_run: bool) -> Journal:
        """Open or create a journal; raises `ConfigurationError` for one of another operation or account."""
        job = await identified(job)
        database = await Database.open(path, tables.JOURNAL, create=not dry_run)
        try:
            session = await database.run(lambda connection: tables.begin(connection, job, dry_run=dry_run))
        except BaseException:
            database.close()
            raise
        return cls(database, session, hashes_keys=job.key_is_personal)

    @property
    def earlier(self) -> Earlier:
        """What earlier runs took."""
        return self._session.earlier

    async def known(self, records: Sequence[Record[Any]]) -> dict[str, Known]:
        """Of those keys that earlier runs brought in: whether a record need not be sent again."""
        if not self._session.earlier.runs:
            return {}
        names = {self._name(record.key): record.key for record in records}
        rows = await self._database.run(partial(tables.find_accepted, keys=names, before=self._session.number))
        copies: dict[str, set[tuple[int | None, bytes | None]]] = {}
        for name, digest, place, earlier in rows:
            copies.setdefault(names[name], {(None, digest)}).add((place, earlier))
        return {key: partial(self._is_among, of_key) for key, of_key in copies.items()}

    def _is_among(self, copies: set[tuple[int | None, bytes | None]], record: Record[Any]) -> bool:
        # The accepted copy may have moved. A superseded one counts at its own place alone: content that returns
        # elsewhere, in a newer export say, is news.
        digest = self._digest(record)
        return (None, digest) in copies or (record.index, digest) in copies

    def drop(self, record: Record[Any]) -> None:
        """A later copy replaced this one before it was sent; kept when that one is accepted."""
        copy = Superseded(self._name(record.key), record.index, self._digest(record))
        self._dropped.setdefault(record.key, []).append(copy)

    async def add_accepted(
        self, records: Sequence[Record[Any]], ids: Mapping[str, str], batch: BulkBatch, figures: Earlier
    ) -> None:
        """Keep that these were accepted. Returns when that is on the disk."""
        run = self._session.number
        rows = [
            AcceptedRow(self._name(record.key), record.index, self._digest(record), run, ids.get(record.key))
            for record in records
        ]
        dropped = [copy for record in records for copy in self._dropped.pop(record.key, ())]
        await self._database.run(
            partial(tables.add_accepted, rows=rows, dropped=dropped, batch=batch, run=run, figures=figures)
        )

    async def add_failures(self, failures: Sequence[BulkFailure[Any]]) -> None:
        """Keep what was not accepted and why."""
        for one in failures:
            self._dropped.pop(one.key, None)
        rows = [JournalFailure(self._name(one.key), one.index, one.outcome, one.reasons) for one in failures]
        await self._database.run(partial(tables.add_failures, rows=rows))

    async def finish(self, figures: Earlier) -> None:
        """Keep what the run took."""
        await self._database.run(partial(tables.set_figures, run=self._session.number, figures=figures))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _name(self, key: str) -> str:
        return self._hash(key.encode()).hex() if self._hashes_keys else key

    def _digest(self, record: Record[Any]) -> bytes:
        return self._hash(record.body)

    def _hash(self, data: bytes) -> bytes:
        return blake2b(data, key=self._session.salt, digest_size=16).digest()


async def read_journal(path: str | os.PathLike[str]) -> BulkJournal:
    """What a journal holds: the API's own ids by natural key, and every failure, however many there are.

    Raises `ConfigurationError` where there is no journal; one that a run uses is read as it stands.
    """
    database = await Database.open_to_read(path, tables.JOURNAL)
    try:
        return await database.run(tables.read)
    finally:
        database.close()
