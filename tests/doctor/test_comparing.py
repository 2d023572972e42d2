"""An account beside a sandbox: an account that has drifted is another sandbox, with differences injected."""

from __future__ import annotations

import json
from typing import Any

import pytest

import acsdk
from acsdk import AsyncClient, AuthenticationError
from acsdk.doctor import Comparison, Difference, compare
from acsdk.doctor.command import main
from acsdk.doctor.exchanges import READS, WRITES, furniture
from acsdk.doctor.shapes import differences_of, shape_of
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio


@pytest.fixture
def account() -> Sandbox:
    sandbox = Sandbox(rate_limit=None, seed=3)
    sandbox.seed(contacts=5, orders=5)
    return sandbox


async def look(account: Sandbox, **options: Any) -> Comparison:
    async with account.client(max_retries=0) as client:
        return await compare(client, **options)


def of(comparison: Comparison, call: str) -> list[tuple[str, str, str]]:
    return [(one.where, one.account, one.sandbox) for one in comparison.differences if one.call == call]


async def test_two_accounts_of_one_kind_do_not_differ(account: Sandbox) -> None:
    before = {table: account.rows(table) for table in ("contacts", "tags", "notes", "accounts")}
    seen: list[str] = []
    comparison = await look(account, write=True, on_progress=seen.append)
    assert comparison == Comparison(len(READS) + len(WRITES), ())
    assert comparison.is_same
    assert seen == [step.name for step in (*READS, *WRITES)]
    assert {table: account.rows(table) for table in before} == before


async def test_a_rate_that_others_use_is_no_difference(account: Sandbox) -> None:
    account.faults.add("*/tags", status=429, headers={"Retry-After": "0"}, count=2)
    assert (await look(account)).is_same
    account.faults.add("*/tags", status=429, headers={"Retry-After": "0"})
    assert ("status", "429", "200") in [
        (one.where, one.account, one.sandbox) for one in (await look(account)).differences
    ]


async def test_without_write_nothing_is_written(account: Sandbox) -> None:
    await look(account)
    assert {call.method for call in account.calls if not call.path.endswith("graphql")} == {"GET"}
    assert not [call for call in account.calls if b"mutation" in call.request_body]


async def test_every_furnishing_works() -> None:
    account = Sandbox(rate_limit=None)
    await look(account)
    tables = ("tags", "lists", "fields", "fieldValues", "accounts", "dealGroups", "deals", "notes", "webhooks")
    empty = Sandbox(rate_limit=None, bare=True)
    assert len(furniture()) == 12
    async with empty.client() as client:
        await compare(client)  # furnishes a sandbox of its own
    assert not [table for table in tables if empty.rows(table)]


async def test_a_status_a_key_a_type_and_a_body(account: Sandbox) -> None:
    tags: dict[str, Any] = {
        "tags": [{"id": 7, "tag": "Ada", "colour": "green", "ada@lovelace.example": 1, "4917": {}}],
        "meta": {},
    }
    account.faults.add("*/tags", status=200, body=tags)
    account.faults.add("*/nothing", status=410, body={"errors": [{"title": "gone"}]})
    account.faults.add("*/lists", html=True)
    account.faults.add("*/deals", status=200, body="")
    comparison = await look(account)
    assert of(comparison, "GET /tags?limit=3") == [
        ("tags[].<id>", "nothing", "missing"),
        ("tags[].<key>", "number", "missing"),
        ("tags[].cdate", "missing", "text"),
        ("tags[].colour", "text", "missing"),
        ("tags[].created_by", "missing", "null"),
        ("tags[].created_timestamp", "missing", "text"),
        ("tags[].deleted", "missing", "text"),
        ("tags[].description", "missing", "text"),
        ("tags[].id", "number", "text"),
        ("tags[].links", "missing", "object"),
        ("tags[].subscriber_count", "missing", "text"),
        ("tags[].tagType", "missing", "text"),
        ("tags[].updated_by", "missing", "null"),
        ("tags[].updated_timestamp", "missing", "text"),
    ]
    assert of(comparison, "GET /nothing")[0] == ("status", "410", "404")
    assert of(comparison, "GET /lists?limit=3") == [
        ("status", "502", "200"),
        ("body", "no JSON, or more than its beginning", "JSON"),
    ]
    assert of(comparison, "GET /deals?limit=3") == [("body", "nothing", "JSON")]
    text = comparison.as_table() + comparison.as_json()
    assert not [secret for secret in ("Ada", "ada@", "4917", "gone", account.token, account.account) if secret in text]


