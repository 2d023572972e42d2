"""The page's buttons: what they do, and who may press them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlencode

import anyio
import anyio.lowlevel
import pytest

from acsdk.sandbox import Request, Sandbox, SandboxClock
from acsdk.sandbox.asgi import SandboxApp
from acsdk.sandbox.page.faulty import FAULTS
from acsdk.sandbox.page.routes import show
from acsdk.sandbox.page.stream import Stream

from .driver import Driver
from .visitor import press, read, visit


@pytest.fixture
def sandbox() -> Sandbox:
    sandbox = Sandbox(clock=SandboxClock(), rate_limit=None, control=True, api_url="http://127.0.0.1:8321")
    sandbox.watch()
    return sandbox


def test_each_form_of_the_page_does_what_it_says(sandbox: Sandbox) -> None:
    forms = visit(sandbox).find("form")
    actions = {(one.attributes["action"] or "").rpartition("/")[2] for one in forms if one.attributes.get("method")}
    assert actions == {"seed", "clock", "settle", "fault", "no-faults", "snapshot", "reset"}
    assert press(sandbox, "seed", contacts=3, orders=2).headers["location"] == "/"
    assert (len(sandbox.rows("contacts")), len(sandbox.rows("orders"))) == (3, 2)
    assert press(sandbox, "snapshot").status == 303
    assert press(sandbox, "clock", advance=60).status == 303
    assert sandbox.clock.monotonic() == 60
    assert press(sandbox, "fault", kind="after", path="*/tags", count=2).status == 303
    (fault,) = sandbox.faults
    assert (fault.path, fault.drop, fault.count) == ("*/tags", "after", 2)
    assert [one.text for one in visit(sandbox).find(".step .target")][:3] == [
        "The faults were changed",
        "The clock was moved",
        "Added made-up rows",
    ]
    assert press(sandbox, "no-faults").status == 303
    assert list(sandbox.faults) == []
    sandbox.add("contacts", email="late@example.com")
    assert "Back to 0, of 00:00:00" in visit(sandbox).text_of("#steer")
    assert press(sandbox, "restore", snapshot=0).status == 303
    assert len(sandbox.rows("contacts")) == 3
    assert press(sandbox, "settle").status == 303
    assert press(sandbox, "reset").status == 303
    assert sandbox.rows("contacts") == []
    assert visit(sandbox).has("#calls .empty")


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_of_the_list_is_one(sandbox: Sandbox, kind: str) -> None:
    assert press(sandbox, "fault", kind=kind).status == 303
    (fault,) = sandbox.faults
    assert (fault.path, fault.count) == ("*", None)


@pytest.mark.parametrize(
    ("action", "form", "words"),
    [
        ("seed", {"contacts": "many"}, "contacts has to be a whole number"),
        ("seed", {"orders": "9" * 10}, "orders has to be a whole number"),
        ("clock", {"advance": "-5"}, "advance has to be a whole number"),
        ("fault", {"kind": "<b>"}, "kind has to be one of 429"),
        ("fault", {"kind": "503", "count": "x"}, "count has to be a whole number"),
        ("restore", {"snapshot": "7"}, "There is no snapshot 7"),
        ("nothing", {}, "There is no such button"),
    ],
)
def test_what_cannot_be_done_is_said(sandbox: Sandbox, action: str, form: dict[str, str], words: str) -> None:
    given: dict[str, Any] = {**form}
    refused = press(sandbox, action, **given)
    assert (refused.status, words in refused.text) == (400, True)


def test_without_control_there_are_no_buttons() -> None:
    sandbox = Sandbox()
    assert not visit(sandbox).has("#steer")
    assert press(sandbox, "reset").status == 405


@pytest.mark.parametrize("kind", ["application/json", "text/plain", None])
def test_only_forms_steer(sandbox: Sandbox, kind: str | None) -> None:
    headers = {} if kind is None else {"content-type": kind}
    assert read(show(sandbox, Request("POST", "/_page/do/seed", "", headers), may_steer=True)).status == 403
    long = Request("POST", "/_page/do/seed", "", {"content-type": "application/x-www-form-urlencoded"}, b"a" * 5000)
    assert show(sandbox, long, may_steer=True).status == 403


async def ask(app: SandboxApp, scope: dict[str, Any], body: bytes = b"") -> tuple[int, bytes]:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app({"type": "http", "query_string": b"", **scope}, receive, send)
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("listening", "headers", "status"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:8321", "sec-fetch-site": "same-origin"}, 303),
        ("127.0.0.1", {"host": "127.0.0.1:8321", "origin": "http://127.0.0.1:8321"}, 303),
        (
            "127.0.0.1",
            {"host": "localhost:8321", "origin": "http://localhost:8321", "sec-fetch-site": "same-origin"},
            303,
        ),
        # A page that another program serves on this machine may call the API, and presses no button.
        ("127.0.0.1", {"host": "127.0.0.1:8321", "origin": "http://127.0.0.1:3000"}, 403),
        ("127.0.0.1", {"host": "127.0.0.1:8321", "origin": "http://localhost:8321"}, 403),
        ("127.0.0.1", {"host": "127.0.0.1:8321", "sec-fetch-site": "same-site"}, 403),
        ("127.0.0.1", {"host": "127.0.0.1:8321", "sec-fetch-site": "cross-site"}, 403),
        ("127.0.0.1", {"host": "127.0.0.1:8321", "sec-fetch-site": "none"}, 403),
        ("127.0.0.1", {"host": "127.0.0.1:8321", "origin": "null"}, 403),
        ("127.0.0.1", {"host": "127.0.0.1:8321"}, 403),
        ("127.0.0.1", {"sec-fetch-site": "same-origin"}, 403),
        # Where it listens for others too, a name that a stranger points here is none of its own.
        ("0.0.0.0", {"host": "evil.example", "origin": "http://evil.example", "sec-fetch-site": "same-origin"}, 403),
        ("0.0.0.0", {"host": "192.168.1.5:8321", "origin": "http://192.168.1.5:8321"}, 303),
    ],
)
async def test_only_the_page_itself_presses_buttons(
    sandbox: Sandbox, listening: str, headers: dict[str, str], status: int
) -> None:
    pairs = [(b"content-type", b"application/x-www-form-urlencoded")]
    pairs += [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"method": "POST", "path": "/_page/do/seed", "server": (listening, 8321), "headers": pairs}
    seen, _ = await ask(SandboxApp(sandbox), scope, urlencode({"contacts": 1}).encode())
    assert seen == status
    assert len(sandbox.rows("contacts")) == (1 if status == 303 else 0)


@pytest.mark.anyio
async def test_the_application_shows_the_page(sandbox: Sandbox) -> None:
    status, body = await ask(SandboxApp(sandbox), {"method": "GET", "path": "/", "headers": []})
    assert status == 200
    assert b"ActiveCampaign sandbox" in body


Serve = Callable[[Callable[[MutableMapping[str, Any]], Awaitable[None]]], Awaitable[None]]


class Browser:
    """Reads a stream, and is gone when it has what it wants."""

    def __init__(self, wanted: int) -> None:
        self.messages: list[MutableMapping[str, Any]] = []
        self._wanted = wanted
        self._enough = anyio.Event()
        self._asked = False

    async def receive(self) -> MutableMapping[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._enough.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.messages.append(message)
        if len(self.told) >= self._wanted:
            self._enough.set()

    @property
    def told(self) -> list[bytes]:
        return [message["body"] for message in self.messages if message.get("body")]


@pytest.mark.anyio
async def test_the_stream_tells_of_each_change_and_ends_with_its_reader() -> None:
    driver = Driver()
    driver.connection()
    stream, browser = Stream(driver.sandbox, every=0), Browser(3)
    with anyio.fail_after(120):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(stream.serve, browser.receive, browser.send)
            while not browser.told:
                await anyio.lowlevel.checkpoint()
            driver.upsert_order()
            while len(browser.told) < 2:
                await anyio.lowlevel.checkpoint()
            driver.clock.advance(3)  # the copy to v3 falls due, and no call comes to run it
    assert len(driver.sandbox.rows("ecomOrders")) == 1
    assert browser.messages[0]["type"] == "http.response.start"
    assert dict(browser.messages[0]["headers"])[b"content-type"] == b"text/event-stream"
    assert all(told.startswith(b"data: ") and told.endswith(b"\n\n") for told in browser.told)
    assert len(set(browser.told)) == 3


@pytest.mark.anyio
async def test_streams_are_few_and_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = Sandbox()
    monkeypatch.setattr("acsdk.sandbox.page.stream._MOST", 0)
    crowded = Browser(1)
    await Stream(sandbox).serve(crowded.receive, crowded.send)
    assert crowded.messages[0]["status"] == 503
    monkeypatch.setattr("acsdk.sandbox.page.stream._MOST", 1)
    monkeypatch.setattr("acsdk.sandbox.page.stream._LONGEST", 0.0)
    patient = Browser(1)
    stream = Stream(sandbox, every=0)
    await stream.serve(patient.receive, patient.send)
    await stream.serve(patient.receive, patient.send)
    assert [message.get("status") for message in patient.messages] == [200, None, 200, None]


@pytest.mark.anyio
async def test_a_quiet_stream_says_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk.sandbox.page.stream._QUIET", -1.0)
    browser = Browser(4)
    await Stream(Sandbox(), every=0).serve(browser.receive, browser.send)
    assert len(set(browser.told)) == 1


@pytest.mark.anyio
async def test_the_application_streams(sandbox: Sandbox) -> None:
    browser = Browser(1)
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": "/_page/events",
        "query_string": b"",
        "headers": [],
    }
    await SandboxApp(sandbox)(scope, browser.receive, browser.send)
    assert len(browser.told) == 1
