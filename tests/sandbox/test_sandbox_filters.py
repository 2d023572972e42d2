"""Filters and orders of collections: every one that a table offers compares what its rows show."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from acsdk.sandbox.rest.kit.resource import Filter, Resource
from acsdk.sandbox.rest.registry import RESOURCES

from .accounts import full_account
from .driver import Driver

FILTERED = [one for one in RESOURCES if "list" in one.verbs and one.filters]
NOBODYS = "zzz nobody's"
LONG_AGO, LATER = "2001-02-03", "2039-02-03"
# Rows that hold nothing are none of these: each is somebody's, or cannot be shown without.
# fmt: off
NEVER_BARE = {
    "accountContacts", "accountCustomFieldData", "contactAutomations", "contactLists", "contacts",
    "dealCustomFieldData", "dealTasks", "ecomCustomers", "notes",
}
# fmt: on


@pytest.fixture(scope="module")
def account() -> Driver:
    return full_account()


@pytest.fixture(scope="module")
def bare() -> Driver:
    """Rows that hold nothing, so that each column shows its default."""
    driver = full_account()
    for resource in FILTERED:
        if resource.path not in NEVER_BARE:
            driver.sandbox.add(resource.rows)
    return driver


def found(driver: Driver, resource: Resource, key: str, value: str) -> set[str]:
    query = urlencode({key: value, "limit": 100})
    return {row["id"] for row in driver.ok("GET", resource.path, query=query)[resource.plural]}


def shown(resource: Resource, row: Any, column: str) -> str:
    """What a row shows in a column: under its own name, or under that of the relation, where null is a key of "0"."""
    names = [column, *(relation.name for relation in resource.relations if relation.column == column)]
    value = next(row[name] for name in names if name in row)
    return str(resource.defaults[column] or "") if value is None else str(value)


def matching(known: Filter, value: str) -> str:
    """A value that finds a row which shows this one."""
    earlier, later = ("0", "99999") if value.isdigit() else (LONG_AGO, LATER)
    others = {"gt": earlier, "after": earlier, "lt": later, "before": later, "neq": NOBODYS}
    return others.get(known.kind, value)


def excluding(known: Filter) -> str:
    """A value that finds no row."""
    return {"after": LATER, "since": LATER, "before": LONG_AGO, "gt": "99999", "lt": "0"}.get(known.kind, NOBODYS)


def sweep(driver: Driver, resource: Resource) -> None:
    rows = driver.ok("GET", resource.path, query="limit=100")[resource.plural]
    for key, known in resource.filters.items():
        if known.column in resource.derived:
            continue
        for row in rows:
            value = shown(resource, row, known.column)
            if known.kind in {"after", "since", "before"} and not value:
                continue  # no date is before or after none
            wanted = matching(known, value)
            assert row["id"] in found(driver, resource, key, wanted), f"{resource.path}: {key}={wanted}"
        if known.kind != "neq":
            assert found(driver, resource, key, excluding(known)) == set(), f"{resource.path}: {key}"


@pytest.mark.parametrize("resource", FILTERED, ids=lambda one: str(one.path))
def test_a_filter_finds_what_a_row_shows(account: Driver, bare: Driver, resource: Resource) -> None:
    sweep(account, resource)
    sweep(bare, resource)


@pytest.mark.parametrize("nobody", ["", "0", None])
def test_a_relation_to_nobody_is_null(empty: Driver, nobody: str | None) -> None:
    empty.sandbox.add("dealActivities", d_id=nobody)
    (row,) = empty.ok("GET", "dealActivities")["dealActivities"]
    assert row["deal"] is None


@pytest.fixture
def sales() -> Driver:
    """Three deals: one late, one to come, one without a task; of two contacts of two accounts, with points."""
    driver = Driver()
    ok = driver.ok
    for number, (name, company) in enumerate((("Bea", "Aki"), ("Ada", "Zen")), 1):
        ok("POST", "contacts", {"contact": {"email": f"{name}@x.test", "firstName": name}})
        ok("POST", "accounts", {"account": {"name": company}})
        driver.sandbox.add("scoreValues", score="4", contact=str(number), scoreValue=str(10 * number))
    for title in ("Shop", "B2B"):
        ok("POST", "dealGroups", {"dealGroup": {"title": title, "currency": "eur"}})
    for title, who, group in (("late", 1, 2), ("to come", 2, 2), ("idle", 2, 1)):
        deal = {"title": title, "value": 1, "currency": "eur", "contact": who, "account": who, "group": group}
        ok("POST", "deals", {"deal": deal})
    ok("POST", "dealTasks", {"dealTask": {"relid": 1, "ownerType": "contact", "duedate": "soon", "dealTasktype": 1}})
    for number, due in ((1, "2025-12-01T10:00:00-05:00"), (2, "2026-02-01T10:00:00-05:00")):
        ok("POST", "dealTasks", {"dealTask": {"relid": number, "duedate": due, "dealTasktype": number}})
        driver.sandbox.add("scoreValues", score="3", deal=str(number), scoreValue=str(50 * number))
    for stage in (4, 5, 6):
        ok("DELETE", f"dealStages/{stage}")
    ok("POST", "lists", {"list": {"name": "News", "sender_url": "https://x.test", "sender_reminder": "r"}})
    for tag, lists in (("a", "1"), ("b", "")):
        ok("POST", "personalizations", {"personalization": {"tag": tag, "name": tag, "listids": lists}})
    driver.sandbox.add("dealActivities", d_id="1", dataType="email")
    return driver


DEALS, TASKS, PIPELINES = ("deals", "title"), ("dealTasks", "relid"), ("dealGroups", "title")


@pytest.mark.parametrize(
    ("collection", "query", "wanted"),
    [
        (DEALS, "filters[score]=3:50", ["late"]),
        (DEALS, "filters[score_greater_than]=3:49", ["late", "to come"]),
        (DEALS, "filters[score_less_than]=3:100", ["late"]),
        (DEALS, "filters[score]=9:50", []),
        (DEALS, "filters[score]=odd", []),
        (DEALS, "filters[nextdate_range]=overdue", ["late"]),
        (DEALS, "filters[nextdate_range]=upcoming", ["to come"]),
        (DEALS, "filters[nextdate_range]=no-task", ["idle"]),
        (DEALS, "filters[tasktype]=2", ["to come"]),
        (DEALS, "orders[contact_name]=ASC", ["to come", "idle", "late"]),
        (DEALS, "orders[contact_orgname]=DESC", ["to come", "idle", "late"]),
        (DEALS, "orders[next-action]=ASC", ["to come", "idle", "late"]),
        (DEALS, "orders[next-action]=DESC&limit=1", ["late"]),
        (TASKS, "filters[duedate_range]=overdue", ["1"]),
        (TASKS, "filters[duedate]=soon", ["1"]),
        (TASKS, "filters[duedate_range]=scheduled", ["2"]),
        (TASKS, "filters[duedate_range]=2026-01-31+2026-02-01", ["2"]),
        (TASKS, "filters[duedate_range]=2025-12-01%2B2026-02-01", ["1", "2"]),
        (TASKS, "filters[duedate_range]=whenever", []),
        (PIPELINES, "filters[have_stages]=1", ["Shop"]),
        (PIPELINES, "filters[have_stages]=0&filters[title]=2", ["B2B"]),
        (PIPELINES, "orders[popular]=ASC", ["Shop", "B2B"]),
        (PIPELINES, "orders[popular]=DESC", ["B2B", "Shop"]),
        (("personalizations", "tag"), "filter[listName]=new", ["a"]),
        (("contacts", "firstName"), "orders[score]=desc&sortId=4", ["Ada", "Bea"]),
        (("contacts", "firstName"), "orders[score]=asc&sortId=9", ["Bea", "Ada"]),
        (("dealActivities", "dataType"), "deal=1&exclude=1", [""]),
        (("dealActivities", "dataType"), "deal=1", ["", "email"]),
        (("dealRoles", "title"), "search=maker", ["Decision Maker"]),
    ],
)
def test_what_is_worked_out_from_other_rows(
    sales: Driver, collection: tuple[str, str], query: str, wanted: list[str]
) -> None:
    path, name = collection
    answer = sales.ok("GET", path, query=query)
    assert [row[name] for row in answer[path]] == wanted
    assert "limit" in query or int(answer["meta"]["total"]) == len(wanted)


FIRST_DUE = "2025-12-01T10:00:00-05:00"


@pytest.fixture
def two_tasks() -> Driver:
    driver = Driver()
    driver.ok("POST", "contacts", {"contact": {"email": "ada@x.test"}})
    driver.ok("POST", "dealGroups", {"dealGroup": {"title": "Shop", "currency": "eur"}})
    for number, due in ((1, FIRST_DUE), (2, "2026-02-01T10:00:00-05:00")):
        deal = {"title": "D", "value": 1, "currency": "eur", "contact": 1, "group": 1}
        driver.ok("POST", "deals", {"deal": deal})
        driver.ok("POST", "dealTasks", {"dealTask": {"relid": number, "duedate": due, "dealTasktype": 1}})
    return driver


@pytest.mark.parametrize("beside", [{}, {"filters[duedate_range]": "2025-12-01+2026-02-01"}], ids=["alone", "beside"])
@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("duedate][before", FIRST_DUE, ""),
        ("duedate][after", FIRST_DUE, "2"),
        ("duedate][after", "2025-12-01T09:59:59-05:00", "12"),
        ("duedate][before", "2025-12-01T10:00:01-05:00", "1"),
        ("duedate][since", FIRST_DUE, "12"),
        ("duedate][before", "whenever", ""),
        ("duedate][after", "whenever", ""),
        ("duedate][since", "whenever", "12"),
        ("relid][lt", "2", "1"),
        ("relid][lte", "2", "12"),
        ("relid][gt", "1", "2"),
        ("relid][gte", "1", "12"),
        ("relid][lt", "10", "12"),
        ("relid][lt", "x", "12"),
        ("title][lt", "0", ""),
        ("title][gte", "", "12"),
    ],
)
def test_which_side_of_a_bound_a_row_is_on(
    two_tasks: Driver, name: str, value: str, wanted: str, beside: dict[str, str]
) -> None:
    """Alone it is told by an ordering, beside a filter that looks at rows by each row."""
    query = urlencode({f"filters[{name}]": value, **beside})
    assert "".join(row["relid"] for row in two_tasks.ok("GET", "dealTasks", query=query)["dealTasks"]) == wanted


def test_numbers_of_up_to_eighteen_digits_go_before_text(two_tasks: Driver) -> None:
    for key, title in ((1, "3" * 18), (2, "3" * 19)):
        two_tasks.ok("PUT", f"dealTasks/{key}", {"dealTask": {"title": title}})
    query = urlencode({"filters[title][lt]": "2 and more", "filters[note]": ""})
    assert [row["relid"] for row in two_tasks.ok("GET", "dealTasks", query=query)["dealTasks"]] == ["1"]


def test_saved_segments_in_pages(empty: Driver) -> None:
    for name in ("Tea", "Mugs", "Pots"):
        empty.ok("POST", "segmentsV2", {"data": {"attributes": {"name": name, "segment_conditions": []}}})
        empty.clock.advance(60)

    def names(query: str) -> list[str]:
        return [one["attributes"]["name"] for one in empty.ok("GET", "audiences", query=query)["data"]]

    assert names("") == names("sort=-recent") == ["Pots", "Mugs", "Tea"]
    assert names("sort=name") == ["Mugs", "Pots", "Tea"]
    assert names("sort=-name&search=t&page_size=1&page=2") == ["Pots"]
    assert names("page=2") == names("page=9&page_size=2") == []
    assert names("page=0&page_size=0") == ["Pots"]


@pytest.fixture
def three() -> Driver:
    """Three contacts in no order of their letters; the dates of two are told in zones of their own."""
    driver = Driver()
    for name, made in (
        ("c", "2026-01-01T12:00:00-05:00"),
        ("a", "2026-01-01T13:00:00+00:00"),
        ("b", "2026-01-03T00:00:00-05:00"),
    ):
        driver.sandbox.add("contacts", email=f"{name}@x.test", firstName="Same", lastName=name.upper(), cdate=made)
    return driver


SINCE = "filters[created_after]=2026-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("filters[email][gt]=a", "cab"),
        ("filters[email][gt]=a&orders[email]=DESC", "cba"),
        ("filters[email][gt]=b&filters[email][lt]=c", "b"),
        (f"{SINCE}", "cab"),
        (f"{SINCE}&filters[created_before]=2026-01-01T14:00:00Z", "a"),
        (f"{SINCE}&filters[created_after][lte]=2026-01-01T12:00:00-05:00", "c"),
        (f"{SINCE}&orders[id]=ASC", "cab"),
        (f"{SINCE}&orders[id]=DESC", "bac"),
        (f"{SINCE}&orders[last_name]=ASC", "abc"),
        ("orders[id]=DESC&orders[last_name]=ASC", "bac"),
        ("orders[first_name]=ASC&orders[last_name]=DESC", "cba"),
        ("orders[first_name]=DESC&orders[last_name]=ASC", "abc"),
        ("id_greater=1&orders[last_name]=DESC", "ba"),
        ("exclude=1&id_less=3", "a"),
    ],
)
def test_filters_and_orders_together(three: Driver, query: str, wanted: str) -> None:
    assert "".join(one["email"][0] for one in three.ok("GET", "contacts", query=query)["contacts"]) == wanted


def test_a_filter_by_date_leaves_the_order_of_what_is_shown(three: Driver) -> None:
    every = three.ok("GET", "contacts", query="orders[cdate]=ASC")
    assert three.ok("GET", "contacts", query=f"{SINCE}&orders[cdate]=ASC") == every
    assert [one["email"][0] for one in every["contacts"]] == ["c", "a", "b"]


def test_all_but_one_contacts_tags(empty: Driver) -> None:
    for name in ("ada", "bob"):
        empty.ok("POST", "contacts", {"contact": {"email": f"{name}@x.test"}})
    empty.ok("POST", "tags", {"tag": {"tag": "vip", "tagType": "contact"}})
    for contact in (1, 2):
        empty.ok("POST", "contactTags", {"contactTag": {"contact": contact, "tag": 1}})
    for query, wanted in (("filters[contact][neq]=1", ["2"]), ("filters[contact]=1", ["1"])):
        found = empty.ok("GET", "contactTags", query=query)["contactTags"]
        assert [one["contact"] for one in found] == wanted


def test_an_order_by_another_rows_name_follows_that_name(sales: Driver) -> None:
    def titles() -> list[str]:
        return [one["title"] for one in sales.ok("GET", "deals", query="orders[contact_name]=ASC")["deals"]]

    assert titles() == ["to come", "idle", "late"]
    sales.ok("PUT", "contacts/1", {"contact": {"firstName": "Aaron"}})
    assert titles() == ["late", "to come", "idle"]