async def test_a_call_that_fails_is_a_difference_and_the_rest_is_compared(account: Sandbox) -> None:
    account.faults.add("*/tags", drop="before")
    comparison = await look(account)
    assert of(comparison, "GET /tags?limit=3") == [("status", "None", "200"), ("body", "TransportError", "JSON")]


async def test_what_could_not_be_deleted_is_named(account: Sandbox) -> None:
    account.faults.add("*/notes/*", method="DELETE", status=500, body="")
    comparison = await look(account, write=True)
    number = account.rows("notes")[-1]["id"]
    assert comparison.left_behind == (f"/notes/{number}",)
    assert not comparison.is_same
    assert f"LEFT BEHIND /notes/{number}\n" in comparison.as_table()


async def test_what_was_never_made_is_not_asked_for(account: Sandbox) -> None:
    account.faults.add("*/contacts", method="POST", status=403, body={"message": "Forbidden"})
    comparison = await look(account, write=True)
    assert comparison.left_behind == ()
    assert ("status", "403", "201") in of(comparison, "POST /contacts")
    assert not [call for call in account.calls if "made_contact" in call.path]


async def test_a_wrong_token_is_told_at_once(account: Sandbox) -> None:
    account.faults.add(status=401, body={"message": "no"})
    with pytest.raises(AuthenticationError):
        await look(account)
    assert len(account.calls) == 1


@pytest.mark.parametrize(
    ("theirs", "ours", "found"),
    [
        ({"a": [{"b": 1}, {"b": "x"}]}, {"a": [{"b": "y"}]}, []),
        ({"a": [{"b": 1}]}, {"a": [{"b": "y"}]}, [("a[].b", "number", "text")]),
        ({"a": None}, {"a": "x"}, []),
        ({"a": []}, {"a": {"b": 1}}, []),
        ({"a": []}, {"a": [{"b": 1}]}, []),
        ({"a": False}, {"a": 0}, [("a", "flag", "number")]),
        ({"a": {"b": 1}}, {"a": {}}, []),
        ([1], {"a": 1}, [("", "list", "object")]),
        ({"a": [1, "x"]}, {"a": [None, True]}, [("a[]", "number or text", "flag or null")]),
    ],
)
def test_what_differs(theirs: object, ours: object, found: list[tuple[str, str, str]]) -> None:
    assert list(differences_of(shape_of(theirs), shape_of(ours))) == found


def run(account: Sandbox, *arguments: str) -> int:
    def client(_url: str | None) -> AsyncClient:
        return account.client(max_retries=0)

    return main(arguments, make_client=client)


def test_the_command(account: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(account, "--compare", "--write") == 0
    assert capsys.readouterr().out == f"{len(READS) + len(WRITES)} calls compared: no differences.\n"
    account.faults.add("*/nothing", status=410, body="")
    assert run(account, "--compare") == 1
    assert capsys.readouterr().out.startswith("GET /nothing\n  status  410; sandbox: 404\n")
    assert run(account, "--compare", "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["versions"]["acsdk"] == acsdk.__version__
    assert report["differences"][0] == {"call": "GET /nothing", "where": "status", "account": "410", "sandbox": "404"}
    account.faults.clear()
    account.faults.add(status=401, body={"message": "no"})
    assert run(account, "--compare") == 1
    assert "401" in capsys.readouterr().err


def test_writing_to_a_real_account_wants_a_yes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", "a-token")
    assert main(["--url", "acme", "--compare", "--write"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("acme.api-us1.com: a contact, tags, a note and an account named acsdk-compare-")
    assert "add --yes" in err
    with pytest.raises(SystemExit) as stopped:
        main(["--url", "acme", "--write"])
    assert stopped.value.code == 2


def test_a_difference_says_what_and_where() -> None:
    one = Difference("GET /a", "status", "200", "404")
    assert Comparison(1, (one,)).as_table() == "GET /a\n  status  200; sandbox: 404\n1 calls compared: 1 difference.\n"
