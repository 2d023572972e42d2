"""Searches by orderings find what a look at every row finds: same rows, same order, same total, after any writes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from acsdk.sandbox.codec import as_list
from acsdk.sandbox.memory import MemoryStore
from acsdk.sandbox.ordering import Ordering
from acsdk.sandbox.rest.kit.comparing import TESTS, ordered, text_of
from acsdk.sandbox.sqlite import SqliteStore
from acsdk.sandbox.store import Row, Store
from tests.examples import examples

from .driver import Driver

DATES = [None, "", "nothing", "2026-01-01", "2026-01-01T00:00:00-05:00", "2026-01-02T03:04:05+00:00", "2026-03-01"]
TEXTS = [None, "", "0", "7", "07", "10", "tea", "Tea", "mug"]
CONTACTS = st.lists(
    st.fixed_dictionaries(
        {"cdate": st.sampled_from(DATES), "firstName": st.sampled_from(TEXTS)},
        optional={"udate": st.sampled_from(DATES), "orgid": st.sampled_from(TEXTS)},
    ),
    max_size=12,
)
QUERY = st.fixed_dictionaries(
    {},
    optional={
        "id_greater": st.sampled_from(["0", "3", "x", ""]),
        "id_less": st.sampled_from(["0", "9", "x"]),
        "exclude": st.sampled_from(["2", "x"]),
        "organization": st.sampled_from(["0", "7", "tea"]),
        "phone": st.just("0"),
        "filters[created_after]": st.sampled_from(["2026-01-01", "x"]),
        "filters[created_before]": st.sampled_from(["2026-01-02T03:04:05Z", "x"]),
        "filters[updated_after]": st.sampled_from(["2026-01-01"]),
        "filters[updated_after][since]": st.sampled_from(["2026-01-01", "x"]),
        "filters[created_after][lte]": st.sampled_from(["2026-01-02", "x"]),
        "filters[email][gt]": st.sampled_from(["1@x.test"]),
        "orders[id]": st.sampled_from(["ASC", "DESC"]),
        "orders[cdate]": st.sampled_from(["ASC", "DESC"]),
        "orders[first_name]": st.sampled_from(["ASC", "DESC"]),
    },
)
KINDS = {
    "id_greater": ("id", "gt"),
    "id_less": ("id", "lt"),
    "exclude": ("id", "neq"),
    "organization": ("orgid", "eq"),
    "phone": ("phone", "prefix"),
    "filters[created_after]": ("cdate", "after"),
    "filters[created_before]": ("cdate", "before"),
    "filters[updated_after]": ("udate", "after"),
    "filters[updated_after][since]": ("udate", "since"),
    "filters[created_after][lte]": ("cdate", "lte"),
    "filters[email][gt]": ("email", "gt"),
}
ORDERED = {"orders[id]": "id", "orders[cdate]": "cdate", "orders[first_name]": "firstName"}
PLAIN = {"orgid": "0"}


def expected(rows: list[Row], query: dict[str, str]) -> list[int]:
    """Every row looked at, then sorted."""

    def shown(row: Row, column: str) -> Any:
        return row.get(column, PLAIN.get(column, "" if column in ("phone", "firstName") else None))

    found = [
        row
        for row in rows
        if all(
            TESTS[kind](text_of(shown(row, column)), query[name])
            for name, (column, kind) in KINDS.items()
            if name in query
        )
    ]
    for name in [name for name in reversed(query) if name in ORDERED]:
        column = ORDERED[name]
        found.sort(key=lambda row: ordered(shown(row, column)), reverse=query[name] == "DESC")
    return [row["id"] for row in found]


@pytest.mark.parametrize("kind", ["memory", "file"])
@examples(0.6)
@given(people=CONTACTS, query=QUERY, gone=st.sets(st.integers(1, 12), max_size=3), offset=st.integers(0, 5))
def test_lists_of_contacts(
    kind: str,
    tmp_path_factory: pytest.TempPathFactory,
    people: list[Row],
    query: dict[str, str],
    gone: set[int],
    offset: int,
) -> None:
    path = tmp_path_factory.mktemp("state") / "a.db"
    driver = Driver(options={} if kind == "memory" else {"state": path})
    half = len(people) // 2
    for number, person in enumerate(people):
        driver.sandbox.add("contacts", email=f"{number}@x.test", emailKey=f"{number}@x.test", **person)
        if number == half:
            _compare(driver, query, offset)
    for number in sorted(gone):
        if driver.raw("PUT", f"/api/3/contacts/{number}", b'{"contact":{"orgid":7,"first_name":"mug"}}').status == 200:
            driver.rest("DELETE", f"contacts/{number}") if number % 2 else None
    _compare(driver, query, offset)
    driver.sandbox.close()


SHOWN: dict[str, st.SearchStrategy[Any]] = {
    "finalAmount": st.sampled_from([None, Decimal(1), Decimal("1.0"), Decimal(2), 3])
}
HIDDEN: dict[str, st.SearchStrategy[Any]] = {
    "storeStatus": st.sampled_from([None, "", "paid", "Paid", "open"]),
    "notes": st.sampled_from([None, "7", 7, ["7"], ["paid"]]),
}
ORDER_ROWS = st.lists(st.fixed_dictionaries(SHOWN, optional=HIDDEN), max_size=12)
AMOUNTS = st.fixed_dictionaries(
    {"filterOperator": st.sampled_from(["EQ", "LT", "LTE", "GT", "GTE"]), "value": st.sampled_from([1, 2, None])},
    optional={"sort": st.sampled_from(["ASC", "DESC"])},
)
STATUSES = st.fixed_dictionaries(
    {"filterOperator": st.sampled_from(["EQ", "CONTAINS"]), "value": st.sampled_from(["paid", "", None])}
)
SORT = st.fixed_dictionaries({"sort": st.sampled_from(["ASC", "DESC"])})
SEARCH = st.fixed_dictionaries(
    {}, optional={"finalAmount": AMOUNTS | SORT, "storeStatus": STATUSES | SORT, "notes": STATUSES}
)
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "EQ": lambda item, value: bool(item == value),
    "CONTAINS": lambda item, value: str(value).lower() in str(item).lower(),
    "LT": lambda item, value: bool(item < value),
    "LTE": lambda item, value: bool(item <= value),
    "GT": lambda item, value: bool(item > value),
    "GTE": lambda item, value: bool(item >= value),
}


def fits(item: Any, operator: str, value: Any) -> bool:
    """Whether one value is what a filter asks for."""
    if isinstance(item, list):
        return any(fits(one, operator, value) for one in as_list(item))
    return (operator == "EQ" or None not in (item, value)) and COMPARED[operator](item, value)


def searched(rows: list[Row], criteria: dict[str, Any]) -> list[str]:
    """Every row looked at, then sorted; the schema's order of fields decides between sorts."""
    tests = {name: one for name, one in criteria.items() if "filterOperator" in one}
    found = [
        row
        for row in rows
        if all(fits(row.get(name), one["filterOperator"], one["value"]) for name, one in tests.items())
    ]
    for name in ("finalAmount", "storeStatus"):
        if sort := criteria.get(name, {}).get("sort"):
            found.sort(key=lambda row: (row.get(name) is not None, row.get(name)), reverse=sort == "DESC")
    return [row["guid"] for row in found]


