"""Which account is delivered by whom: the rows of lanes and relays, and everything that is asked of them.

What must hold: a lane has one holder at a time on the database's clock, and a holder renews only what nobody took in
between, which the epoch tells. Nothing here rests on a session, for behind a pooler none is one's own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, LiteralString, NamedTuple

from acsdk.contrib.postgres._drivers import Database
from acsdk.contrib.postgres._schema import Tables

__all__ = ["Backlog", "Lanes", "Taken", "Trouble"]

# Walks the index from one account and operation to the next, so that it costs what the accounts are, not the rows.
_BACKLOG: Final = """\
WITH RECURSIVE busy (account, operation) AS (
  (SELECT account, operation FROM {schema}.acsdk_outbox ORDER BY account, operation LIMIT 1)
  UNION ALL
  SELECT next.account, next.operation FROM busy, LATERAL (
    SELECT o.account, o.operation FROM {schema}.acsdk_outbox o
    WHERE (o.account, o.operation) > (busy.account, busy.operation) ORDER BY o.account, o.operation LIMIT 1
  ) next
)
SELECT busy.account, busy.operation,
  (SELECT max(id) FROM {schema}.acsdk_outbox o WHERE o.account = busy.account AND o.operation = busy.operation),
  CASE WHEN lane.lease_until > now() THEN lane.holder END,
  (SELECT accounts IS NOT DISTINCT FROM CAST(%(accounts)s AS text[])
   FROM {schema}.acsdk_relay WHERE relay = lane.holder),
  (SELECT count(*) FROM {schema}.acsdk_relay
   WHERE seen_until > now() AND accounts IS NOT DISTINCT FROM CAST(%(accounts)s AS text[]))
FROM busy LEFT JOIN {schema}.acsdk_lane lane USING (account)
WHERE CAST(%(accounts)s AS text[]) IS NULL OR busy.account = ANY (CAST(%(accounts)s AS text[]))"""

_TAKE: Final = """\
INSERT INTO {schema}.acsdk_lane AS lane (account, holder, epoch, starts_at, lease_until)
VALUES (%(account)s, %(relay)s, 1, now(), now() + CAST(%(lease)s AS float8) * interval '1 s')
ON CONFLICT (account) DO UPDATE SET holder = excluded.holder, epoch = lane.epoch + 1,
  starts_at = greatest(now(), lane.lease_until + interval '1 s'), lease_until = excluded.lease_until
WHERE lane.lease_until < now()
RETURNING epoch, CAST(extract(epoch FROM starts_at - now()) AS float8)"""

_RENEW: Final = """\
WITH seen AS (
  INSERT INTO {schema}.acsdk_relay AS relay (relay, accounts, seen_until)
  VALUES (%(relay)s, CAST(%(accounts)s AS text[]), now() + CAST(%(lease)s AS float8) * interval '1 s')
  ON CONFLICT (relay) DO UPDATE SET seen_until = excluded.seen_until
), gone AS (
  DELETE FROM {schema}.acsdk_relay WHERE seen_until < now() - interval '1 hour'
), mine AS (
  SELECT * FROM unnest(CAST(%(lanes)s AS text[]), CAST(%(epochs)s AS bigint[])) AS mine (account, epoch)
)
UPDATE {schema}.acsdk_lane lane SET lease_until = now() + CAST(%(lease)s AS float8) * interval '1 s'
FROM mine WHERE lane.account = mine.account AND lane.epoch = mine.epoch AND lane.holder = %(relay)s
RETURNING lane.account"""

_RELEASE: Final = """\
UPDATE {schema}.acsdk_lane SET lease_until = now()
WHERE account = %(account)s AND holder = %(relay)s AND epoch = %(epoch)s"""

_LEAVE: Final = "DELETE FROM {schema}.acsdk_relay WHERE relay = %(relay)s"

_NOTE: Final = """\
UPDATE {schema}.acsdk_lane SET last_error = %(error)s,
  stalled_since = now() - CAST(%(seconds)s AS float8) * interval '1 s'
WHERE account = %(account)s AND holder = %(relay)s AND epoch = %(epoch)s"""


class Backlog(NamedTuple):
    """That something waits."""

    account: str
    operation: str
    last: int
    """The highest number that waits."""
    holder: str | None
    """Whose lease on the account's lane is running."""
    by_peer: bool | None
    """Whether the holder serves the same accounts as this relay."""
    peers: int
    """How many relays serve the same accounts, this one included."""


class Taken(NamedTuple):
    """A lane that was free."""

    epoch: int
    wait: float
    """Seconds until the last owner's second in the account's rate limit is over."""


class Trouble(NamedTuple):
    """Why a lane does not flow, and for how long."""

    error: str
    seconds: float


class Lanes:
    """The rows of lanes, for one relay."""

    def __init__(
        self, database: Database, tables: Tables, relay: str, lease: float, accounts: Collection[str] | None
    ) -> None:
        self._database = database
        self._tables = tables
        self.relay = relay
        self.lease = lease
        self._accounts = None if accounts is None else sorted(set(accounts))

    async def _rows(self, sql: LiteralString, values: Mapping[str, object]) -> Sequence[Sequence[object]]:
        return await self._database.rows(self._tables.sql(sql), values)

    async def backlog(self) -> list[Backlog]:
        """What waits, of every account that this relay serves."""
        rows = await self._database.rows(self._tables.sql(_BACKLOG), {"accounts": self._accounts})
        return [Backlog(*row) for row in rows]

    async def take(self, account: str) -> Taken | None:
        """Take a lane whose lease has ended; ``None`` where another relay was quicker."""
        values = {"account": account, "relay": self.relay, "lease": self.lease}
        rows = await self._database.rows(self._tables.sql(_TAKE), values)
        return Taken(*rows[0]) if rows else None

    async def renew(self, epochs: Mapping[str, int]) -> set[str]:
        """Say that this relay lives, and renew its lanes; returns those that are still its own."""
        values = {
            "relay": self.relay,
            "accounts": self._accounts,
            "lease": self.lease,
            "lanes": list(epochs),
            "epochs": list(epochs.values()),
        }
        return {account for (account,) in await self._database.rows(self._tables.sql(_RENEW), values)}

    async def release(self, account: str, epoch: int) -> None:
        """Give a lane back, so that another relay can take it at once."""
        await self._rows(_RELEASE, {"account": account, "relay": self.relay, "epoch": epoch})

    async def note(self, account: str, epoch: int, trouble: Trouble | None) -> None:
        """Write down why a lane does not flow, or that it does."""
        error, seconds = trouble or (None, None)
        values = {"account": account, "relay": self.relay, "epoch": epoch, "error": error, "seconds": seconds}
        await self._rows(_NOTE, values)

    async def leave(self) -> None:
        """End as a relay; the others share its accounts."""
        await self._rows(_LEAVE, {"relay": self.relay})
