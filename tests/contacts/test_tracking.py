"""``client.tracking``: what it sends and what it makes of the answers."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from pydantic import ValidationError

from acsdk import (
    AsyncClient,
    ConfigurationError,
    ConflictError,
    DecodeError,
    InvalidInputError,
    ServerError,
    ValidationFailedError,
)
from acsdk.models import LocalEventInput, TrackingCredentials, WhitelistedSiteInput

pytestmark = pytest.mark.anyio

TOKEN = "token-f00dcafe"
KEYS = TrackingCredentials(account_id="25123", event_key="f0e1d2c3")
SITE = {
    "type": "urlWhitelistings",
    "id": "490",
    "attributes": {
        "whitelisted_domain": "shop.example",
        "whitelisted_page": "*",
        "tracking_enabled": 1,
        "conversations_enabled": 0,
        "wp_enabled": False,
        "url_regex": "#^shop\\.example(\\/.*)?$#",
        "created_at": "2026-01-03T17:19:36Z",
        "updated_at": "2026-04-24T19:11:32Z",
    },
}


class Server:
    """Answers by method and path, and keeps what was sent."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.requests: list[httpx.Request] = []

    def client(self) -> AsyncClient:
        transport = httpx.MockTransport(self._answer)
        return AsyncClient("https://acme.api-us1.com", TOKEN, transport=transport, rate_limit=None, max_retries=0)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers[request.method]
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)

    @property
    def sent(self) -> list[tuple[str, str, Any]]:
        return [
            (request.method, request.url.raw_path.decode(), json.loads(request.content) if request.content else None)
            for request in self.requests
        ]


Call = Callable[[AsyncClient], Awaitable[Any]]
NO_BODY = httpx.Response(204)

CASES: list[tuple[Call, Any, tuple[str, str, Any]]] = [
    (
        lambda client: client.tracking.events.get_status(),
        {"eventTracking": {"enabled": True}},
        ("GET", "/api/3/eventTracking", None),
    ),
    (
        lambda client: client.tracking.events.set_status(enabled=False),
        {"eventTracking": {"enabled": False}},
        ("PUT", "/api/3/eventTracking", {"eventTracking": {"enabled": False}}),
    ),
    (
        lambda client: client.tracking.events.create("Signed up"),
        {"eventTrackingEvent": {"name": "Signed up"}},
        ("POST", "/api/3/eventTrackingEvents", {"eventTrackingEvent": {"name": "Signed up"}}),
    ),
    (
        lambda client: client.tracking.events.delete("Signed up/in"),
        {},
        ("DELETE", "/api/3/eventTrackingEvents/Signed%20up%2Fin", None),
    ),
    (
        lambda client: client.tracking.events.contact(7),
        {"contact": {"id": "112", "email": "ada@example.com"}},
        ("GET", "/api/3/trackingLogs/7/contact", None),
    ),
    (
        lambda client: client.tracking.site.get_status(),
        {"siteTracking": {"enabled": True}},
        ("GET", "/api/3/siteTracking", None),
    ),
    (
        lambda client: client.tracking.site.set_status(enabled=True),
        {"siteTracking": {"enabled": True}},
        ("PUT", "/api/3/siteTracking", {"siteTracking": {"enabled": True}}),
    ),
    (
        lambda client: client.tracking.whitelist.create(WhitelistedSiteInput(domain="shop.example")),
        {"data": SITE},
        (
            "POST",
            "/api/3/prism/urlWhitelistings",
            {
                "data": {
                    "type": "urlWhitelistings",
                    "attributes": {
                        "whitelisted_domain": "shop.example",
                        "whitelisted_page": "*",
                        "tracking_enabled": True,
                        "conversations_enabled": False,
                        "wp_enabled": False,
                    },
                }
            },
        ),
    ),
    (
        lambda client: client.tracking.whitelist.delete(490),
        NO_BODY,
        ("DELETE", "/api/3/prism/urlWhitelistings/490", None),
    ),
    (
        lambda client: client.tracking.domains.create("shop.example"),
        {"siteTrackingDomain": {"name": "shop.example"}},
        ("POST", "/api/3/siteTrackingDomains", {"siteTrackingDomain": {"name": "shop.example"}}),
    ),
    (
        lambda client: client.tracking.domains.delete("shop.example"),
        NO_BODY,
        ("DELETE", "/api/3/siteTrackingDomains/shop.example", None),
    ),
    (
        lambda client: client.tracking.report_local_event(
            LocalEventInput(email="ada@example.com", timestamp=datetime(2026, 1, 2, tzinfo=UTC), input='{"event":"x"}')
        ),
        httpx.Response(201),
        (
            "POST",
            "/api/3/localevent",
            {"localEvent": {"email": "ada@example.com", "tstamp": "2026-01-02T00:00:00Z", "input": '{"event":"x"}'}},
        ),
    ),
]


