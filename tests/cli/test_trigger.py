"""`acsdk trigger`: deliveries that a receiver cannot tell from an account's."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from acsdk import webhooks
from acsdk._cli.deliveries import EVENTS, delivery
from acsdk._cli.trigger import main

HERE = "http://127.0.0.1:8000/hooks/secret"


class Endpoint(httpx.MockTransport):
    """What was delivered, and an answer to it."""

    def __init__(self, *answers: int) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        status = self.answers.pop(0) if self.answers else 200
        if not status:
            raise httpx.ConnectError("")
        return httpx.Response(status)

    @property
    def events(self) -> list[webhooks.WebhookEvent]:
        return [webhooks.parse(one.content, one.headers["content-type"]) for one in self.requests]


@pytest.mark.parametrize("form", ["form", "json"])
@pytest.mark.parametrize("name", EVENTS)
def test_every_event_is_read_whole(name: str, form: str) -> None:
    endpoint = Endpoint()
    assert main([name, "--to", HERE, "--format", form], transport=endpoint) == 0
    (event,) = endpoint.events
    assert event.type == name
    assert (event.raw, event.model_extra) == ({}, {})
    assert event.date_time is not None
    assert abs((datetime.now(UTC) - event.date_time).total_seconds()) < 3_600
    told = {field for field in type(event).model_fields if getattr(event, field) not in (None, [], {})}
    assert told > {"type", "date_time", "initiated_from", "initiated_by"}


def test_there_are_as_many_as_the_account_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(EVENTS) == webhooks.EVENT_TYPES
    assert len(EVENTS) == 30
    assert main(["--list"]) == 0
    assert capsys.readouterr().out.split() == list(EVENTS)
    assert main(["--list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == list(EVENTS)


def test_repeated_it_is_the_same_to_the_byte(capsys: pytest.CaptureFixture[str]) -> None:
    endpoint = Endpoint(200, 500, 0)
    assert main(["update", "--to", HERE, "--repeat", "3"], transport=endpoint) == 1
    assert len({one.content for one in endpoint.requests}) == 1
    out = capsys.readouterr().out
    assert [line.split()[:2] for line in out.splitlines()[1:]] == [["1", "200"], ["2", "500"], ["3", "ConnectError"]]
    assert "secret" not in out


def test_a_storm_is_of_many_people(capsys: pytest.CaptureFixture[str]) -> None:
    endpoint = Endpoint()
    assert main(["subscribe", "--to", HERE, "--storm", "40", "--json"], transport=endpoint) == 0
    people = {one.contact.email for one in endpoint.events if isinstance(one, webhooks.ContactEvent) and one.contact}
    assert len(people) == 40
    assert [one["number"] for one in json.loads(capsys.readouterr().out)] == list(range(1, 41))


def test_late_it_tells_of_something_long_ago() -> None:
    endpoint = Endpoint()
    assert main(["update", "--to", HERE, "--late", "86400"], transport=endpoint) == 0
    (event,) = endpoint.events
    assert event.date_time is not None
    assert 86_000 < (datetime.now(UTC) - event.date_time).total_seconds() < 90_000


JSON = '{"contact": {"email": "ada@example.com"}, "list": "9"}'


@pytest.mark.parametrize("content", [JSON, "contact[email]=ada@example.com&list=9"])
def test_given_data_stand_over_the_made_up_ones(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text(content)
    monkeypatch.setattr("sys.stdin", io.StringIO(content))
    for file in (str(tmp_path / "data"), "-"):
        endpoint = Endpoint()
        more = ("--set", "contact[first_name]=Ada", "--set", "contact[fields][1]=XL", "--set", "form[id]=3")
        assert main(["subscribe", "--to", HERE, "--data", file, *more], transport=endpoint) == 0
        (event,) = endpoint.events
        assert isinstance(event, webhooks.ContactSubscribed)
        assert event.contact
        assert (event.contact.email, event.contact.first_name, event.list_id) == ("ada@example.com", "Ada", 9)


def test_another_seed_makes_other_people() -> None:
    assert delivery("update", 1)["contact"]["email"] != delivery("update", 2)["contact"]["email"]
    assert delivery("update", 1)["contact"] == delivery("update", 1)["contact"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name an event and where to deliver it"),
        (["update"], "name an event and where to deliver it"),
        (["updat", "--to", HERE], "invalid choice: 'updat'"),
        (["update", "--to", "shop"], "no URL of an endpoint"),
        (["update", "--to", HERE, "--repeat", "0"], "no number from 1 to 10,000"),
        (["update", "--to", HERE, "--late", "-1"], "no number of seconds"),
        (["update", "--to", HERE, "--late", "soon"], "no number of seconds"),
        (["update", "--to", HERE, "--set", "x"], "'x' is not NAME=VALUE"),
    ],
)
def test_misuse(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments, transport=Endpoint())
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "more", "says"),
    [("{", (), "is no JSON object"), ("a=1", ("--set", "a[b]=2"), "a is given as a text already")],
)
def test_data_that_do_not_go(
    content: str, more: tuple[str, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text(content)
    assert main(["update", "--to", HERE, "--data", str(tmp_path / "data"), *more], transport=Endpoint()) == 2
    assert says in capsys.readouterr().err


def test_another_machine_is_not_stormed_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    endpoint = Endpoint()
    assert main(["update", "--to", "https://shop.example/hooks/secret", "--storm", "5"], transport=endpoint) == 2
    err = capsys.readouterr().err
    assert err.startswith("shop.example: 5 made-up deliveries are posted to it\n")
    assert "secret" not in err
    assert endpoint.requests == []
    assert main(["update", "--to", "https://shop.example/hooks/secret", "--yes"], transport=endpoint) == 0
