"""Clients for many accounts: made when they are needed, closed when others need their place, each on its own."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

import acsdk
from acsdk import Accounts, AsyncClient, ClientSettings
from tests.engine.frames import shows
from tests.support import TOKEN, Recorder, answer

pytestmark = pytest.mark.anyio


def token_of(account: str) -> str:
    return f"{TOKEN}-{account}"


async def get(accounts: Accounts, account: str) -> object:
    async with accounts.client(account) as client:
        return await client.rest.request("GET", "/x")


def test_settings_are_those_of_a_client() -> None:
    of_a_client = set(inspect.signature(AsyncClient.__init__).parameters)
    its_own = {"self", "api_url", "api_token", "expect_account"}
    assert set(ClientSettings.__annotations__) == of_a_client - its_own


async def test_each_account_has_its_client_and_its_token() -> None:
    transport = Recorder(answer({}))
    async with Accounts(token_of, transport=transport, max_retries=0) as accounts:
        for account in ("acme", "other", "https://acme.api-us1.com/"):
            await get(accounts, account)
        assert accounts.open_accounts == ("https://other.api-us1.com", "https://acme.api-us1.com")
        assert repr(accounts) == "<Accounts, 2 open>"
    sent = [(request.url.host, request.headers["api-token"]) for request in transport.requests]
    assert sent == [(f"{one}.api-us1.com", token_of(one)) for one in ("acme", "other", "acme")]
    assert len(accounts.open_accounts) == 0
    with pytest.raises(acsdk.ConfigurationError, match="these accounts are closed"):
        await get(accounts, "acme")


async def test_a_client_that_its_user_closed_is_made_anew() -> None:
    async with Accounts(token_of, transport=Recorder(answer({}))) as accounts:
        async with accounts.client("acme") as first, first:
            await first.rest.request("GET", "/x")
        async with accounts.client("acme") as held:
            await held.aclose()
            await get(accounts, "acme")
        await get(accounts, "acme")
        assert accounts.open_accounts == ("https://acme.api-us1.com",)


async def test_a_misspelt_setting_is_told_before_a_client_is_made() -> None:
    wrong: Any = {"timout": 3}
    with pytest.raises(TypeError, match=r"Accounts\(\) has no setting 'timout'"):
        Accounts(token_of, **wrong)


async def test_the_one_unused_for_longest_gives_way() -> None:
    accounts = Accounts(token_of, max_open=2, transport=Recorder(answer({})))
    async with accounts, accounts.client("a") as held:
        for account in ("b", "c", "d"):
            await get(accounts, account)
        assert accounts.open_accounts == ("https://a.api-us1.com", "https://d.api-us1.com")
        await held.rest.request("GET", "/x")


async def test_who_finds_no_place_waits_for_one() -> None:
    asked: list[str] = []
    gate = anyio.Event()

    async def hold(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host.partition(".")[0])
        await gate.wait()
        return answer({})

    async with Accounts(token_of, max_open=2, wait=None, transport=Recorder(hold)) as accounts:
        async with anyio.create_task_group() as tasks:
            for number in range(12):
                tasks.start_soon(get, accounts, f"account-{number // 2}")
            await anyio.wait_all_tasks_blocked()
            assert len(set(asked)) == 2
            assert len(accounts.open_accounts) == 2
            gate.set()
        assert len(asked) == 12


async def test_the_wait_for_a_place_has_a_bound() -> None:
    async with Accounts(token_of, max_open=1, wait=0, transport=Recorder(answer({}))) as accounts:
        async with accounts.client("a"):
            with pytest.raises(acsdk.QueueTimeoutError, match=r"all of max_open=1 .* wait=0 s; nothing sent"):
                await get(accounts, "b")
        await get(accounts, "b")


async def test_closing_ends_the_wait_for_a_place() -> None:
    accounts = Accounts(token_of, max_open=1, wait=None, transport=Recorder(answer({})))

    async def wait_in_vain() -> None:
        with pytest.raises(acsdk.ConfigurationError, match="these accounts are closed"):
            await get(accounts, "b")

    async with accounts.client("a"), anyio.create_task_group() as tasks:
        tasks.start_soon(wait_in_vain)
        await anyio.wait_all_tasks_blocked()
        await accounts.aclose()
    await accounts.aclose()


async def test_what_is_idle_is_closed_when_another_is_given_back() -> None:
    async with Accounts(token_of, max_idle=1e-9, transport=Recorder(answer({}))) as accounts:
        async with accounts.client("a"), accounts.client("b"):
            assert len(accounts.open_accounts) == 2
        async with accounts.client("c"):
            pass
        assert "https://a.api-us1.com" not in accounts.open_accounts


def refusing(request: httpx.Request) -> httpx.Response:
    return answer({"message": "no"}, 403) if "wrong" in request.headers["api-token"] else answer({"ok": 1})


async def test_a_wrong_token_stalls_its_account_alone_and_is_asked_for_anew() -> None:
    tokens = {"acme": "wrong-token-1", "other": TOKEN}

    async with Accounts(lambda account: tokens[account], transport=Recorder(refusing)) as accounts:
        async with accounts.client("acme") as still_used:
            with pytest.raises(acsdk.AuthenticationError):
                async with accounts.client("acme"):
                    await get(accounts, "acme")
            with pytest.raises(acsdk.AuthenticationError):
                await still_used.rest.request("GET", "/x")
            assert await get(accounts, "other") == {"ok": 1}
            tokens["acme"] = TOKEN
            assert await get(accounts, "acme") == {"ok": 1}
        with pytest.raises(acsdk.ConfigurationError, match="closed"):
            await still_used.rest.request("GET", "/x")
        with pytest.raises(KeyError, match="unknown"):
            await get(accounts, "unknown")


async def test_a_refused_token_is_asked_for_anew_whoever_caught_the_error() -> None:
    tokens = {"acme": "wrong-token-1", "other": "wrong-token-2"}
    async with Accounts(lambda account: tokens[account], transport=Recorder(refusing)) as accounts:
        async with accounts.client("acme") as held_for_long:
            with pytest.raises(acsdk.AuthenticationError):
                await held_for_long.rest.request("GET", "/x")
            tokens["acme"] = TOKEN
            assert await get(accounts, "acme") == {"ok": 1}
        with pytest.raises(ExceptionGroup):
            async with accounts.client("other") as client, anyio.create_task_group() as tasks:
                tasks.start_soon(client.rest.request, "GET", "/x")
        assert accounts.open_accounts == ("https://acme.api-us1.com",)


async def test_the_refused_token_of_one_account_costs_no_other_its_client() -> None:
    tokens = {"acme": TOKEN, "other": "wrong-token-2"}
    async with Accounts(lambda account: tokens[account], transport=Recorder(refusing)) as accounts:
        with pytest.raises(acsdk.AuthenticationError):
            async with accounts.client("acme"):
                await get(accounts, "other")
        assert accounts.open_accounts == ("https://acme.api-us1.com",)


async def test_each_account_has_settings_of_its_own() -> None:
    class Count(acsdk.Observer):
        def __init__(self) -> None:
            self.calls = 0

        def call_ended(self, event: acsdk.CallEnded, /) -> None:
            self.calls += 1

    counts = {"a": Count(), "b": Count()}
    common: ClientSettings = {"transport": Recorder(answer({})), "rate_limit": None}
    async with Accounts(token_of, settings_of=lambda account: {"observer": counts[account]}, **common) as accounts:
        for account in ("a", "b", "b"):
            await get(accounts, account)
    assert [counts[account].calls for account in ("a", "b")] == [1, 2]


async def test_a_token_may_be_awaited_and_its_account_is_made_once() -> None:
    gate = anyio.Event()

    async def find(account: str) -> str:
        await gate.wait()
        return token_of(account)

    transport = Recorder(answer({}))
    accounts = Accounts(find, transport=transport, max_open=1, wait=0)
    async with accounts, anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(get, accounts, "acme")
        await anyio.wait_all_tasks_blocked()
        gate.set()
        while len(transport.requests) < 3:
            await anyio.lowlevel.checkpoint()
    assert [request.headers["api-token"] for request in transport.requests] == [token_of("acme")] * 3


def nothing(_account: str) -> Any:
    return None


async def later(_account: str) -> str:
    return " "


@pytest.mark.parametrize("gives", [nothing, later])
async def test_no_token_is_never_the_environments(gives: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", TOKEN)
    monkeypatch.setenv("ACTIVECAMPAIGN_API_URL", "acme")
    async with Accounts(gives) as accounts:
        with pytest.raises(acsdk.ConfigurationError, match="token_of gave no token for the account 'other'") as caught:
            await get(accounts, "other")
        assert shows(caught.value, TOKEN) == []
        for account in ("", None):
            with pytest.raises(acsdk.ConfigurationError, match="account must be"):
                await get(accounts, account)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"max_open": 0}, "max_open"),
        ({"max_idle": 0}, "max_idle"),
        ({"max_idle": None}, "max_idle"),
        ({"wait": -1}, "wait"),
    ],
)
def test_settings_that_cannot_be_right(settings: Any, says: str) -> None:
    with pytest.raises(acsdk.ConfigurationError, match=says):
        Accounts(token_of, **settings)


def test_nothing_shows_a_token() -> None:
    def fails(_account: str) -> Awaitable[str]:
        raise LookupError("no such account")

    with pytest.raises(LookupError) as caught:
        anyio.run(get, Accounts(fails), "acme")
    assert shows(caught.value, TOKEN) == []
