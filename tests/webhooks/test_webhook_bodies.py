"""Bodies that are no deliveries, and the limits of those that are."""

from __future__ import annotations

import json

import pytest

from acsdk.webhooks import MAX_BYTES, InvalidDeliveryError, UnknownEvent, parse


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        ("", None, "empty"),
        (b" \r\n", "application/json", "empty"),
        ("hello", None, "not form-encoded"),
        ("<html></html>", "application/x-www-form-urlencoded", "not form-encoded"),
        ('{"type":', "application/json", "not JSON"),
        ('{"a": NaN}', "application/json", "not JSON"),
        ("[1]", "application/json", "not an object"),
        ("a=1", "multipart/form-data; boundary=x", "not 'multipart/form-data'"),
        ('{"a":' * 5000, "application/json", "not JSON"),
    ],
)
def test_what_is_no_delivery_is_an_error(body: str | bytes, content_type: str | None, words: str) -> None:
    with pytest.raises(InvalidDeliveryError, match=words) as caught:
        parse(body, content_type)
    assert isinstance(caught.value, ValueError)
    assert caught.value.too_large is False


def test_the_size_is_bounded() -> None:
    assert isinstance(parse("a=" + "x" * (MAX_BYTES - 2)), UnknownEvent)
    with pytest.raises(InvalidDeliveryError, match="larger than 1048576 bytes") as caught:
        parse("a=" + "x" * (MAX_BYTES - 1))
    assert caught.value.too_large is True
    with pytest.raises(InvalidDeliveryError, match="larger than 5 bytes"):
        parse("a=é123", max_bytes=5)


def test_the_number_of_keys_is_bounded() -> None:
    form = "&".join(f"a[{n}]=1" for n in range(10_001))
    with pytest.raises(InvalidDeliveryError, match="more than 10000 keys"):
        parse(form)
    with pytest.raises(InvalidDeliveryError, match="more than 10000 values"):
        parse(json.dumps({"a": list(range(10_001))}), "application/json")


def test_the_depth_is_bounded() -> None:
    assert isinstance(parse("a" + "[b]" * 15 + "=1"), UnknownEvent)
    with pytest.raises(InvalidDeliveryError, match="more than 16 levels"):
        parse("a" + "[b]" * 16 + "=1")
    assert isinstance(parse('{"a":' * 16 + "1" + "}" * 16, "application/json"), UnknownEvent)
    with pytest.raises(InvalidDeliveryError, match="more than 16 levels"):
        parse('{"a":' * 17 + "1" + "}" * 17, "application/json")


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("x[5]=a&x[]=b&x[]=c", {"x": {"5": "a", "6": "b", "7": "c"}}),
        ("x[]=a&x[0]=b", {"x": {"0": "b"}}),
        ("x=1&x=2", {"x": "2"}),
        ("x=1&x[a]=2", {"x": {"": "1", "a": "2"}}),
        ("x[a]=2&x=1", {"x": {"a": "2", "": "1"}}),
        ("x[a]=1&x[a][b]=2&x[a]=3", {"x": {"a": {"": "3", "b": "2"}}}),
        ("x[a=1", {"x[a": "1"}),
        ("x[a]b=1", {"x[a]b": "1"}),
        ("[a]=1", {"[a]": "1"}),
        ("x%5By%20z%5D=1+2%2B3", {"x": {"y z": "1 2+3"}}),
        ("x[99999999999999999999]=a&x[]=b", {"x": {"99999999999999999999": "a", "0": "b"}}),
        ("\ufeffx=1", {"x": "1"}),
        ("x&y=1", {"x": "", "y": "1"}),
    ],
)
def test_brackets(body: str, read: object) -> None:
    event = parse(body)
    assert isinstance(event, UnknownEvent)
    assert event.model_extra == read
