"""The example services, over real HTTP on this machine, against a sandbox that is reached over real HTTP too."""

from __future__ import annotations

import asyncio  # noqa: TID251 - uvicorn and aiohttp run on nothing else
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web
from examples.aiohttp_app import __main__ as aiohttp_main
from examples.aiohttp_app.app import make_app as make_aiohttp_app
from examples.fastapi_app import __main__ as fastapi_main
from examples.fastapi_app.app import make_app as make_fastapi_app
from fastapi import FastAPI

from acsdk.sandbox import Sandbox

from .deliveries import FORM, SECRET
from .serving import Gate, connected_sandbox, order, over_http, serving

Stop = Callable[[], Any]
Service = Callable[[Sandbox, Path], AbstractAsyncContextManager[tuple[httpx.AsyncClient, Stop]]]


@asynccontextmanager
async def on_fastapi(sandbox: Sandbox, folder: Path) -> AsyncGenerator[tuple[httpx.AsyncClient, Stop]]:
    app = make_fastapi_app(lambda: over_http(sandbox), secret=SECRET, journals=folder)
    async with serving(app) as served, httpx.AsyncClient(base_url=served.url, timeout=30) as http:
        yield http, served.stop


@asynccontextmanager
async def on_aiohttp(sandbox: Sandbox, folder: Path) -> AsyncGenerator[tuple[httpx.AsyncClient, Stop]]:
    runner = web.AppRunner(make_aiohttp_app(lambda: over_http(sandbox), secret=SECRET))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}", timeout=30) as http:
        yield http, runner.cleanup
    await runner.cleanup()


both = pytest.mark.parametrize("service", [on_fastapi, on_aiohttp])


@pytest.mark.asyncio
@both
async def test_orders(service: Service, tmp_path: Path) -> None:
    async with connected_sandbox() as sandbox, service(sandbox, tmp_path) as (http, _):
        put = await http.put("/orders", json=order())
        got = await http.get("/orders/1/1001")
        unknown = await http.get("/orders/1/7")
        bad = await http.put("/orders", json=order(final_amount="a lot", colour="red"))
        refused = await http.put("/orders", json=order(legacy_connection_id=99))
    assert put.status_code == got.status_code == 200
    assert put.json()["store_order_id"] == got.json()["store_order_id"] == "1001"
    assert got.json()["final_amount"] == "100.01"
    assert (unknown.status_code, unknown.json()["detail"]) == (404, "connection 1 has no order '7'")
    assert bad.status_code == 422
    assert any("colour" in str(problem) for problem in bad.json()["detail"])
    assert refused.status_code in (404, 422)


@pytest.mark.asyncio
@both
async def test_a_webhook_is_answered_and_then_handled(service: Service, tmp_path: Path) -> None:
    async with connected_sandbox() as sandbox, service(sandbox, tmp_path) as (http, stop):
        async with over_http(sandbox) as client:
            contact = {"contact": {"email": "ada@example.com"}}
            number = (await client.rest.request("POST", "/contacts", json=contact))["contact"]["id"]
        body = {"type": "contact_tag_added", "tag": "asked-for-news", "contact[id]": number}
        taken = await http.post(f"/webhooks/{SECRET}", data=body)
        ignored = await http.post(f"/webhooks/{SECRET}", data={"type": "update"})
        wrong = await http.post("/webhooks/guessed-guessed-guessed", data=body)
        broken = await http.post(f"/webhooks/{SECRET}", content=b"?", headers=FORM)
        await stop()  # waits for what is being handled
        tags = [row["tag"] for row in sandbox.rows("tags")]
    assert [answer.status_code for answer in (taken, ignored, wrong, broken)] == [200, 200, 404, 400]
    assert tags == ["welcomed"]