@pytest.mark.parametrize(("call", "answer", "sent"), CASES, ids=[" ".join(case[2][:2]) for case in CASES])
async def test_what_is_sent(call: Call, answer: Any, sent: tuple[str, str, Any]) -> None:
    server = Server(**{sent[0]: answer})
    async with server.client() as client:
        await call(client)
    assert server.sent == [sent]


async def test_switches() -> None:
    server = Server(GET={"siteTracking": {"enabled": True}}, PUT={"eventTracking": {"enabled": "0"}})
    async with server.client() as client:
        assert (await client.tracking.site.get_status()).enabled is True
        assert (await client.tracking.events.set_status(enabled=False)).enabled is False


async def test_the_sites_code_is_text() -> None:
    html = '<script type="text/javascript">pgo("process");</script>'
    server = Server(GET=httpx.Response(200, text=html, headers={"content-type": "text/plain"}))
    async with server.client() as client:
        assert await client.tracking.site.code() == html
    assert server.requests[0].url.path == "/api/3/siteTracking/code"


async def test_the_whitelist_is_taken_out_of_its_envelopes() -> None:
    bare_row = {"id": 3, "whitelisted_domain": "b.example"}
    server = Server(GET={"data": [SITE, {**SITE, "id": 2, "attributes": {}}, bare_row]})
    async with server.client() as client:
        sites = await client.tracking.whitelist.list().collect()
    assert len(server.requests) == 1
    assert server.requests[0].url.query == b""
    first, second, bare = sites
    assert (first.id, first.domain, first.page) == (490, "shop.example", "*")
    assert (first.tracking_enabled, first.conversations_enabled, first.web_personalization_enabled) == (
        True,
        False,
        False,
    )
    assert first.url_pattern == "#^shop\\.example(\\/.*)?$#"
    assert first.created_at == datetime(2026, 1, 3, 17, 19, 36, tzinfo=UTC)
    assert (second.id, second.domain) == (2, None)
    assert (bare.id, bare.domain) == (3, "b.example")
    assert first.model_extra == {"type": "urlWhitelistings"}


async def test_a_site_that_is_listed_already() -> None:
    async with Server(POST=httpx.Response(409, json={})).client() as client:
        with pytest.raises(ConflictError):
            await client.tracking.whitelist.create(WhitelistedSiteInput(domain="shop.example"))


async def test_event_names_are_ensured() -> None:
    names = {"eventTrackingEvents": [{"name": "__pagevisit"}, {"name": "Signed up"}], "meta": {"total": 2}}
    server = Server(GET=names, POST={"eventTrackingEvent": {"name": "Paid"}})
    async with server.client() as client:
        listed = await client.tracking.events.list()
        known = await client.tracking.events.ensure("Signed up")
        new = await client.tracking.events.ensure("Paid", timeout=3)
    assert [event.name for event in listed.items] == ["__pagevisit", "Signed up"]
    assert listed.total == 2
    assert (known.name, new.name) == ("Signed up", "Paid")
    assert [request.method for request in server.requests] == ["GET", "GET", "GET", "POST"]


async def test_domains_of_former_times() -> None:
    server = Server(GET={"siteTrackingDomains": [{"name": "shop.example"}], "meta": {"total": "1"}})
    async with server.client() as client:
        assert [domain.name async for domain in client.tracking.domains.list()] == ["shop.example"]


async def test_an_event_is_sent_as_a_form_without_the_token() -> None:
    server = Server(POST={"success": 1, "message": "Event spawned"})
    async with server.client() as client:
        await client.tracking.track("Signed up", email="zoë@example.com", data="a&b=1", credentials=KEYS)
    [request] = server.requests
    assert str(request.url) == "https://trackcmp.net/event"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert dict(parse_qsl(request.content.decode())) == {
        "actid": "25123",
        "key": "f0e1d2c3",
        "event": "Signed up",
        "eventdata": "a&b=1",
        "visit": '{"email": "zoë@example.com"}',
    }
    assert "api-token" not in request.headers
    assert TOKEN not in repr(request.headers.raw) + request.content.decode()


