from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import ValidationError

from acsdk.models.kit.base import Answer, Input
from acsdk.models.kit.encode import encode
from acsdk.models.kit.integers import ConnectionId, Count, Int32
from acsdk.models.kit.wire import (
    NO_ENTRIES,
    NO_ITEMS,
    Items,
    UtcDateTime,
    WireBool,
    WireDate,
    WireDateTime,
    WireForeignKey,
    WireInstant,
    WireInt,
    WireList,
    WireMap,
    WireStr,
    wire,
)


class Record(Answer):
    text: WireStr = None
    number: WireInt = None
    key: WireForeignKey = None
    flag: WireBool = None
    stamp: WireDateTime = None
    instant: WireInstant = None
    day: WireDate = None
    items: WireList[str] = NO_ITEMS
    entries: WireMap[str] = NO_ENTRIES
    email_domain: Annotated[WireStr, wire("email_domain", "emailDomain")] = None
    list_id: Annotated[WireInt, wire("listid")] = None


class Sent(Input):
    count: Int32 | None = None
    size: Count | None = None
    connection_id: Annotated[ConnectionId | None, wire("connectionid")] = None
    at: UtcDateTime | None = None
    names: Items[str] | None = None


class IntLike:
    def __index__(self) -> int:
        return 9


ADELAIDE = timezone(timedelta(hours=10, minutes=30))


@pytest.mark.parametrize(
    ("field", "sent", "read"),
    [
        ("text", "a", "a"),
        ("text", "", None),
        ("text", 12, "12"),
        ("text", 1.5, "1.5"),
        ("text", Decimal("1E+2"), "100"),
        ("number", "1", 1),
        ("number", 1, 1),
        ("number", "-7", -7),
        ("number", 1.0, 1),
        ("number", "12.00", 12),
        ("number", Decimal("3.0"), 3),
        ("number", True, 1),
        ("number", "", None),
        ("key", "0", None),
        ("key", 0, None),
        ("key", "12", 12),
        ("flag", "0", False),
        ("flag", "1", True),
        ("flag", 1, True),
        ("flag", 0, False),
        ("flag", "", None),
        ("flag", "True", True),
        ("flag", False, False),
        ("stamp", "2026-05-28T03:05:54-05:00", datetime(2026, 5, 28, 8, 5, 54, tzinfo=UTC)),
        ("stamp", "2026-05-28 03:05:54", datetime(2026, 5, 28, 3, 5, 54)),
        ("stamp", "0000-00-00 00:00:00", None),
        ("stamp", "-0001-11-30T00:00:00-05:00", None),
        ("stamp", "", None),
        ("stamp", "2026-05-28T3:05:54-05:00", datetime(2026, 5, 28, 8, 5, 54, tzinfo=UTC)),
        ("stamp", "2026-05-2803:05:54", datetime(2026, 5, 28, 3, 5, 54)),
        ("stamp", datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        ("instant", "2025-02-05T22:20:58.265985747Z", datetime(2025, 2, 5, 22, 20, 58, 265985, UTC)),
        ("instant", "2026-02-01T00:00:00+10:30", datetime(2026, 2, 1, tzinfo=ADELAIDE)),
        ("day", "2026-05-28", date(2026, 5, 28)),
        ("day", "2026-05-28T03:05:54-05:00", date(2026, 5, 28)),
        ("day", "0000-00-00", None),
        ("day", "-0001-11-30", None),
        ("day", date(2026, 5, 28), date(2026, 5, 28)),
        ("items", ["a"], ["a"]),
        ("items", "a", ["a"]),
        ("items", None, []),
        ("items", "", []),
        ("items", {}, []),
        ("items", {"0": "a", "3": "b"}, ["a", "b"]),
        ("entries", {"a": "b"}, {"a": "b"}),
        ("entries", [], {}),
        ("entries", None, {}),
        ("email_domain", "example.com", "example.com"),
        ("emailDomain", "example.com", "example.com"),
        ("listid", "3", 3),
    ],
)
def test_every_known_spelling_is_read(field: str, sent: Any, read: Any) -> None:
    record = Record.from_wire({field: sent})
    name = {"emailDomain": "email_domain", "listid": "list_id"}.get(field, field)
    assert getattr(record, name) == read
    assert type(getattr(record, name)) is type(read)
    assert not record.raw


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        ("text", True),
        ("text", {"a": 1}),
        ("number", "12a"),
        ("number", 1.5),
        ("number", []),
        ("number", "1e999999999"),
        ("number", float("nan")),
        ("number", "9" * 5000),
        ("flag", "maybe"),
        ("flag", 2),
        ("stamp", 12),
        ("stamp", "yesterday"),
        ("stamp", "2026-13-01"),
        ("stamp", "2026-05-28T7:61:00"),
        ("stamp", "2026-05-28T:00"),
        ("instant", "2026-05-28 03:05:54"),
        ("day", "soon"),
        ("entries", ["a"]),
        ("items", {"a": 1}),
    ],
)
def test_what_cannot_be_read_is_kept_raw(field: str, sent: Any) -> None:
    record = Record.from_wire({field: sent})
    assert getattr(record, field) in (None, [], {})
    assert record.raw[field] is sent
    with pytest.raises(ValidationError):
        Record.from_wire({field: sent}, strict=True)


