"""The part of a lane's outbox that one operation delivers, as a batcher asks for it.

What must hold: a row that is committed is handed out by some later ``load`` whatever its number, though numbers are
given before transactions end. So a cursor spares the rows that are delivered already, and what is found behind it is
looked for again: whenever nothing is found before it, and once a second. ``tests/fleet/test_storage.py`` holds the
contract that every storage has to keep, and commits late; without the second look those rows are never delivered.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Final, LiteralString, TypeVar

import anyio

from acsdk.contrib.postgres._drivers import Database, Row
from acsdk.contrib.postgres._lease import Lease, since_boot
from acsdk.contrib.postgres._schema import Tables
from acsdk.outbox import OutboxCount, OutboxEntry, OutboxRefusal

__all__ = ["LaneStorage", "Place"]

T = TypeVar("T")

_LOAD: Final = """\
SELECT id, key, body, created_at FROM {schema}.acsdk_outbox
WHERE account = %(account)s AND operation = %(operation)s AND id > %(after)s AND id <= %(until)s
  AND id <> ALL (CAST(%(held)s AS bigint[])) ORDER BY id LIMIT %(count)s"""

# What was refused of a key before this is old now: it must not be retried over it.
_REMOVE: Final = """\
WITH gone AS (
  DELETE FROM {schema}.acsdk_outbox
  WHERE account = %(account)s AND operation = %(operation)s AND id = ANY (CAST(%(ids)s AS bigint[]))
  RETURNING id, key
)
UPDATE {schema}.acsdk_refused refused SET superseded_by = gone.id FROM gone
WHERE refused.account = %(account)s AND refused.operation = %(operation)s AND refused.key = gone.key
  AND refused.id < gone.id"""

_REFUSE: Final = """\
WITH gone AS (
  DELETE FROM {schema}.acsdk_outbox
  WHERE account = %(account)s AND operation = %(operation)s AND id = ANY (CAST(%(ids)s AS bigint[]))
  RETURNING id, account, operation, key, body, created_at
), given AS (
  SELECT * FROM unnest(CAST(%(ids)s AS bigint[]), CAST(%(reasons)s AS text[])) AS given (id, reasons)
)
INSERT INTO {schema}.acsdk_refused (id, account, operation, key, body, created_at, reasons)
SELECT gone.id, account, operation, key, body, created_at, reasons FROM gone JOIN given USING (id)"""

_COUNT: Final = """\
SELECT (SELECT count(*) FROM {schema}.acsdk_outbox WHERE account = %(account)s AND operation = %(operation)s),
  (SELECT count(*) FROM {schema}.acsdk_refused WHERE account = %(account)s AND operation = %(operation)s),
  (SELECT created_at FROM {schema}.acsdk_outbox
   WHERE account = %(account)s AND operation = %(operation)s ORDER BY id LIMIT 1)"""

_LOOK_AGAIN = 1.0
_LONGEST_GAP = 30.0
_HIGHEST: Final = 2**63 - 1
_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 2.0


class Place:
    """Where a lane's rows are, and how statements about them are carried out for as long as the lane is held."""

    def __init__(self, database: Database, tables: Tables, account: str, lease: Lease) -> None:
        self.account = account
        self.lease = lease
        self._database = database
        self._tables = tables

    async def rows(self, sql: LiteralString, **values: object) -> Sequence[Row]:
        """Carry a statement out, again and again while the database cannot be reached and the lease lasts.

        Each of the statements may be carried out twice.
        """
        named = {"account": self.account, **values}
        return await self._patiently(lambda: self._database.rows(self._tables.sql(sql), named))

    async def _patiently(self, work: Callable[[], Awaitable[T]]) -> T:
        pause = _FIRST_PAUSE
        while True:
            try:
                with anyio.fail_after(max(0.0, self.lease.seconds_left)):
                    return await work()
            except Exception:
                if not self.lease.lasts(pause):
                    raise
            await anyio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)


class LaneStorage:
    """Rows of one account and one operation. Keeps the contract of `acsdk.outbox.OutboxStorage`."""

    def __init__(self, place: Place, operation: str, *, clock: Callable[[], float] = since_boot) -> None:
        self._place = place
        self._operation = operation
        self._clock = clock
        self._cursor = 0
        self._out = set[int]()
        """What was handed out and is not settled."""
        self._looked_at = float("-inf")
        self._gap = _LOOK_AGAIN
        self._news = anyio.Event()
        self._stopped = False
        self.has_moved = False
        """Whether the API has decided on anything."""

    async def load(self, count: int, held: Collection[int], /) -> Sequence[OutboxEntry]:
        """Hand out rows that are not held: those behind the cursor that came late, then those before it."""
        if self._stopped:
            return []
        if not self._out.issubset(held):  # let go without being settled
            self._cursor = 0
        entries = await self._late(count, held) if self._clock() - self._looked_at >= _LOOK_AGAIN else []
        if len(entries) < count:
            entries += await self._load(self._cursor, _HIGHEST, held, count - len(entries))
        entries = entries or await self._late(count, held)
        self._cursor = max([self._cursor, *(entry.id for entry in entries)])
        self._out.update(entry.id for entry in entries)
        self._gap = _LOOK_AGAIN if entries else min(_LONGEST_GAP, self._gap * 2)
        return entries

    async def _late(self, count: int, held: Collection[int]) -> list[OutboxEntry]:
        self._looked_at = self._clock()
        return await self._load(0, self._cursor, held, count) if self._cursor else []

    async def _load(self, after: int, until: int, held: Collection[int], count: int) -> list[OutboxEntry]:
        rows = await self._rows(_LOAD, after=after, until=until, held=list(held), count=count)
        return [OutboxEntry(*row) for row in rows]

    async def _rows(self, sql: LiteralString, **values: object) -> Sequence[Row]:
        return await self._place.rows(sql, operation=self._operation, **values)

    async def remove(self, ids: Sequence[int], /) -> None:
        """Forget these, and remember of what was refused before that it is old."""
        await self._rows(_REMOVE, ids=list(ids))
        self._settled(ids)

    async def refuse(self, refusals: Sequence[OutboxRefusal], /) -> None:
        """Put these aside."""
        reasons = [json.dumps(list(refusal.reasons), ensure_ascii=False) for refusal in refusals]
        ids = [refusal.id for refusal in refusals]
        await self._rows(_REFUSE, ids=ids, reasons=reasons)
        self._settled(ids)

    def _settled(self, ids: Sequence[int]) -> None:
        self._out.difference_update(ids)
        self._gap = _LOOK_AGAIN
        self.has_moved = True

    async def count(self) -> OutboxCount:
        """How much of this operation there is."""
        (row,) = await self._rows(_COUNT)
        return OutboxCount(*row)

    async def wait(self) -> None:
        """Return when there may be something new, as the relay found for all its lanes at once."""
        await self._news.wait()
        self._news = anyio.Event()

    def tell(self, last: int) -> None:
        """The relay has seen that rows wait, the highest of which is this.

        Where it is known, all may be in hand: then it is looked again now and then, and less and less often while
        nothing moves, for a lane that is stalled must not cost a query a second.
        """
        if last > self._cursor or self._clock() - self._looked_at >= self._gap:
            self._news.set()

    def stop(self) -> None:
        """Hand nothing more out."""
        self._stopped = True
        self._news.set()
