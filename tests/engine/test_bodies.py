"""What JSON is made of Python's values: the same in every place where a caller hands in values of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import acsdk
from acsdk import AsyncClient
from acsdk._json.decode import decode_json
from acsdk._json.encode import Encoded, merge_json, to_json
from acsdk.models import LineItem
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

Way = Callable[[AsyncClient, object], Awaitable[object]]
WAYS: dict[str, Way] = {
    "the body": lambda client, value: client.rest.request("POST", "/x", json={"x": value}),
    "extra_body": lambda client, value: client.rest.request("POST", "/x", extra_body={"x": value}),
    "the variable 'x'": lambda client, value: client.graphql.execute("query { a }", {"x": value}),
}
ways = pytest.mark.parametrize("way", WAYS)


class Colour(StrEnum):
    TEA = "tea"


class Size(IntEnum):
    L = 3


class Shape(Enum):
    ROUND = "round"


@dataclass
class Thing:
    name: str = "ada@example.com"


EAST = timezone(timedelta(hours=2))


@ways
@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("100.010"), b"100.010"),
        (Decimal("-0.00"), b"0.00"),
        (Decimal("1E+3"), b"1000"),
        (Decimal("1E-7"), b"0.0000001"),
        (Decimal("1E+999999"), b"1E+999999"),
        ((1, [2.5, True, None]), b"[1,[2.5,true,null]]"),
        (datetime(2026, 1, 2, 3, 4, 5, 999_999, UTC), b'"2026-01-02T03:04:05Z"'),
        (datetime(2026, 1, 2, tzinfo=EAST), b'"2026-01-01T22:00:00Z"'),
        (httpx.Headers({"a": "1"}), b'{"a":"1"}'),
        ({7: {Colour.TEA: Colour.TEA}, Size.L: Size.L}, b'{"7":{"tea":"tea"},"3":3}'),
        ("é\x00", '"é\\u0000"'.encode()),
        (LineItem(name="Tea", price_amount="9.90"), b'{"name":"Tea","priceAmount":9.90}'),
        ([{"é": LineItem(name="Tea"), "n": 1}], '[{"é":{"name":"Tea"},"n":1}]'.encode()),
    ],
    ids=str,
)
async def test_a_value_is_written_in_one_way(way: str, value: object, written: bytes) -> None:
    transport = Recorder(answer({"data": {}}))
    await WAYS[way](new_client(transport), value)
    assert b'{"x":' + written + b"}" in transport.requests[0].content


@ways
@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (datetime(2026, 1, 2), "has no time zone: use datetime.now(UTC), or add one with value.replace(tzinfo=...)"),
        (datetime(1, 1, 1, tzinfo=EAST), "is outside the years 1 to 9999 in UTC"),
        (date(2026, 1, 2), "a date alone is no instant: where a day is wanted give its isoformat()"),
        ({1, 2}, "a set has no order: give a list, such as sorted(...)"),
        (frozenset("a"), "a frozenset has no order"),
        ({"a": 1}.keys(), "a dict_keys has no order"),
        (b"ada", "bytes is no text: decode it, such as value.decode()"),
        (bytearray(b"ada"), "bytearray is no text"),
        (float("nan"), "Out of range float values are not JSON compliant"),
        (float("-inf"), "Out of range float values are not JSON compliant"),
        (Decimal("NaN"), "JSON has no NaN"),
        (Decimal("-Infinity"), "JSON has no -Infinity"),
        ("\ud800", "surrogates not allowed"),
        (Shape.ROUND, "Object of type Shape is not JSON serializable"),
        (Thing(), "Object of type Thing is not JSON serializable"),
        ({(1, 2): 3}, "keys must be str, int, float, bool or None, not tuple"),
    ],
    ids=str,
)
async def test_what_cannot_be_sent_is_told_with_its_place_and_the_remedy(way: str, value: object, problem: str) -> None:
    transport = Recorder(answer({"data": {}}))
    with pytest.raises(acsdk.InvalidInputError) as caught:
        await WAYS[way](new_client(transport), {"rows": [1, {"seen": value}]})
    place = "rows[1].seen" if way == "the variable 'x'" else "x.rows[1].seen"
    assert str(caught.value).startswith(f"{way} cannot be sent as JSON: {place}: ")
    assert problem in str(caught.value)
    assert "ada@" not in str(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    assert transport.requests == []


@ways
async def test_a_value_that_holds_itself(way: str) -> None:
    value: list[Any] = []
    value.append(value)
    transport = Recorder(answer({"data": {}}))
    with pytest.raises(acsdk.InvalidInputError, match="nested too deeply, or holds itself"):
        await WAYS[way](new_client(transport), value)
    assert transport.requests == []


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (datetime(2026, 1, 2), "query parameter 'x' has no time zone: use datetime.now"),
        (float("nan"), "query parameter 'x': float cannot be sent; give text, a finite number"),
        (Decimal("NaN"), "query parameter 'x': Decimal cannot be sent"),
        ({1}, "query parameter 'x': set cannot be sent"),
    ],
)
@pytest.mark.parametrize("argument", ["params", "extra_query"])
async def test_a_query_takes_no_naive_moment_either(argument: str, value: object, problem: str) -> None:
    transport = Recorder(answer({}))
    with pytest.raises(acsdk.InvalidInputError, match=problem):
        await new_client(transport).rest.request("GET", "/x", **{argument: {"x": value}})  # type: ignore[arg-type]
    assert transport.requests == []


async def test_a_query_is_written_as_its_values_are() -> None:
    transport = Recorder(answer({}))
    params: dict[str, str | float | Decimal | date | None] = {
        "day": date(2026, 1, 2),
        "moment": datetime(2026, 1, 2, tzinfo=EAST),
        "amount": Decimal("1E+2"),
        "ratio": 1.5,
        "yes": True,
        "nothing": None,
    }
    await new_client(transport).rest.request("GET", "/x", params=params)
    assert dict(transport.requests[0].url.params) == {
        "day": "2026-01-02",
        "moment": "2026-01-02T00:00:00+02:00",
        "amount": "100",
        "ratio": "1.5",
        "yes": "true",
    }


def test_what_is_encoded_already_is_taken_as_it_is() -> None:
    assert to_json({"rows": [Encoded(b'{"a":1.0}'), Encoded(b"2")]}) == b'{"rows":[{"a":1.0},2]}'


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.decimals(allow_nan=False, allow_infinity=False)
)
_DOCUMENTS = st.recursive(
    _LEAVES, lambda below: st.lists(below) | st.dictionaries(st.text(max_size=5), below), max_leaves=20
)


@given(_DOCUMENTS)
def test_what_is_encoded_decodes_to_the_same(document: Any) -> None:
    assert decode_json(to_json(document)) == document


@given(st.dictionaries(st.text(max_size=5), _LEAVES), st.dictionaries(st.text(max_size=5), _LEAVES))
def test_merging_keeps_every_value(body: Any, extra: Any) -> None:
    assert decode_json(merge_json(to_json(body), extra)) == {**body, **extra}
