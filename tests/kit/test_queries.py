"""List keywords: how they are spelled on the wire, and what is refused."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Literal

import pytest

from acsdk import InvalidInputError
from acsdk.resources.kit.queries import ListKeywords, ListOptions, OneOrMore, bare, filtered, ordering, read_query


class Color(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


class ThingQuery(ListKeywords, total=False, closed=True):
    search: Annotated[str, "a mark of somebody else"]
    list_id: Annotated[int, bare("listid")]
    ids: Annotated[Sequence[int], bare("ids[]")]
    name: Annotated[str, filtered("name")]
    name_contains: Annotated[str, filtered("name", "contains")]
    active: bool
    forced: Annotated[bool, bare("force", flag=True)]
    since: Annotated[date | datetime, filtered("since")]
    amount: Decimal
    color: Color
    level: Level
    order_by: Annotated[
        OneOrMore[Literal["id", "-id", "created_date", "-created_date", "weight"]], ordering(created_date="cdate")
    ]


def params(**given: Any) -> list[tuple[str, str]]:
    return list(read_query(ThingQuery, given).params)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"search": "a b"}, [("search", "a b")]),
        ({"list_id": 3}, [("listid", "3")]),
        ({"ids": [1, 2]}, [("ids[]", "1"), ("ids[]", "2")]),
        ({"ids": 5}, [("ids[]", "5")]),
        ({"ids": []}, []),
        ({"name": "x", "name_contains": "y"}, [("filters[name]", "x"), ("filters[name][contains]", "y")]),
        ({"active": True}, [("active", "true")]),
        ({"active": False}, [("active", "false")]),
        ({"forced": True}, [("force", "1")]),
        ({"forced": False}, [("force", "0")]),
        ({"since": date(2026, 1, 2)}, [("filters[since]", "2026-01-02")]),
        ({"since": datetime(2026, 1, 2, 3, 4, tzinfo=UTC)}, [("filters[since]", "2026-01-02T03:04:00+00:00")]),
        ({"amount": Decimal("1E+2")}, [("amount", "100")]),
        ({"color": Color.RED}, [("color", "red")]),
        ({"level": Level.HIGH}, [("level", "3")]),
        ({"level": 3}, [("level", "3")]),
        ({"order_by": "-id"}, [("orders[id]", "DESC")]),
        ({"order_by": ["created_date", "-id"]}, [("orders[cdate]", "ASC"), ("orders[id]", "DESC")]),
        ({"order_by": "weight"}, [("orders[weight]", "weight")]),
        ({"search": None, "list_id": None}, []),
    ],
)
def test_keywords_are_spelled_as_declared(given: dict[str, Any], sent: list[tuple[str, str]]) -> None:
    assert params(**given) == sent


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"serch": "x"}, "unknown keyword 'serch'; did you mean 'search'"),
        ({"limits": 1}, "did you mean 'limit'"),
        ({"zzzzzz": 1}, "goes into extra_query"),
        ({"search": ""}, "search is empty"),
        ({"search": "  "}, "search is empty"),
        ({"list_id": [1, 2]}, "takes one value, not 2"),
        ({"list_id": []}, "takes one value, not 0"),
        ({"ids": [1, ""]}, "ids is empty"),
        ({"since": datetime(2026, 1, 2)}, "no time zone"),
        ({"search": 1.5}, "cannot be float"),
        ({"search": {"a": 1}}, "cannot be dict"),
        ({"amount": Decimal("NaN")}, "cannot be Decimal"),
        ({"order_by": "-weight"}, "choose from -created_date, -id, created_date, id, weight"),
        ({"order_by": ["id", "nam"]}, "order_by cannot be 'nam'"),
    ],
)
def test_what_cannot_be_meant_is_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        params(**given)


def test_paging_and_options_are_taken_apart() -> None:
    query = read_query(
        ThingQuery, {"limit": 5, "offset": 10, "page_size": 20, "timeout": None, "max_retries": 0, "search": "x"}
    )
    assert (query.limit, query.offset, query.page_size) == (5, 10, 20)
    assert query.options == {"timeout": None, "max_retries": 0}
    assert query.given == {"limit", "offset", "page_size", "max_retries", "search"}


def test_left_out_paging_has_defaults() -> None:
    query = read_query(ListOptions, {"limit": None})
    assert (query.limit, query.offset, query.page_size, query.params, query.options) == (None, 0, 100, (), {})
