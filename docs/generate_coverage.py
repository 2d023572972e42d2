"""Makes ``coverage.md`` from the table that the coverage test compares with what the methods send.

``nox -s refresh`` writes it after a change to the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from tests.api_coverage.table import Missing, Row, read_missing

__all__ = ["PAGE", "render"]

PAGE = Path(__file__).with_name("coverage.md")
_HEAD = """# API coverage

Every operation of the v3 REST API, and the method of the client that serves it; the Ecommerce GraphQL API, which is
one of them, with the root fields that each method asks for. A test calls each method over a recording transport and
compares what it sends with this table, so the page cannot promise what is not there.

*Documented* operations are those of ActiveCampaign's reference. *Observed* ones are in no reference, but
ActiveCampaign's own software or live integrations use them. Where the reference has an operation twice, or misspells
its path, the note says what is sent instead.
"""

_WITHOUT_PATH = """## Documented without a path

These have pages in ActiveCampaign's reference of late 2026, and no source shows their method and path. acsdk guesses
none: `client.rest.request` takes them as soon as you know.
"""


def render(rows: Sequence[Row]) -> str:
    """The page."""
    return "\n".join([_HEAD, _summary(rows), *_missing(read_missing()), *_sections(rows)])


def _summary(rows: Sequence[Row]) -> str:
    scopes = {row.operation: row.scope for row in rows}
    documented = sum(scope == "documented" for scope in scopes.values())
    calls = len({row.call for row in rows})
    return f"{len(scopes)} operations, {documented} of them documented, are served by {calls} methods.\n"


def _missing(rows: Sequence[Missing]) -> Iterator[str]:
    yield _WITHOUT_PATH
    yield "| What | Page | Known of it | Until then |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        yield f"| {row.what} | {row.page} | {row.known} | {row.instead} |"
    yield ""


def _sections(rows: Sequence[Row]) -> Iterator[str]:
    ordered = sorted(rows, key=lambda row: (_namespace(row), row.call, row.path, row.method))
    for namespace, group in groupby(ordered, key=_namespace):
        yield f"## client.{namespace}\n"
        yield "| Method | Operation | Scope | Note |"
        yield "| --- | --- | --- | --- |"
        for row in group:
            call = row.call.removeprefix(f"{namespace}.")
            yield f"| `{call}` | `{row.operation}` | {row.scope} | {row.note} |"
        yield ""


def _namespace(row: Row) -> str:
    return row.call.partition(".")[0]