@pytest.mark.asyncio
@both
async def test_a_shutdown_in_the_middle_of_a_call_lets_it_end(service: Service, tmp_path: Path) -> None:
    gate = Gate()
    async with connected_sandbox(gate) as sandbox, service(sandbox, tmp_path) as (http, stop):
        sandbox.faults.add(operation="upsertOrder", delay=5)
        call = asyncio.create_task(http.put("/orders", json=order()))
        await gate.reached.wait()
        stopping = asyncio.ensure_future(stop())
        await asyncio.sleep(0)
        assert not call.done()
        gate.open.set()
        answer = await call
        await stopping
        with pytest.raises(httpx.TransportError):
            await http.get("/orders/1/1001")
    assert answer.status_code == 200


@pytest.mark.asyncio
async def test_an_import_in_the_background(tmp_path: Path) -> None:
    orders = [order(store_order_id=f"A-{number}") for number in range(30)]
    async with connected_sandbox() as sandbox, on_fastapi(sandbox, tmp_path) as (http, _):
        started = await http.put("/imports/spring", json=orders)
        state = await finished(http, "spring")
        again = await http.put("/imports/spring", json=[*orders, order(store_order_id="A-30")])
        state_again = await finished(http, "spring")
        unknown = await http.get("/imports/autumn")
        unsafe = await http.put("/imports/..%2Fx", json=[])
        sandbox.settle()
        async with over_http(sandbox) as client:
            stored = {found.store_order_id async for found in client.orders.search()}
    assert (started.status_code, again.status_code) == (202, 202)
    assert (state["state"], state["accepted"], state["failed"]) == ("finished", 30, 0)
    assert (state_again["state"], state_again["skipped"]) == ("finished", 30)
    assert unknown.status_code == 404
    assert unsafe.status_code in (404, 422)
    assert stored == {f"A-{number}" for number in range(31)}


async def finished(http: httpx.AsyncClient, name: str) -> dict[str, Any]:
    while True:
        state: dict[str, Any] = (await http.get(f"/imports/{name}")).json()
        if state["state"] != "running":
            return state


@pytest.mark.asyncio
async def test_an_import_that_is_cut_off_and_one_that_fails(tmp_path: Path) -> None:
    gate = Gate()
    async with connected_sandbox(gate) as sandbox:
        late = sandbox.faults.add(operation="bulkUpsertOrders*", delay=5, count=1)
        async with on_fastapi(sandbox, tmp_path) as (http, _):
            await http.put("/imports/spring", json=[order()])
            await gate.reached.wait()
            busy = await http.put("/imports/spring", json=[order()])
        # The application has ended, although the import had not.
        gate.open.set()
        assert late.used == 1
        async with on_fastapi(sandbox, tmp_path) as (http, _):
            await http.put("/imports/spring", json=[order()])
            resumed = await finished(http, "spring")
            sandbox.faults.add(status=403, body={"message": "Forbidden"})
            await http.put("/imports/late", json=[order(store_order_id="2")])
            failed = await finished(http, "late")
    assert (busy.status_code, busy.json()["detail"]) == (409, "the import spring is running")
    assert (resumed["state"], resumed["accepted"]) == ("finished", 1)
    assert failed["state"] == "failed"


class Runs:
    """Takes the place of a server's ``run``."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, dict[str, Any]]] = []

    def __call__(self, app: Any, **options: Any) -> None:
        self.calls.append((app, options))


def test_the_fastapi_command(capsys: pytest.CaptureFixture[str]) -> None:
    runs = Runs()
    fastapi_main.main(["--port", "8123"], run=runs)
    [(app, options)] = runs.calls
    assert isinstance(app, FastAPI)
    assert options == {"port": 8123, "access_log": False}
    assert "http://127.0.0.1:8123/webhooks/" in capsys.readouterr().out


def test_the_aiohttp_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    runs = Runs()
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    aiohttp_main.main(["--live"], run=runs)
    [(app, options)] = runs.calls
    assert isinstance(app, web.Application)
    assert options == {"host": "127.0.0.1", "port": 8000, "access_log": None}
    assert f"/webhooks/{SECRET}" in capsys.readouterr().out
