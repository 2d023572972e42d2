"""The doctor, on sandboxes that are well and on some that are not."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module, resources
from operator import attrgetter
from typing import Any

import httpx
import pytest

import acsdk
import acsdk.resources as acsdk_resources
from acsdk import AsyncClient
from acsdk.doctor import Diagnosis, Finding, examine
from acsdk.doctor.command import main
from acsdk.doctor.resources import resources_of
from acsdk.resources.custom_objects.mapped import MappedRecords
from acsdk.resources.kit.namespace import Namespace
from acsdk.sandbox import Sandbox
from tests.sandbox.accounts import full_account

pytestmark = pytest.mark.anyio


def schema(**changes: str) -> Sandbox:
    """A sandbox whose GraphQL schema has drifted."""
    text = (resources.files("acsdk.sandbox.ecommerce") / "ecommerce.graphql").read_text()
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    return Sandbox(rate_limit=None, schema=text)


async def look(sandbox: Sandbox, **options: Any) -> Diagnosis:
    async with sandbox.client(**options) as client:
        return await examine(client)


def found(diagnosis: Diagnosis, subject: str) -> Finding:
    return next(finding for finding in diagnosis.findings if finding.subject == subject)


async def test_a_full_account_is_well() -> None:
    diagnosis = await look(full_account().sandbox)
    assert diagnosis.is_well
    assert [finding for finding in diagnosis.findings if finding.verdict == "problem"] == []
    assert len(diagnosis.findings) > 60
    assert found(diagnosis, "deals").says == "1 read"
    assert found(diagnosis, "sms.broadcasts").says == "empty"


def namespaces_below(one: type[Namespace]) -> Iterator[type[Namespace]]:
    """Those that are no base of others."""
    for below in one.__subclasses__():
        yield from namespaces_below(below) if below.__subclasses__() else [below]


def test_every_namespace_that_lists_or_searches_is_looked_at() -> None:
    client = Sandbox(rate_limit=None).client()
    for module in pkgutil.walk_packages(acsdk_resources.__path__, "acsdk.resources."):
        import_module(module.name)
    readable = {one for one in namespaces_below(Namespace) if hasattr(one, "list") or hasattr(one, "search")}
    looked_at: set[type[object]] = {
        type(attrgetter(name)(client)) for name in resources_of(client) if name != "contacts (one)"
    }
    assert readable - looked_at == {MappedRecords}  # of a model of yours; `custom_objects.records` reads the same
    assert looked_at <= readable


async def test_it_changes_nothing_and_asks_once() -> None:
    sandbox = Sandbox(rate_limit=None)
    before = sandbox.rows("contacts"), sandbox.rows("users")
    await look(sandbox)
    assert {call.method for call in sandbox.calls if "graphql" not in call.path} == {"GET"}
    assert {call.operation for call in sandbox.calls if "graphql" in call.path} <= {
        "__schema",
        "searchOrder",
        "searchProduct",
        "searchRecurringPayment",
        "searchBrowseSession",
        None,
    }
    assert (sandbox.rows("contacts"), sandbox.rows("users")) == before
    assert len(sandbox.calls) < 80


async def test_a_wrong_token_is_the_only_finding() -> None:
    sandbox = Sandbox(rate_limit=None)
    client = AsyncClient(sandbox.api_url, "wrong", transport=sandbox.transport(), rate_limit=None)
    diagnosis = await examine(client)
    assert not diagnosis.is_well
    assert [finding.says for finding in diagnosis.findings] == [
        "the token is refused; copy it again from the account, under Settings, Developer"
    ]


class Broken(httpx.AsyncBaseTransport):
    def __init__(self, answer: httpx.Response | Exception) -> None:
        self.answer = answer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.ConnectError("refused"), "nobody answers at this address"),
        (httpx.ReadTimeout("late"), "the account takes too long to answer (TimeoutError)"),
        (httpx.Response(500, text="oops"), "no usable answer (500 ServerError)"),
        (httpx.Response(401, json={}), "the token is refused"),
        (httpx.Response(402, json={}), "closed or unpaid, or a login page answers in its place (402 AccountError)"),
        (httpx.Response(429, json={}), "the account's requests are used up (429 RateLimitError)"),
        (httpx.Response(301, headers={"location": "https://x.test/"}), "is no account's API (301 RedirectError)"),
        (httpx.Response(404, html="<html></html>"), "is no account's API (404 NotFoundError)"),
        (httpx.Response(200, html="<html></html>"), "is no account's API (200 DecodeError)"),
        (httpx.Response(200, json={"hello": 1}), "is no account's API (200 DecodeError)"),
    ],
)
async def test_an_account_that_does_not_answer(answer: Any, words: str) -> None:
    client = AsyncClient("http://localhost:1", "t", transport=Broken(answer), rate_limit=None, max_retries=0)
    diagnosis = await examine(client)
    assert len(diagnosis.findings) == 1
    assert words in diagnosis.findings[0].says


@pytest.mark.parametrize("fault", [{"status": 429, "headers": {"Retry-After": "0"}}, {"drop": "connect"}])
async def test_an_account_that_stops_answering_is_left_alone(fault: dict[str, Any]) -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/contacts", **fault)
    diagnosis = await look(sandbox, max_retries=0)
    contacts, last = diagnosis.findings[-2:]
    assert (contacts.subject, contacts.verdict) == ("contacts", "problem")
    assert (last.subject, last.verdict) == ("the rest", "problem")
    assert "not looked at" in last.says
    assert sandbox.calls[-1].path == "/api/3/contacts"


async def test_a_plan_without_ecommerce() -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/ecom/graphql", status=403, body={"message": "Forbidden"})
    for name in ("ecomOrders", "ecomCustomers", "ecomOrderProducts", "connections"):
        sandbox.faults.add(f"*/{name}", status=403, body={"message": "Forbidden"})
    diagnosis = await look(sandbox)
    assert diagnosis.is_well
    for name in ("schema", "orders", "products", "deepdata.orders", "deepdata.connections"):
        assert found(diagnosis, name).verdict == "note"


async def test_the_plan() -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/deals", status=403, body={"message": "Forbidden"})
    sandbox.faults.add("*/accounts", status=402, body={})
    sandbox.faults.add("*/calendars", status=404, body={"message": "x"})
    sandbox.faults.add("*/settings/account", status=403, body={"message": "Forbidden"})
    diagnosis = await look(sandbox, max_retries=0)
    assert diagnosis.is_well
    notes = {finding.subject: finding.says for finding in diagnosis.findings if finding.verdict == "note"}
    assert notes["deals"].startswith("not in the plan, or not allowed")
    assert notes["accounts"] == "not in this account's plan: 402 AccountError"
    assert notes["calendars"] == "the account does not have it: 404 NotFoundError"
    assert "account" in notes


@pytest.mark.parametrize(
    ("limit", "total", "verdict"), [("1", "1", "problem"), ("100", "1", "ok"), ("0", "5", "ok"), (None, None, "ok")]
)
async def test_a_full_plan_is_a_problem(limit: Any, total: Any, verdict: str) -> None:
    sandbox = Sandbox(rate_limit=None)
    body = {"status": "active", "trial": "1", "subscriber_limit": limit, "subscriber_total": total}
    sandbox.faults.add("*/settings/account", status=200, body=body)
    finding = found(await look(sandbox), "account")
    assert finding.verdict == verdict
    assert "on trial: yes" in finding.says


async def test_rate_limit_headers() -> None:
    finding = found(await look(Sandbox(rate_limit=500, rate_limit_headers=True)), "headers")
    assert (finding.verdict, "pass it as rate_limit" in finding.says) == ("note", True)
    assert finding.details[0] == "ratelimit-limit: 500"
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/users/me", status=200, body={"user": {"id": "1"}}, headers={"RateLimit-Limit": "5"})
    finding = found(await look(sandbox), "headers")
    assert (finding.verdict, finding.details) == ("ok", ("ratelimit-limit: 5",))


async def test_values_that_do_not_fit_are_named_with_their_types() -> None:
    sandbox = Sandbox(rate_limit=None)
    row = {"id": "1", "email": {"secret": "ada@x.test"}, "cdate": [1], "phone": {}, "deleted": "0"}
    sandbox.faults.add("*/contacts", status=200, body={"contacts": [row], "meta": {"total": "1"}})
    finding = found(await look(sandbox), "contacts")
    assert finding.verdict == "problem"
    assert "Contact.email arrived as object" in finding.details
    assert any(detail.startswith("Contact.cdate arrived as list") for detail in finding.details)


async def test_answers_that_cannot_be_read_at_all() -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/lists", html=True, status=200)
    sandbox.faults.add("*/tags", status=500)
    sandbox.faults.add("*/notes", status=200, body={"notes": [7], "meta": {"total": 1}})
    diagnosis = await look(sandbox, max_retries=0)
    assert found(diagnosis, "lists").says == "cannot be read: DecodeError"
    assert found(diagnosis, "tags").says == "500 ServerError"
    assert found(diagnosis, "notes").says == "cannot be read: DecodeError"


async def test_new_fields_and_new_members() -> None:
    driver = full_account()
    hook = {"id": "1", "events": ["update", "moon"], "sources": [], "links": [], "name": "x", "shiny": "secret"}
    driver.sandbox.faults.add("*/webhooks", status=200, body={"webhooks": [hook], "meta": {"total": "1"}})
    deal = {"id": "1", "title": "x", "status": "9", "value": "1", "currency": "usd"}
    driver.sandbox.faults.add("*/deals", status=200, body={"deals": [deal], "meta": {"total": 1}})
    diagnosis = await look(driver.sandbox)
    webhooks, deals = found(diagnosis, "webhooks"), found(diagnosis, "deals")
    assert (webhooks.verdict, deals.verdict) == ("note", "note")
    assert "Webhook.shiny is a new field" in webhooks.details
    assert any("has a new value moon of WebhookEvent" in detail for detail in webhooks.details)
    assert deals.details == ("Deal.status has a new value 9 of DealStatus",)
    assert "secret" not in diagnosis.as_json() + diagnosis.as_table()


async def test_a_new_member_that_looks_like_a_person_is_not_shown() -> None:
    sandbox = Sandbox(rate_limit=None)
    hook = {"id": "1", "events": ["ada@x.test"], "sources": [], "links": [], "name": "x"}
    sandbox.faults.add("*/webhooks", status=200, body={"webhooks": [hook], "meta": {"total": "1"}})
    finding = found(await look(sandbox), "webhooks")
    assert finding.details[0].startswith("Webhook.events has a new value of WebhookEvent")


async def test_a_new_field_that_looks_like_a_person_is_not_shown() -> None:
    sandbox = Sandbox(rate_limit=None)
    tag = {"id": "1", "tag": "t", "ada@x.test": 1, "49170123456": 1}
    sandbox.faults.add("*/tags", status=200, body={"tags": [tag], "meta": {"total": "1"}})
    assert found(await look(sandbox), "tags").details == ("Tag has a new field",)


async def test_a_new_member_that_looks_like_a_number_to_call_is_not_shown() -> None:
    sandbox = Sandbox(rate_limit=None)
    deal = {"id": "1", "title": "x", "status": "49170123456"}
    sandbox.faults.add("*/deals", status=200, body={"deals": [deal], "meta": {"total": 1}})
    assert found(await look(sandbox), "deals").details == ("Deal.status has a new value of DealStatus",)


async def test_a_schema_that_lost_and_retyped_things() -> None:
    drifted = schema(**{"finalAmount: BigDecimal": "finalAmount: String", "CANCELLED": "CANCELED"})
    finding = found(await look(drifted), "schema")
    assert finding.verdict == "problem"
    assert any("finalAmount is String" in detail for detail in finding.details)
    assert any(detail.endswith(".CANCELLED is missing") for detail in finding.details)
    assert any(detail.endswith(".CANCELED is new (member)") for detail in finding.details)


async def test_a_schema_without_a_type() -> None:
    finding = found(await look(schema(PhysicalDimensionsInput="DimensionsInput")), "schema")
    assert "PhysicalDimensionsInput is missing" in finding.details


async def test_a_schema_that_only_grew() -> None:
    diagnosis = await look(
        schema(**{"enum ActiveCampaignOrderState {": "enum ActiveCampaignOrderState {\n  MOONBOUND"})
    )
    assert diagnosis.is_well
    finding = found(diagnosis, "schema")
    assert (finding.verdict, finding.details) == ("note", ("ActiveCampaignOrderState.MOONBOUND is new (member)",))


async def test_neither_form_has_personal_data() -> None:
    sandbox = Sandbox(rate_limit=None, seed=1)
    sandbox.seed(contacts=5, orders=5)
    diagnosis = await look(sandbox)
    for text in (diagnosis.as_json(), diagnosis.as_table()):
        assert not [secret for secret in ("@example.com", "sandbox-token", sandbox.api_url, "Ada") if secret in text]
    report = json.loads(diagnosis.as_json())
    assert report["versions"]["acsdk"] == acsdk.__version__
    assert report["findings"][0]["details"] == []


def client_of(sandbox: Sandbox) -> Callable[[str | None], AsyncClient]:
    return lambda _url: sandbox.client()


def command(sandbox: Sandbox, *arguments: str) -> int:
    return main(arguments, make_client=client_of(sandbox))


def test_the_command_prints_a_table_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    sandbox = Sandbox(rate_limit=None)
    assert command(sandbox) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("ok      access     address and token")
    assert shown.splitlines()[-1] == f"{len(shown.splitlines()) - 2} looked at: no problems."
    sandbox.faults.add("*/tags", html=True, status=200)
    assert command(sandbox, "--json") == 1
    assert json.loads(capsys.readouterr().out)["is_well"] is False
    assert command(sandbox) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("looked at: 1 problem.")


def test_progress_is_for_terminals(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    command(Sandbox(rate_limit=None))
    assert "resources: contacts" in capsys.readouterr().err


def test_without_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "ACTIVECAMPAIGN_API_URL" in capsys.readouterr().err


async def test_a_schema_that_cannot_be_seen() -> None:
    sandbox = Sandbox(rate_limit=None)
    sandbox.faults.add("*/ecom/graphql", status=403, body={"message": "Forbidden"})
    assert found(await look(sandbox), "schema").verdict == "note"