async def test_data_may_be_left_out_or_empty() -> None:
    server = Server(POST=1)
    async with server.client() as client:
        await client.tracking.track("Paid", email="ada@example.com", credentials=KEYS)
        await client.tracking.track("Paid", email="ada@example.com", data="", credentials=KEYS)
    forms = [dict(parse_qsl(request.content.decode(), keep_blank_values=True)) for request in server.requests]
    assert ["eventdata" in form for form in forms] == [False, True]


@pytest.mark.parametrize("text", ["1", "1\n", '"1"', '{"success": "1"}'])
async def test_ways_to_say_yes(text: str) -> None:
    async with Server(POST=httpx.Response(200, text=text)).client() as client:
        await client.tracking.track("Paid", email="ada@example.com", credentials=KEYS)


@pytest.mark.parametrize("text", ["0", '"0"', '{"success": 0, "message": "no"}', '{"success": "0"}'])
async def test_ways_to_say_no(text: str) -> None:
    answer = httpx.Response(200, text=text, headers={"x-request-id": "r1"})
    async with Server(POST=answer).client() as client:
        with pytest.raises(ValidationFailedError) as refused:
            await client.tracking.track("Paid", email="ada@example.com", credentials=KEYS)
    assert (refused.value.operation, refused.value.request_id) == ("tracking.track", "r1")


@pytest.mark.parametrize("text", ["", "2", "null", "[]", "{}", "<html></html>", "true"])
async def test_answers_that_say_nothing(text: str) -> None:
    async with Server(POST=httpx.Response(200, text=text)).client() as client:
        with pytest.raises(DecodeError):
            await client.tracking.track("Paid", email="ada@example.com", credentials=KEYS)


async def test_a_lost_answer_is_not_repeated() -> None:
    server = Server(POST=httpx.Response(500))
    async with server.client() as client:
        with pytest.raises(ServerError) as unknown:
            await client.tracking.track("Paid", email="ada@example.com", credentials=KEYS, max_retries=3)
    assert unknown.value.sent
    assert len(server.requests) == 1


@pytest.mark.parametrize(("event", "email"), [("", "a@b.c"), (" ", "a@b.c"), ("x" * 33, "a@b.c"), ("Paid", " ")])
async def test_what_cannot_be_tracked_is_not_sent(event: str, email: str) -> None:
    server = Server()
    async with server.client() as client:
        with pytest.raises(InvalidInputError):
            await client.tracking.track(event, email=email, credentials=KEYS)
        with pytest.raises(InvalidInputError):
            await client.tracking.events.create(" ")
    assert server.requests == []


async def test_credentials_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(POST=1)
    async with server.client() as client:
        with pytest.raises(ConfigurationError, match="ACTIVECAMPAIGN_TRACKING_ACCOUNT_ID"):
            await client.tracking.track("Paid", email="ada@example.com")
        monkeypatch.setenv("ACTIVECAMPAIGN_TRACKING_ACCOUNT_ID", "7")
        monkeypatch.setenv("ACTIVECAMPAIGN_TRACKING_EVENT_KEY", "k")
        monkeypatch.setenv("ACTIVECAMPAIGN_TRACKING_ORIGIN", "http://127.0.0.1:8321/")
        await client.tracking.track("Paid", email="ada@example.com")
    [request] = server.requests
    assert str(request.url) == "http://127.0.0.1:8321/event"
    assert dict(parse_qsl(request.content.decode()))["actid"] == "7"


def test_the_event_key_is_not_shown() -> None:
    assert "f0e1d2c3" not in repr(KEYS) + str(KEYS)
    with pytest.raises(ValidationError) as refused:
        TrackingCredentials(account_id="1", event_key="f0e1d2c3", origin="ftp://x")
    assert "f0e1d2c3" not in str(refused.value)


@pytest.mark.parametrize(
    "origin",
    ["http://trackcmp.net", "trackcmp.net", "https://", "https://a@b.c", "https://b.c/x", "https://b.c?x=1", ""],
)
def test_credentials_go_to_a_safe_place(origin: str) -> None:
    with pytest.raises(ValidationError, match="origin"):
        TrackingCredentials(account_id="1", event_key="k", origin=origin)


@pytest.mark.parametrize("origin", ["https://trackcmp.net/", "http://localhost:8321", "http://[::1]:8321"])
def test_other_places_are_sandboxes(origin: str) -> None:
    assert TrackingCredentials(account_id="1", event_key="k", origin=origin).origin == origin.rstrip("/")
