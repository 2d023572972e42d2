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
        ('{"a": 1e99999999999999999999}', "application/json", "not JSON"),
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


def test_of_a_long_content_type_the_message_has_a_hundred_characters() -> None:
    with pytest.raises(InvalidDeliveryError) as caught:
        parse("a=1", "x" * 101)
    assert str(caught.value).endswith(f"not '{'x' * 100}'")


def test_the_size_is_bounded() -> None:
    assert isinstance(parse("type=" + "x" * (MAX_BYTES - 5)), UnknownEvent)
    with pytest.raises(InvalidDeliveryError, match="larger than 1048576 bytes") as caught:
        parse("type=" + "x" * (MAX_BYTES - 4))
    assert caught.value.too_large is True
    with pytest.raises(InvalidDeliveryError, match="larger than 5 bytes"):
        parse("a=é123", max_bytes=5)


def test_the_number_of_keys_is_bounded() -> None:
    form = "&".join(f"a[{n}]=1" for n in range(10_001))
    with pytest.raises(InvalidDeliveryError, match="more than 10000 keys"):
        parse(form)
    with pytest.raises(InvalidDeliveryError, match="more than 10000 values"):
        parse(json.dumps({"a": list(range(10_001))}), "application/json")


def test_as_many_keys_as_are_allowed_are_read() -> None:
    form = parse("type=quiz&" + "&".join(f"a[{n}]=1" for n in range(9_999)))
    assert len((form.model_extra or {})["a"]) == 9_999
    document = parse(json.dumps({"type": "quiz", "a": list(range(9_998))}), "application/json")
    assert len((document.model_extra or {})["a"]) == 9_998


def test_the_depth_is_bounded() -> None:
    assert isinstance(parse("type=quiz&a" + "[b]" * 15 + "=1"), UnknownEvent)
    with pytest.raises(InvalidDeliveryError, match="more than 16 levels"):
        parse("a" + "[b]" * 16 + "=1")
    assert isinstance(parse('{"type": "quiz", "a":' * 16 + "1" + "}" * 16, "application/json"), UnknownEvent)
    with pytest.raises(InvalidDeliveryError, match="more than 16 levels"):
        parse('{"a":' * 17 + "1" + "}" * 17, "application/json")


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("x[5]=a&x[]=b&x[]=c", {"x": {"5": "a", "6": "b", "7": "c"}}),
        ("x[5]=a&x[2]=b&x[]=c", {"x": {"5": "a", "2": "b", "6": "c"}}),
        ("x[5][y]=a&x[2][y]=b&x[][y]=c", {"x": {"5": {"y": "a"}, "2": {"y": "b"}, "6": {"y": "c"}}}),
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
        ("x[999999999]=a&x[]=b", {"x": {"999999999": "a", "1000000000": "b"}}),
        ("x[9999999999]=a&x[]=b", {"x": {"9999999999": "a", "0": "b"}}),
        ("x[٣]=a&x[]=b", {"x": {"٣": "a", "0": "b"}}),
        ("x&y=1", {"x": "", "y": "1"}),
    ],
)
def test_brackets(body: str, read: object) -> None:
    event = parse(f"type=quiz&{body}")
    assert isinstance(event, UnknownEvent)
    assert event.model_extra == read


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (b"type=quiz&name=J%f6rg&city=M%C3%BCnchen", {"name": "Jörg", "city": "München"}),
        (b"type=quiz&name=J\xf6rg&city=M\xc3\xbcnchen", {"name": "Jörg", "city": "München"}),
        (b"type=quiz&note=gr%C3%BC%C3", {"note": "grüÃ"}),
        (b'{"type": "quiz", "name": "J\xf6rg", "price": "5 \x80"}', {"name": "Jörg", "price": "5 €"}),
        (b"type=quiz&%f6=1", {"ö": "1"}),
    ],
)
def test_bytes_that_are_no_utf_8_are_read_as_windows_1252(body: bytes, read: object) -> None:
    assert parse(body).model_extra == read


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse("\ufefftype=quiz&x=1").model_extra == {"x": "1"}


def test_json_needs_no_content_type() -> None:
    assert parse(' {"type": "quiz", "score": 7}').model_extra == {"score": 7}
    with pytest.raises(InvalidDeliveryError, match="not JSON"):
        parse("{score=7}")


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ({"score": 7, "answers[2]": "no", "answers[5]": None}, {"score": 7, "answers": {"2": "no", "5": None}}),
        ({"quiz[rounds]": [1, 2], "quiz[by][name]": "Eve"}, {"quiz": {"rounds": [1, 2], "by": {"name": "Eve"}}}),
        ({"quiz": {"id": 1}, "quiz[name]": "Maths"}, {"quiz": {"": {"id": 1}, "name": "Maths"}}),
        ({"[x]": 1}, {"[x]": 1}),
    ],
)
def test_json_may_have_the_keys_of_a_form(body: dict[str, object], read: object) -> None:
    event = parse(json.dumps({"type": "quiz", **body}), "application/json")
    assert event.model_extra == read
    assert isinstance(event, UnknownEvent)


def test_the_depth_of_such_keys_is_bounded() -> None:
    with pytest.raises(InvalidDeliveryError, match="more than 16 levels"):
        parse(json.dumps({"a" + "[b]" * 16: 1}), "application/json")
