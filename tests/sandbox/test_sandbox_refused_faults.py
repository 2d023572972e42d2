"""A fault that no server could do is refused as it is added, by name and with what it has to be."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from acsdk.sandbox import SandboxClock

from .driver import Driver


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"status": 99}, "status is 99, and has to be a whole number from 200 to 599"),
        ({"status": 101}, "status is 101"),
        ({"status": 600}, "status is 600"),
        ({"status": True}, "status is True"),
        ({"status": "500"}, "status is '500'"),
        ({"path": ""}, "path is '', and has to be a text"),
        ({"path": None}, "path is None"),
        ({"method": 1}, "method is 1"),
        ({"operation": []}, "operation is []"),
        ({"count": -1}, "count is -1, and has to be a whole number from 0 on"),
        ({"count": 1.5}, "count is 1.5"),
        ({"more_than": -1}, "more_than is -1, and has to be a whole number from 0 on"),
        ({"probability": 2}, "probability is 2, and has to be a number from 0 to 1"),
        ({"probability": float("nan")}, "probability is nan"),
        ({"seed": [1]}, "seed is [1], and has to be a whole number"),
        ({"delay": -1}, "delay is -1, and has to be seconds from 0 to a century"),
        ({"slow": 1e300}, "slow is 1e+300"),
        ({"skew": float("inf")}, "skew is inf, and has to be seconds, a century at the most"),
        ({"drop": "sometimes"}, "drop is 'sometimes', and has to be connect, before or after"),
        ({"truncate": 1}, "truncate is 1, and has to be true or false"),
        ({"html": "yes"}, "html is 'yes'"),
        ({"body": {1, 2}}, "body is {1, 2}, and has to be bytes, text, or what JSON can hold"),
        ({"body": "\ud800"}, "body is '\\ud800'"),
        ({"headers": {"X-Tea": "green"}}, "headers go with an answer in the API's place: add status, body or html"),
        ({"status": 204, "body": "tea"}, "an answer of status 204 has no body"),
        ({"status": 304, "html": True}, "an answer of status 304 has no body"),
        ({"status": 500, "headers": {"a b": "c"}}, "headers is {'a b': 'c'}"),
        ({"status": 500, "headers": {"a": "b\r\nc: d"}}, "headers is"),
        ({"status": 500, "headers": {"a": " b"}}, "headers is"),
        ({"status": 500, "headers": {"a": "€"}}, "headers is"),
        ({"status": 500, "headers": {"a": None}}, "headers is"),
        ({"status": 500, "headers": {"Content-Length": "1"}}, "without Content-Length and Transfer-Encoding"),
    ],
)
def test_what_cannot_be_served(empty: Driver, fault: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        empty.sandbox.faults.add(**fault)
    assert list(empty.sandbox.faults) == []


def test_a_body_deeper_than_the_stack(empty: Driver) -> None:
    deep: list[Any] = []
    deep.append(deep)
    with pytest.raises(ValueError, match="body is"):
        empty.sandbox.faults.add(body=deep)


def test_over_http_the_reason_comes_back() -> None:
    driver = Driver(options={"control": True})
    for body, words in (
        (b'{"status": 99}', "status is 99"),
        (b'{"colour": 1}', "colour"),
        (b'{"delay": 1e400}', "delay is"),
        (b'{"skew": 1e999999999999999999999}', "1e400"),
        (b'{"headers": []}', "headers is []"),
    ):
        answer = driver.raw("POST", "/_sandbox/faults", body)
        assert answer.status == 400
        assert words in json.loads(answer.body)["message"]
    advanced = driver.raw("POST", "/_sandbox/clock", b'{"advance": ' + b"9" * 400 + b"}")
    assert advanced.status == 400
    assert driver.raw("POST", "/_sandbox/faults", b'{"status": 503, "headers": {"Retry-After": 2}}').status == 200
    assert dict(driver.raw("GET", "/api/3/tags").headers)["retry-after"] == "2"


def test_the_date_of_an_answer_stays_in_the_calendar() -> None:
    driver = Driver(SandboxClock(SandboxClock().now().replace(year=7)))
    driver.sandbox.faults.add(skew=-3e9)
    assert dict(driver.raw("GET", "/api/3/tags").headers)["date"] == "Mon, 01 Jan 0001 00:00:00 GMT"
