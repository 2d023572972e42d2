"""Neither the token nor anything that was sent or received is in what ends up in logs and error trackers."""

from __future__ import annotations

import gzip
import logging
import pickle
import traceback
from functools import partial
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk._engine.operation import Answer, Operation, ResponseInfo
from tests.engine.loopback import closed_port
from tests.support import TOKEN, URL, Chunks, Recorder, VirtualClock, answer, cancel_when_still

pytestmark = pytest.mark.anyio

EMAIL = "ada@example.com"
BODY_SECRET = "body-5ecret"
QUERY_SECRET = "query-5ecret"
SECRETS = (TOKEN, EMAIL, "ada%40example.com", BODY_SECRET, QUERY_SECRET)

ECHO = f"<p>{EMAIL} {TOKEN} {BODY_SECRET} {QUERY_SECRET}</p>".encode()


def zipped(content: bytes, _request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Chunks(content))


REPLIES: dict[str, Any] = {
    "refused": answer({"message": f"No such contact as {EMAIL}"}, 422),
    "forbidden": answer({"message": "Forbidden"}, 403),
    "unauthorised": answer(status=401, content=ECHO),
    "missing": answer(status=404, content=ECHO),
    "lapsed": answer(status=402, content=ECHO),
    "too large": answer(status=413, content=ECHO),
    "login page": answer(content=ECHO + b"<form action=login>"),
    "html": answer(content=ECHO),
    "broken json": answer(content=b'{"email": "' + ECHO),
    "long text": answer(status=400, content=ECHO.strip(b"<>") * 9),
    "empty": answer(content=b""),
    "failed": answer({"succeeded": 0}),
    "redirect": answer(status=302, headers={"location": f"https://other.test/?email={EMAIL}&{QUERY_SECRET}"}),
    "throttled": answer(status=429, content=ECHO),
    "server error": answer(status=500, content=ECHO),
    "connect error": httpx.ConnectError("no route", request=httpx.Request("GET", "https://x", headers={"a": TOKEN})),
    "read error": httpx.ReadError("reset", request=httpx.Request("GET", "https://x", headers={"a": TOKEN})),
    "illegal header": httpx.LocalProtocolError(f"Illegal header value b'{TOKEN}'"),
    "illegal answer": httpx.RemoteProtocolError(f'illegal header line: bytearray(b"Set-Cookie {BODY_SECRET}")'),
    "timeout": httpx.ReadTimeout(""),
    "bad gzip": partial(zipped, b"x"),
    "cut gzip": partial(zipped, gzip.compress(ECHO)[:-9]),
    "success": answer({"contact": {"email": EMAIL}}),
}


def chain_of(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__]
    return found


def texts_of(error: BaseException) -> list[str]:
    texts = ["".join(traceback.format_exception(error)), pickle.dumps(error).decode("latin-1")]
    for one in chain_of(error):
        texts += [str(one), repr(one), repr(one.args)]
        known = ("items", "excerpt", "errors", "data") if isinstance(one, acsdk.APIError) else ()
        texts += [repr(value) for name, value in vars(one).items() if name not in known]
    return texts


async def call(client: AsyncClient) -> None:
    await client.rest.request(
        "PUT",
        f"/contacts/{EMAIL}",
        params={"email": EMAIL, "q": QUERY_SECRET},
        json={"contact": {"email": EMAIL, "note": BODY_SECRET}},
    )


def check(texts: list[str]) -> None:
    for text in texts:
        for secret in SECRETS:
            assert secret not in text


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # trio remarks on httpx's inner generators
@pytest.mark.parametrize("injected", ["transport", "http_client"])
@pytest.mark.parametrize("name", REPLIES)
async def test_no_failure_shows_what_was_sent_or_received(
    name: str, injected: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    transport: Any = Recorder(REPLIES[name])
    options: Any = {injected: transport if injected == "transport" else httpx.AsyncClient(transport=transport)}
    client = AsyncClient(URL, TOKEN, rate_limit=None, clock=VirtualClock(), max_retries=1, **options)
    texts = [repr(client), str(client)]
    try:
        await call(client)
    except acsdk.AcsdkError as error:
        texts += texts_of(error)
        with_locals = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert TOKEN not in "".join(with_locals.format())
    ours = [record for record in caplog.records if record.name.startswith("acsdk")]
    texts += [repr(vars(record)) for record in ours]
    check(texts + [record.getMessage() for record in caplog.records] + [caplog.text])
    assert ours


async def test_no_failure_of_a_real_connection_shows_anything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = AsyncClient(f"http://127.0.0.1:{closed_port()}", TOKEN, max_retries=0)
    with pytest.raises(acsdk.ConnectError) as caught:
        await call(client)
    check([*texts_of(caught.value), caplog.text])


async def test_graphql_errors_show_no_variables(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    document = {
        "errors": [{"message": f"Bad {EMAIL}", "extensions": {f"email-storeOrderId-{EMAIL}": f"{EMAIL} is bad"}}]
    }
    client = AsyncClient(URL, TOKEN, transport=Recorder(answer(document)))
    with pytest.raises(acsdk.RecordsRejectedError) as caught:
        await client.graphql.execute("mutation ($x: String!) { x(x: $x) }", {"x": BODY_SECRET})
    check([*texts_of(caught.value), caplog.text])
    assert caught.value.items[0].record == EMAIL


async def test_settings_that_are_refused_are_not_shown() -> None:
    for arguments in ((URL, f"{TOKEN} {TOKEN}"), (f"https://{TOKEN}@acme.api-us1.com", TOKEN), (f"{TOKEN}" * 5, TOKEN)):
        with pytest.raises(acsdk.ConfigurationError) as caught:
            AsyncClient(*arguments)
        check(texts_of(caught.value))


def test_values_of_the_engine_show_nothing() -> None:
    operation = Operation("contacts.create", "POST", f"/contacts/{EMAIL}", read=str, body=BODY_SECRET.encode())
    info = ResponseInfo(200, {"set-cookie": BODY_SECRET}, "req-1", 1, 0.5)
    assert repr(operation) == "<Operation contacts.create>"
    answered = Answer({"email": EMAIL}, info, strict=False, repeated=False)
    check([repr(operation), str(operation), repr(info), repr(answered)])


async def test_the_lines_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="acsdk")
    replies: list[Any] = [answer(status=429, headers={"retry-after": "2"}), httpx.ConnectError("no route"), answer({})]
    client = AsyncClient(URL, TOKEN, transport=Recorder(*replies), clock=VirtualClock(), rate_limit=None)
    await client.rest.request("GET", "/x")
    lines = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert lines[0] == ("INFO", "rest.get: RateLimitError, status 429, in 0.000 s (attempt 1, request req-1)")
    assert lines[1] == ("INFO", "rest.get: repeating in 2.0 s (after attempt 1)")
    assert lines[2] == ("INFO", "rest.get: ConnectError, status None, in 0.000 s (attempt 2, request None)")
    assert lines[4] == ("DEBUG", "rest.get: status 200 in 0.000 s (attempt 3, request req-1)")


async def test_a_cancelled_attempt_is_not_logged_as_answered(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="acsdk")
    transport = Recorder(lambda _: anyio.sleep_forever())
    client = AsyncClient(URL, TOKEN, transport=transport, rate_limit=None)
    await cancel_when_still(client.rest.request, "GET", "/x")
    assert len(transport.requests) == 1
    assert [record for record in caplog.records if record.name.startswith("acsdk")] == []
