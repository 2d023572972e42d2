"""How a record gets into the outbox: one statement in the transaction that saves the shop's own row.

Ids are given before transactions end, so that without more the order of ids would not be the order of commits. The
statement therefore takes a lock on each key, which lasts until the transaction ends, and takes the ids when it has all
of them. The locks are taken in the order of their numbers: two transactions never wait for each other crosswise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, LiteralString

from acsdk import InvalidInputError
from acsdk.contrib.postgres._schema import Tables
from acsdk.outbox import OutboxRow

__all__ = ["LOCK", "enqueue_statement"]

LOCK: Final = "hashtextextended(account || ' ' || operation || ' ' || key, 0)"
"""The number of a key's advisory lock."""

# Planned and carried out in half the time of the other, and most checkouts write one record.
_ENQUEUE_ONE: Final = """\
WITH locks AS MATERIALIZED (
  SELECT pg_advisory_xact_lock(
    hashtextextended(CAST(%(account)s AS text) || ' ' || CAST(%(operation)s AS text) || ' ' || CAST(%(key)s AS text), 0)
  )
)
INSERT INTO {schema}.acsdk_outbox (account, operation, key, body)
SELECT %(account)s, %(operation)s, %(key)s, CAST(%(body)s AS bytea) FROM locks"""

_ENQUEUE: Final = f"""\
WITH given AS MATERIALIZED (
  SELECT * FROM unnest(
    CAST(%(accounts)s AS text[]), CAST(%(operations)s AS text[]), CAST(%(keys)s AS text[]), CAST(%(bodies)s AS bytea[])
  ) WITH ORDINALITY AS given (account, operation, key, body, place)
), locks AS MATERIALIZED (
  SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT {LOCK} AS lock FROM given ORDER BY lock) AS sorted
), locked AS MATERIALIZED (
  SELECT count(*) FROM locks
)
INSERT INTO {{schema}}.acsdk_outbox (account, operation, key, body)
SELECT account, operation, key, body FROM given, locked ORDER BY place"""  # noqa: S608 - nothing of it is given from outside


def enqueue_statement(tables: Tables, rows: Sequence[OutboxRow]) -> tuple[LiteralString, Mapping[str, object]]:
    """The statement and its values, for cursors that take ``%(name)s``."""
    if not rows:
        raise InvalidInputError("there is no row to write: give at least one")
    if len(rows) == 1:
        return tables.sql(_ENQUEUE_ONE), rows[0]._asdict()
    values = {
        "accounts": [row.account for row in rows],
        "operations": [row.operation for row in rows],
        "keys": [row.key for row in rows],
        "bodies": [row.body for row in rows],
    }
    return tables.sql(_ENQUEUE), values
