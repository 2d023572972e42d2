"""What a journal or an outbox says of itself: whose it is."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any

from acsdk._bulk.job import BulkJob, Item, Row
from acsdk._errors import ConfigurationError

__all__ = ["identified", "read_facts", "refuse_another", "write_facts"]


async def identified(job: BulkJob[Item, Row]) -> BulkJob[Item, Row]:
    """The job under its account's own name. Raises what the call raises that asks for it."""
    return job if job.whose is None else replace(job, account=await job.whose())


def read_facts(connection: sqlite3.Connection) -> dict[str, Any]:
    """All of them; none in a new file."""
    return dict(connection.execute("SELECT name, value FROM facts"))


def refuse_another(facts: dict[str, Any], job: BulkJob[Any, Any], what: str) -> None:
    """Raise `ConfigurationError` where the file belongs to another operation or account."""
    for name, value in _owner(job).items():
        if facts and facts.get(name) != value:
            raise ConfigurationError(
                f"the {what} belongs to {name} {facts.get(name)}, and this is {value}; name another file, or set this "
                f"one aside if that {name} is gone"
            )


def write_facts(connection: sqlite3.Connection, job: BulkJob[Any, Any], **more: object) -> None:
    """Write down whose a new file is; what an old one says stays."""
    connection.executemany("INSERT OR IGNORE INTO facts VALUES (?, ?)", [*_owner(job).items(), *more.items()])


def _owner(job: BulkJob[Any, Any]) -> dict[str, str]:
    return {"operation": job.operation, "account": job.account}
