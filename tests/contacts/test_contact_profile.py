"""One person with everything by name: how many requests that takes, and what becomes of parts that do not come."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest

from acsdk import AsyncClient, InvalidInputError, NotFoundError, ServerError
from acsdk.models import (
    ContactAutomationInput,
    ContactInput,
    CustomFieldInput,
    DealInput,
    ListStatus,
    MailingListInput,
    NoteInput,
    OrderInput,
    PipelineInput,
    PipelineUpdate,
)
from acsdk.sandbox import Sandbox
from tests.support import Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio

ADA = "ada@example.com"


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        await client.fields.create(CustomFieldInput(title="Size", type="text", tag="SIZE"))
        ada = await client.contacts.create(ContactInput(email=ADA, fields={"SIZE": "L"}))
        await client.contacts.add_tag(ada.id, "vip")
        for name, status in (("News", ListStatus.ACTIVE), ("Offers", ListStatus.UNSUBSCRIBED)):
            made = await client.lists.create(
                MailingListInput(name=name, string_id=name, sender_url="https://shop.example.com", sender_reminder="x")
            )
            await client.contacts.set_list_status(ada.id, made.id, status)
        course = sandbox.add("automations", name="Welcome")
        await client.contact_automations.create(ContactAutomationInput(contact_id=ada.id, automation_id=course))
        pipeline = await client.deals.pipelines.create(PipelineInput(title="Sales", currency="EUR"))
        deal = DealInput(title="Teas", value="9.50", currency="EUR", contact_id=1, pipeline_id=pipeline.id, owner_id=1)
        await client.deals.create(deal)
        await client.notes.create(NoteInput(text="Calls back", related_type="Subscriber", related_id=ada.id))
        score = sandbox.add("scores", name="Interest")
        sandbox.add("scoreValues", contact=str(ada.id), score=str(score), scoreValue="12")
        await an_order(client)
        sandbox.settle()
        yield client


async def an_order(client: AsyncClient) -> None:
    connection = await client.deepdata.connections.ensure("shop", "s", name="Tea shop")
    await client.orders.upsert(
        OrderInput(
            legacy_connection_id=connection.id,
            store_order_id="1001",
            email=ADA,
            creation_source="HISTORICAL",
            store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
            final_amount=Decimal("19.90"),
            currency="EUR",
        )
    )


async def test_titles_of_pipelines_are_looked_up_again_after_five_minutes(
    client: AsyncClient, sandbox: Sandbox
) -> None:
    clock = VirtualClock()
    async with sandbox.client(rate_limit=None, clock=clock) as reader:

        async def pipeline() -> str | None:
            return (await reader.contacts.profile(1)).deals[0].pipeline

        assert await pipeline() == "Sales"
        await client.deals.pipelines.update(1, PipelineUpdate(title="Verkauf"))
        clock.advance(299.9)
        assert await pipeline() == "Sales"
        clock.advance(0.1)
        assert await pipeline() == "Verkauf"


async def test_everything_has_its_name(client: AsyncClient, sandbox: Sandbox) -> None:
    sandbox.calls.clear()
    ada = await client.contacts.profile(1)
    assert (ada.contact.email, ada.fields, ada.tags) == (ADA, {"SIZE": "L"}, ["vip"])
    assert [(one.name, one.status) for one in ada.lists] == [("News", 1), ("Offers", 2)]
    assert [(one.name, one.run.status) for one in ada.automations] == [("Welcome", 1)]
    assert [(one.deal.title, one.pipeline, one.stage) for one in ada.deals] == [("Teas", "Sales", "To Contact")]
    assert [note.text for note in ada.notes] == ["Calls back"]
    assert [(one.order.total_price, one.shop) for one in ada.orders] == [(Decimal("19.90"), "Tea shop")]
    assert [(one.name, one.points) for one in ada.scores] == [("Interest", 12)]
    assert ada.unavailable == {}
    own = ["contacts/1", "contacts/1/notes", "contacts/1/scoreValues", "ecomOrders"]
    names = ["connections", "dealGroups", "scores"]  # the custom fields are known since one was written
    assert sorted(call.path.removeprefix("/api/3/") for call in sandbox.calls) == sorted([*own, *names])


async def test_later_ones_take_four_requests_by_number_and_by_address(client: AsyncClient, sandbox: Sandbox) -> None:
    first = await client.contacts.profile(1)
    for key in (1, ADA):
        sandbox.calls.clear()
        again = await client.contacts.profile(key)
        assert (again.tags, again.lists, again.deals) == (first.tags, first.lists, first.deals)
        assert len(sandbox.calls) == 4


async def test_it_is_written_down_as_json_and_shown_without_a_word_of_the_person(client: AsyncClient) -> None:
    ada = await client.contacts.profile(ADA)
    written = json.loads(ada.to_json(indent=1))
    assert written["orders"][0]["order"]["total_price"] == "19.90"
    assert (written["lists"][1]["name"], written["lists"][1]["status"]) == ("Offers", 2)
    assert "links" not in written["contact"]
    shown = "1 tags, 2 lists, 1 automations, 1 deals, 1 notes, 1 orders, 1 scores"
    assert repr(ada) == f"<ContactProfile of contact 1: {shown}>"


async def test_who_is_not_there(client: AsyncClient) -> None:
    with pytest.raises(NotFoundError):
        await client.contacts.profile(9)
    with pytest.raises(NotFoundError, match="no contact has this e-mail address"):
        await client.contacts.profile("bob@example.com")
    with pytest.raises(InvalidInputError, match="contact is empty"):
        await client.contacts.profile(" ")


BARE: Mapping[str, Any] = {
    "contacts/7": {"contact": {"id": "7"}},
    "contacts/7/fieldValues": {"fieldValues": [{"contact": "7", "field": "3", "value": "L"}]},
    "contacts/7/contactTags": {"contactTags": [{"contact": "7", "tag": "5"}]},
    "contacts/7/contactLists": {"contactLists": [{"contact": "7", "list": "2", "status": "9"}, {"contact": "7"}]},
    "contacts/7/contactAutomations": {"contactAutomations": [{"automation": "4"}, {"seriesid": "6"}]},
    "contacts/7/deals": {"deals": [{"id": "1", "stage": "8", "group": "1"}, {"id": "2", "isDisabled": True}]},
    "contacts/7/notes": {"notes": []},
    "contacts/7/scoreValues": {"scoreValues": [{"score": "3", "scoreValue": "5"}, {"scoreValue": "1"}]},
    "fields": {"fields": [{"id": "3", "title": "Size", "type": "text", "perstag": "SIZE"}], "meta": {"total": "1"}},
    "tags": {"tags": [{"id": "5", "tag": "vip"}], "meta": {"total": "1"}},
    "lists": {"lists": [{"id": "2", "name": "News"}], "meta": {"total": "1"}},
    "automations": {"automations": [{"id": "4", "name": "Welcome"}], "meta": {"total": "1"}},
    "scores": {"scores": [{"id": "1", "name": "Other"}], "meta": {"total": "1"}},
    "dealGroups": {"dealGroups": [{"id": "1", "title": "Sales"}], "dealStages": [], "meta": {"total": 1}},
}


async def test_what_does_not_come_beside_is_fetched_and_names_that_are_gone_are_numbers() -> None:
    recorder = Recorder(lambda request: answer(BARE[request.url.path.removeprefix("/api/3/")]))
    async with new_client(recorder) as client:
        found = await client.contacts.profile(7)
        asked = len(recorder.requests)
        assert (await client.contacts.profile(7)).scores == found.scores
    assert (found.fields, found.tags) == ({"SIZE": "L"}, ["vip"])
    assert [(one.name, one.status) for one in found.lists] == [("News", 9), ("0", None)]
    assert [one.name for one in found.automations] == ["Welcome", "6"]
    assert [(one.pipeline, one.stage) for one in found.deals] == [("Sales", None), (None, None)]
    assert [(one.name, one.points) for one in found.scores] == [("3", 5), ("0", 1)]
    assert found.orders == []  # without an address nobody knows them
    # The second time no name is asked for: not even those that the account does not have.
    assert len(recorder.requests) - asked == 8


def refusing(**refused: httpx.Response) -> Recorder:
    contact = {"contact": {"id": "7", "email": ADA}, "deals": [{"id": "1", "stage": "8"}]}
    beside: Mapping[str, object] = dict.fromkeys(
        ("fieldValues", "contactTags", "contactLists", "contactAutomations"), ()
    )
    known: Mapping[str, object] = {
        "7": {**contact, **beside},
        "notes": {"notes": []},
        "scoreValues": {"scoreValues": []},
    }

    def reply(request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        return refused[name] if name in refused else answer(known[name])

    return Recorder(reply)


async def test_what_the_plan_lacks_is_empty_and_says_why() -> None:
    upgrade = answer({"message": "Upgrade your account"}, 403)
    missing = answer({"message": "No route"}, 404)
    server = refusing(dealGroups=upgrade, ecomOrders=upgrade, notes=missing)
    async with new_client(server) as client:
        found = await client.contacts.profile(7)
    assert (found.deals, found.orders, found.notes) == ([], [], [])
    assert found.unavailable.keys() == {"deals", "orders", "notes"}
    assert "Upgrade your account" in found.unavailable["deals"]


async def test_of_two_parts_that_fail_the_first_is_raised() -> None:
    server = refusing(notes=answer({}, 500), ecomOrders=answer({}, 503), dealGroups=answer({"dealGroups": []}))
    async with new_client(server, max_retries=0) as client:
        with pytest.raises(ServerError) as caught:
            await client.contacts.profile(7)
    assert caught.value.status_code == 500
