"""The tables of a fleet's outbox: their DDL, and whether a database has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, LiteralString, NamedTuple, cast

from acsdk import ConfigurationError
from acsdk.contrib.postgres._drivers import Database

__all__ = ["Tables", "check_tables", "ddl"]

_VERSION: Final = "acsdk outbox 1"

# Rows live for seconds, so that a table is small and its dead rows are many: vacuum looks after them by number, not by
# share. Lanes and relays are rewritten every few seconds, in their own page as long as that has room.
_DDL: Final = """\
CREATE TABLE {schema}.acsdk_outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  account text NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  body bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, operation, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
CREATE TABLE {schema}.acsdk_refused (
  id bigint PRIMARY KEY,
  account text NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  body bytea NOT NULL,
  created_at timestamptz NOT NULL,
  refused_at timestamptz NOT NULL DEFAULT now(),
  reasons text NOT NULL,
  superseded_by bigint
);
CREATE INDEX acsdk_refused_key ON {schema}.acsdk_refused (account, operation, key);
CREATE TABLE {schema}.acsdk_lane (
  account text PRIMARY KEY,
  holder text NOT NULL,
  epoch bigint NOT NULL,
  starts_at timestamptz NOT NULL,
  lease_until timestamptz NOT NULL,
  stalled_since timestamptz,
  last_error text
) WITH (fillfactor = 50);
CREATE TABLE {schema}.acsdk_relay (
  relay text PRIMARY KEY,
  accounts text[],
  seen_until timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE {schema}.acsdk_outbox IS '{version}';
"""
_FOUND: Final = "SELECT obj_description(to_regclass(%(table)s), 'pg_class')"
_SCHEMA: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")


class Tables(NamedTuple):
    """The tables in one schema, and what is asked of them."""

    schema: LiteralString

    def sql(self, statement: LiteralString) -> LiteralString:
        """A statement with the schema filled in, where it says ``{schema}``."""
        return statement.replace("{schema}", f'"{self.schema}"')


def tables_in(schema: str) -> Tables:
    """The tables of a schema; raises `ConfigurationError` where that is no plain name."""
    if not _SCHEMA.fullmatch(schema):
        raise ConfigurationError(f"schema={schema!r}: name a schema in letters, digits and underscores")
    return Tables(cast("LiteralString", schema))  # type: ignore[redundant-cast]  # mypy knows one kind of str


def ddl(tables: Tables) -> LiteralString:
    """The statements that make the tables."""
    return tables.sql(_DDL).replace("{version}", _VERSION)


async def check_tables(database: Database, tables: Tables) -> None:
    """Raise `ConfigurationError` with the statements to run where the tables are missing or of another version."""
    values: Mapping[str, object] = {"table": tables.sql("{schema}.acsdk_outbox")}
    ((found,),) = await database.rows(_FOUND, values)
    if found == _VERSION:
        return
    what = f"are of version {found!r}, this release needs {_VERSION!r}" if found else "are missing"
    raise ConfigurationError(
        f"the outbox's tables in schema {tables.schema!r} {what}; put this into a migration:\n{ddl(tables)}"
    )
