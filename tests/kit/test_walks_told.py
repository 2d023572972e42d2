"""Every pager's docstring says what its walk makes of rows that leave meanwhile."""

import inspect
import logging
from typing import Any

import pytest

from acsdk import AsyncClient
from acsdk._page import Page, PageQuery
from acsdk._pager import Pager, Walks
from acsdk.resources.custom_objects.mapped import MappedRecords
from tests.api_coverage.calls import arguments, methods
from tests.support import URL

pytestmark = pytest.mark.anyio

_SAYS: dict[Walks, str] = {
    "by id": "Walked by id: rows may come and go.",
    "whole": "Comes whole.",
    "looking again": "Counted off; looks again where rows leave.",
    "warning": "Counted off; warns where rows leave.",
    "unnoticed": "Counted off, without a total: rows that leave go unnoticed.",
}


def _pagers() -> dict[str, tuple[Walks, str]]:
    """Of every method that gives a pager: how it walks, and what its docstring says."""
    found: dict[str, tuple[Walks, str]] = {}
    for name, method in methods(AsyncClient(URL, "token-f00dcafe")).items():
        if inspect.iscoroutinefunction(method) or name == "custom_objects.mapped":
            continue
        positional, named = arguments(method)
        given = method(*positional, **named)
        if isinstance(given, Pager):
            found[name] = (given.walks, " ".join((method.__doc__ or "").split()))
    return found


def test_every_pager_says_how_it_walks() -> None:
    pagers = _pagers()
    assert {walks for walks, _ in pagers.values()} == set(_SAYS)
    wrong = [
        f"{name}: {_SAYS[walks]}"
        for name, (walks, told) in pagers.items()
        if [said for said in _SAYS.values() if said in told] != [_SAYS[walks]]
    ]
    assert not wrong, "\n".join(wrong)
    assert _SAYS["looking again"] in (MappedRecords[Any].list.__doc__ or "")


def _walk_of(sizes: list[int], identity: Any) -> Pager[int]:
    """Pages of one row each, of a collection whose totals are these."""
    totals = iter(sizes)

    async def fetch(query: PageQuery) -> Page[int]:
        return Page([query.offset + 1], total=next(totals))

    return Pager(fetch, page_size=1, identity=identity)


async def test_rows_that_cannot_be_told_apart_are_warned_of_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "acsdk"):
        assert len(await _walk_of([5, 4, 3, 3, 3], None).collect()) == 3
    (told,) = [record.message for record in caplog.records if "cannot be told apart" in record.message]
    assert "Take `await pager.collect()` first" in told


async def test_a_walk_that_changes_nothing_is_not_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "acsdk"):
        assert len(await _walk_of([3, 3, 3], None).collect()) == 3
    assert not caplog.records