def test_the_wire_name_is_written_whatever_was_read() -> None:
    assert encode(Record.from_wire({"emailDomain": "example.com", "listid": 3})) == (
        b'{"items":[],"entries":{},"email_domain":"example.com","listid":3}'
    )


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (datetime(2019, 11, 16, 10, 48, 23, 999999, UTC), "2019-11-16T10:48:23Z"),
        (datetime(2019, 11, 16, 10, 48, 23, tzinfo=ADELAIDE), "2019-11-16T00:18:23Z"),
        ("2019-11-16T10:48:23+02:00", "2019-11-16T08:48:23Z"),
    ],
)
def test_instants_are_sent_in_utc_to_the_second(given: Any, sent: str) -> None:
    assert encode(Sent(at=given)) == b'{"at":"%s"}' % sent.encode()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (datetime(2019, 11, 16), "has no time zone"),
        ("2019-11-16T10:48:23", "has no time zone"),
        (date(2019, 11, 16), "a date alone is no instant"),
        ("2019-11-16", "a date alone is no instant"),
        ("some time ago", "must be an aware datetime"),
        (1573901303, "must be an aware datetime"),
        (datetime(1, 1, 1, tzinfo=ADELAIDE), "outside the years"),
    ],
)
def test_what_is_no_instant_is_refused_with_the_remedy(given: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Sent(at=given)


@pytest.mark.parametrize(("given", "kept"), [(5, 5), ("5", 5), (5.0, 5), (IntLike(), 9), (2**31 - 1, 2**31 - 1)])
def test_whole_numbers_are_taken(given: Any, kept: int) -> None:
    assert Sent(count=given).count == kept


@pytest.mark.parametrize(
    ("field", "given", "message"),
    [
        ("count", 2**31, "does not fit into 32 bits"),
        ("count", -(2**31) - 1, "does not fit into 32 bits"),
        ("count", True, "not a boolean"),
        ("count", 1.5, "is not a whole number"),
        ("count", "many", "is not a whole number"),
        ("count", "1_000", "is not a whole number"),
        ("count", "\u0667", "is not a whole number"),
        ("size", -1, "must not be negative"),
        ("connection_id", 0, "from 1 on"),
    ],
)
def test_numbers_that_the_api_cannot_take_are_refused(field: str, given: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message) as caught:
        Sent(**{field: given})
    assert caught.value.errors()[0]["loc"] == (field,)


def test_a_required_number_must_be_given() -> None:
    class Numbered(Input):
        number: Int32

    with pytest.raises(ValidationError, match="must be a whole number"):
        Numbered.model_validate({"number": None})


def test_none_stays_none_where_a_number_is_optional() -> None:
    assert Sent(count=None, size=None, connection_id=None) == Sent(count=None, size=None, connection_id=None)
    assert Sent(size=None).size is None


@pytest.mark.parametrize("given", [["a", "b"], ("a", "b"), {"a": 1, "b": 2}.keys(), iter(["a", "b"])])
def test_any_collection_becomes_a_list(given: Any) -> None:
    assert Sent(names=given).names == ["a", "b"]


def test_one_text_stands_for_a_list_of_itself() -> None:
    assert Sent(names="abc").names == ["abc"]
