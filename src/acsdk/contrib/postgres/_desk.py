"""What people ask of a fleet's outbox: how it stands, what was refused, and what shall become of that."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Final

from acsdk._bulk.outbox.fates import Fate, check_retry
from acsdk.contrib.postgres._drivers import Database, Row, repeated
from acsdk.contrib.postgres._schema import Tables
from acsdk.contrib.postgres._writing import LOCK
from acsdk.outbox import OutboxStatus, RefusedRecord

__all__ = ["discard", "refused", "retry", "status"]

_STATUS: Final = """\
SELECT account, coalesce(waiting, 0), CAST(extract(epoch FROM now() - oldest_at) AS float8), coalesce(refused, 0),
  CASE WHEN lease_until > now() THEN holder END,
  CASE WHEN waiting > 0 THEN stalled_since END, CASE WHEN waiting > 0 THEN last_error END
FROM (
  SELECT account, count(*) AS waiting, min(created_at) AS oldest_at FROM {schema}.acsdk_outbox GROUP BY account
) waiting
FULL JOIN (SELECT account, count(*) AS refused FROM {schema}.acsdk_refused GROUP BY account) refused USING (account)
FULL JOIN {schema}.acsdk_lane lane USING (account)
ORDER BY account"""

_REFUSED: Final = """\
SELECT id, account, operation, key, body, reasons, created_at, refused_at, superseded_by FROM {schema}.acsdk_refused
WHERE id > %(after)s AND (CAST(%(account)s AS text) IS NULL OR account = %(account)s) ORDER BY id LIMIT 500"""

# In two steps, for a statement sees what was committed before it began, not what it has waited for.
_LOCK: Final = f"""\
SELECT pg_advisory_xact_lock(lock) FROM (
  SELECT DISTINCT {LOCK} AS lock FROM {{schema}}.acsdk_refused WHERE id = ANY (CAST(%(ids)s AS bigint[])) ORDER BY lock
) AS sorted"""  # noqa: S608 - nothing of it is given from outside

_FATE: Final = """\
SELECT given.id, refused.id IS NOT NULL, superseded_by IS NOT NULL, EXISTS (
  SELECT FROM {schema}.acsdk_outbox o
  WHERE o.account = refused.account AND o.operation = refused.operation AND o.key = refused.key AND o.id > refused.id
)
FROM unnest(CAST(%(ids)s AS bigint[])) AS given (id) LEFT JOIN {schema}.acsdk_refused refused USING (id)
ORDER BY given.id"""

_RETRY: Final = """\
WITH again AS (
  DELETE FROM {schema}.acsdk_refused WHERE id = ANY (CAST(%(ids)s AS bigint[]))
  RETURNING id, account, operation, key, body, created_at
)
INSERT INTO {schema}.acsdk_outbox (id, account, operation, key, body, created_at) OVERRIDING SYSTEM VALUE
SELECT id, account, operation, key, body, created_at FROM again"""

_DISCARD: Final = """\
DELETE FROM {schema}.acsdk_refused WHERE id = ANY (CAST(%(ids)s AS bigint[])) RETURNING id"""


async def status(database: Database, tables: Tables) -> list[OutboxStatus]:
    """Every account that has or had something in the outbox."""
    return [OutboxStatus(*row) for row in await database.rows(tables.sql(_STATUS), {})]


async def refused(database: Database, tables: Tables, account: str | None) -> AsyncIterator[RefusedRecord]:
    """What was refused, in the order of the numbers."""
    after = 0
    while rows := await database.rows(tables.sql(_REFUSED), {"after": after, "account": account}):
        for row in rows:
            yield _record(row)
        after = rows[-1][0]


def _record(row: Row) -> RefusedRecord:
    number, account, operation, key, body, reasons, *rest = row
    return RefusedRecord(number, account, operation, key, bytes(body), tuple(json.loads(reasons)), *rest)


async def retry(database: Database, tables: Tables, ids: Sequence[int]) -> int:
    """Put refused records back, all or none; returns how many."""
    return await repeated(partial(_retry, database, tables, sorted(set(ids))))


async def _retry(database: Database, tables: Tables, ids: Sequence[int]) -> int:
    async with database.transaction() as rows:
        await rows(tables.sql(_LOCK), {"ids": ids})
        check_retry(Fate(*row) for row in await rows(tables.sql(_FATE), {"ids": ids}))
        await rows(tables.sql(_RETRY), {"ids": ids})
    return len(ids)


async def discard(database: Database, tables: Tables, ids: Sequence[int]) -> int:
    """Forget refused records; returns how many there were."""
    return len(await database.rows(tables.sql(_DISCARD), {"ids": sorted(set(ids))}))