@pytest.mark.parametrize("kind", ["memory", "file"])
@examples(0.6)
@given(rows=ORDER_ROWS, criteria=SEARCH, offset=st.integers(0, 5))
@example(rows=[{"finalAmount": 1}], criteria={"finalAmount": {"filterOperator": "LT", "value": None}}, offset=0)
def test_searches_of_orders(
    kind: str, tmp_path_factory: pytest.TempPathFactory, rows: list[Row], criteria: dict[str, Any], offset: int
) -> None:
    path = tmp_path_factory.mktemp("state") / "a.db"
    driver = Driver(options={} if kind == "memory" else {"state": path})
    query = "query($f: OrderFilter) { searchOrder(filter: $f) { id } }"
    page = {"offset": offset, "limit": 3}
    for number, row in enumerate(rows):
        driver.sandbox.add("orders", guid=str(number), **row)
        if number == len(rows) // 2:
            driver.data(query, f={**criteria, "pagination": page})
    answer = driver.data(query, f={**criteria, "pagination": page})["searchOrder"]
    assert [row["id"] for row in answer] == searched(driver.sandbox.rows("orders"), criteria)[offset : offset + 3]
    driver.sandbox.close()


WRITES = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["a", "b", "c", None])), max_size=30)


@pytest.mark.parametrize("kind", ["memory", "file"])
@examples(0.6)
@given(writes=WRITES, attempted=WRITES, descending=st.booleans())
def test_an_ordering_follows_every_write_and_every_undoing(
    kind: str,
    tmp_path_factory: pytest.TempPathFactory,
    writes: list[tuple[int, str | None]],
    attempted: list[tuple[int, str | None]],
    descending: bool,
) -> None:
    store: Store = MemoryStore() if kind == "memory" else SqliteStore(tmp_path_factory.mktemp("state") / "a.db")
    store.insert("plain", {"name": "a"})

    def check() -> None:
        ordering = store.ordering("plain", "name", lambda row: row["name"])
        rows = sorted(store.scan("plain"), key=lambda row: row["name"], reverse=descending)
        numbers = [row["id"] for row in rows]
        assert ordering.page(ordering.everything, 0, 99, descending=descending) == numbers
        for offset in range(3):
            page = ordering.page(ordering.everything, offset, 2, descending=descending)
            assert page == numbers[offset : offset + 2]
        assert _within(ordering, "b", descending=descending) == [row["id"] for row in rows if row["name"] == "b"]

    check()
    _write(store, writes)
    check()
    with pytest.raises(ZeroDivisionError):
        _fail(store, attempted, check)
    check()
    store.commit()
    snapshot = store.snapshot()
    _write(store, attempted)
    store.rollback()
    check()
    _write(store, attempted)
    store.commit()
    store.restore(snapshot)
    check()
    store.clear()
    check()
    store.close()


def _fail(store: Store, writes: list[tuple[int, str | None]], check: Callable[[], None]) -> None:
    with store.attempt():
        _write(store, writes)
        check()
        raise ZeroDivisionError


def _within(ordering: Ordering, key: str, *, descending: bool) -> list[int]:
    return ordering.page((ordering.below(key), ordering.beyond(key)), 0, 99, descending=descending)


def _write(store: Store, writes: list[tuple[int, str | None]]) -> None:
    for number, name in writes:
        if name is None:
            store.delete("plain", number)
        elif store.get("plain", number) is None:
            store.insert("plain", {"name": name})
        else:
            store.replace("plain", {"id": number, "name": name})


def _compare(driver: Driver, query: dict[str, str], offset: int) -> None:
    wanted = expected(driver.sandbox.rows("contacts"), query)
    answer = driver.ok("GET", "contacts", query=urlencode({**query, "offset": offset, "limit": 3}))
    assert [int(row["id"]) for row in answer["contacts"]] == wanted[offset : offset + 3]
    assert answer["meta"]["total"] == str(len(wanted))
