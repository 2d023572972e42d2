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
    level: Level | Literal[5]
    thing: str
    thing_id: int
    external_id: str
    anything: object
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
        ({"level": 5}, [("level", "5")]),
        ({"color": "red"}, [("color", "red")]),
        ({"search": Color.RED}, [("search", "red")]),
        ({"list_id": Level.HIGH}, [("listid", "3")]),
        ({"external_id": 7}, [("external_id", "7")]),
        ({"anything": 7}, [("anything", "7")]),
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
        ({"search": 1.5}, "search must be text, not float; give a str"),
        ({"search": {"a": 1}}, "search must be text, not dict; give a str"),
        ({"search": 5}, "search must be text, not int; give a str"),
        ({"search": True}, "search must be text, not bool; give a str"),
        ({"list_id": "Newsletter"}, "list_id must be a whole number, not str; give an int"),
        ({"list_id": "5"}, "list_id must be a whole number, not str; give an int"),
        ({"list_id": 5.0}, "list_id must be a whole number, not float; give an int"),
        ({"list_id": True}, "list_id must be a whole number, not bool; give an int"),
        ({"thing_id": "x"}, "thing_id must be a whole number, not str; give an int, or the name as thing="),
        ({"thing_id": 1.5}, "thing_id must be a whole number, not float; give an int$"),
        ({"external_id": 1.5}, "external_id must be text or a whole number, not float; give a str or an int"),
        ({"ids": [1, "2"]}, "ids must be a whole number, not str; give an int"),
        ({"ids": [[1]]}, "ids must be a whole number, not list; give an int"),
        ({"active": 1}, "active must be True or False, not int; give a bool"),
        ({"active": "yes"}, "active must be True or False, not str; give a bool"),
        (
            {"since": "2026-01-02"},
            "since must be a day or a moment, not str; give a date or a datetime with a time zone",
        ),
        ({"since": 1767312000}, "since must be a day or a moment, not int"),
        ({"amount": 1.5}, "amount must be an exact number, not float; give a Decimal"),
        ({"color": "blue"}, "color cannot be 'blue'; choose from Color, 'red'"),
        ({"color": Level.HIGH}, "color cannot be Level; choose from Color, 'red'"),
        ({"level": 4}, "level cannot be 4; choose from Level, 3, 5"),
        ({"level": 3.0}, "level cannot be float; choose from Level, 3, 5"),
        ({"level": True}, "level cannot be bool; choose from Level, 3, 5"),
        ({"amount": Decimal("NaN")}, "cannot be Decimal"),
        ({"anything": 1.5}, "cannot be float"),
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
