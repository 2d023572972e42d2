"""What privacy law asks for: all that is known of a person, and that it is removed, whatever happens on the way."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from acsdk import AsyncClient, InvalidInputError, NotFoundError, ReadOnlyError, TransportError
from acsdk.models import (
    BrowseSessionInput,
    ContactInput,
    CustomObjectLabels,
    CustomObjectRecordInput,
    CustomObjectRelationship,
    CustomObjectSchemaInput,
    DealInput,
    NoteInput,
    OrderInput,
    PipelineInput,
)
from acsdk.sandbox import Sandbox
from acsdk.sandbox.faults import Drop

pytestmark = pytest.mark.anyio

ADA = "ada@example.com"
GONE = ["v3 orders and carts", "v3 customers", "notes on the contact", "contact", "archived contact"]


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None, max_retries=0) as client:
        yield client


async def everything_of(client: AsyncClient, sandbox: Sandbox, email: str = ADA) -> int:
    person = (await client.contacts.create(ContactInput(email=email, first_name="Ada"))).id
    connection = await client.deepdata.connections.ensure("shop", "s", name="Tea shop")
    await client.orders.upsert(
        OrderInput(
            legacy_connection_id=connection.id,
            store_order_id=f"of {person}",
            email=email,
            creation_source="HISTORICAL",
            store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
            final_amount=Decimal("19.90"),
            currency="EUR",
        )
    )
    await client.notes.create(NoteInput(text="Calls back", related_type="Subscriber", related_id=person))
    sandbox.settle()
    return person


async def test_all_that_both_apis_know_is_disclosed(client: AsyncClient, sandbox: Sandbox) -> None:
    ada = await everything_of(client, sandbox, "Ada@example.com")
    await everything_of(client, sandbox, "bob@example.com")
    await client.browse_sessions.save(
        BrowseSessionInput(legacy_connection_id=1, email="Ada@example.com", normalized_status="ACTIVE")
    )
    sandbox.add("exclusions", matchPhrase=ADA, matchType="exact")
    sandbox.add("exclusions", matchPhrase=f"x{ADA}", matchType="exact")
    found = await client.contacts.disclose(f" {ADA} ")
    assert found.contact is not None
    assert (found.contact.contact.id, len(found.contact.notes), len(found.contact.orders)) == (ada, 1, 1)
    assert [order.email for order in found.orders] == ["Ada@example.com"]
    assert [customer.email for customer in found.customers] == ["Ada@example.com"] * 2
    assert (len(found.browse_sessions), len(found.exclusions), found.unavailable) == (1, 1, {})
    written = json.loads(found.to_json())
    assert written["orders"][0]["final_amount"] == "19.90"
    assert written["details"]["places_found"][0]["contact_id"] == ada
    assert (
        repr(found)
        == "<Disclosure: a contact, 2 customers, 1 orders, 0 recurring_payments, 1 browse_sessions, 0 archived>"
    )


async def test_who_is_deleted_is_disclosed_from_the_archive_and_nobody_is_no_error(
    client: AsyncClient, sandbox: Sandbox
) -> None:
    ada = await everything_of(client, sandbox)
    await client.contacts.delete(ada)
    found = await client.contacts.disclose(ADA)
    assert (found.contact, [row.id for row in found.archived], len(found.orders)) == (None, [ada], 1)
    sandbox.faults.add(status=404, path="*/contactArchives", body=b"")
    nobody = await client.contacts.disclose("nobody@example.com")
    assert (nobody.contact, nobody.orders, nobody.details) == (None, [], {})
    assert "Admin group" in nobody.unavailable["archived"]


async def test_a_person_is_erased_and_others_are_left_alone(client: AsyncClient, sandbox: Sandbox) -> None:
    ada, bob = await everything_of(client, sandbox), await everything_of(client, sandbox, "bob@example.com")
    preview = await client.contacts.erase(ADA, dry_run=True)
    assert (preview.is_complete, [entry.part for entry in preview.removed]) == (False, GONE)
    assert (await client.contacts.get(ada)).email == ADA
    report = await client.contacts.erase(ADA)
    assert report.is_complete
    assert [(entry.part, entry.ids) for entry in report.removed] == [(one.part, one.ids) for one in preview.removed]
    with pytest.raises(NotFoundError):
        await client.contacts.get(ada)
    assert {row["email"] for row in sandbox.rows("ecomCustomers")} == {"bob@example.com"}
    assert [row["email"] for row in sandbox.rows("ecomOrders")] == ["bob@example.com"]
    assert len((await client.contacts.profile(bob)).notes) == 1
    # Of the Ecommerce GraphQL API nothing can be removed, and the report says so.
    (stays,) = report.stays
    assert (stays.part, len(stays.ids)) == ("GraphQL orders", 1)
    assert "deletes none" in stays.reason
    assert json.loads(report.to_json())["is_complete"] is True
    assert repr(report) == "<Erasure: 6 removed, 1 stays, 0 failed>"
    assert "was not carried out" in repr(preview)


async def test_what_is_not_the_persons_alone_stays_and_is_named(client: AsyncClient, sandbox: Sandbox) -> None:
    ada = await everything_of(client, sandbox)
    pipeline = await client.deals.pipelines.create(PipelineInput(title="Sales", currency="EUR"))
    deal = DealInput(title="Teas", value="9.50", currency="EUR", contact_id=ada, pipeline_id=pipeline.id, owner_id=1)
    made = await client.deals.create(deal)
    labels = CustomObjectLabels(singular="Ticket", plural="Tickets")
    tie = CustomObjectRelationship(id="primary-contact", labels=labels, namespace="contacts", has_many=False)
    other = CustomObjectRelationship(id="account", labels=labels, namespace="accounts", has_many=False)
    schema = await client.custom_objects.schemas.create(
        CustomObjectSchemaInput(slug="ticket", labels=labels, fields=[], relationships=[tie, other])
    )
    await client.custom_objects.schemas.create(CustomObjectSchemaInput(slug="room", labels=labels, fields=[]))
    for key, person in (("t-1", ada), ("t-2", 99)):
        record = CustomObjectRecordInput(external_id=key, fields={}, relationships={"primary-contact": [person]})
        await client.custom_objects.records.upsert(schema.id, record)
    report = await client.contacts.erase(ADA, dry_run=True)
    stays = {entry.part: len(entry.ids) for entry in report.stays}
    assert stays == {"deals of the contact, with their notes": 1, "custom object ticket": 1, "GraphQL orders": 1}
    found = await client.contacts.disclose(ADA)
    assert [record.external_id for record in found.custom_objects["ticket"]] == ["t-1"]
    assert (await client.contacts.erase(ADA)).is_complete
    assert (await client.deals.get(made.id)).title == "Teas"


async def test_without_the_archive_the_contact_is_only_archived(client: AsyncClient, sandbox: Sandbox) -> None:
    ada = await everything_of(client, sandbox)
    sandbox.faults.add(status=404, path="*/contactArchives*", body=b"")
    report = await client.contacts.erase(ADA)
    (kept,) = report.failed
    assert (kept.part, kept.ids, "Admin group" in kept.reason) == ("archived contact", [ada], True)
    assert not report.is_complete
    nobody = await client.contacts.erase("nobody@example.com")
    assert [(entry.part, entry.ids) for entry in nobody.failed] == [("archived contact", [])]
    assert "could not be looked for" in nobody.failed[0].reason
    sandbox.faults.clear()  # another token
    assert (await client.contacts.erase(ADA)).is_complete
    assert sandbox.rows("contactArchives") == []


@pytest.mark.parametrize("path", ["*/ecomOrders*", "*/ecomCustomers*", "*/contacts/*/notes"])
async def test_what_may_not_be_looked_for_keeps_the_contact(client: AsyncClient, sandbox: Sandbox, path: str) -> None:
    """Once the contact is gone, nobody would find its customers and orders by the address."""
    ada = await everything_of(client, sandbox)
    sandbox.faults.add(status=403, path=path, method="GET", body={"message": "Forbidden"})
    for dry_run in (True, False):
        report = await client.contacts.erase(ADA, dry_run=dry_run)
        assert not report.is_complete
        assert [entry.reason for entry in report.failed] == ["could not be looked for: Forbidden"]
        assert ("contact", [ada]) in [(entry.part, entry.ids) for entry in report.stays]
    assert (await client.contacts.get(ada)).email == ADA
    sandbox.faults.clear()  # a token whose user may see them
    assert (await client.contacts.erase(ADA)).is_complete
    for table in ("ecomOrders", "ecomCustomers", "notes", "contacts", "contactArchives"):
        assert sandbox.rows(table) == []


async def test_whoever_was_deleted_before_stays_in_the_archive_while_something_failed(
    client: AsyncClient, sandbox: Sandbox
) -> None:
    """Its customers have the address ``deleted+N@example.com``, and N stands in the archive alone."""
    ada = await everything_of(client, sandbox)
    await client.contacts.delete(ada)
    sandbox.faults.add(status=422, path="*/ecomCustomers/*", method="DELETE", count=1, body={"message": "Not today"})
    report = await client.contacts.erase(ADA)
    assert ("archived contact", [ada]) in [(entry.part, entry.ids) for entry in report.stays]
    assert (await client.contacts.erase(ADA)).is_complete
    for table in ("ecomOrders", "ecomCustomers", "contactArchives"):
        assert sandbox.rows(table) == []


async def test_a_cut_after_a_failure_is_told_too(client: AsyncClient, sandbox: Sandbox) -> None:
    await everything_of(client, sandbox)
    sandbox.faults.add(status=422, path="*/ecomOrders/*", method="DELETE", count=1, body={"message": "Not today"})
    sandbox.faults.add("*/ecom/graphql", method="POST", drop="before", count=1)
    report = await client.contacts.erase(ADA)
    assert [entry.part for entry in report.failed] == ["v3 orders and carts", "what comes after"]


@pytest.mark.parametrize("path", ["*/ecomOrders/*", "*/ecomCustomers/*", "*/notes/*", "*/contacts/*"])
async def test_what_is_refused_keeps_the_contact_and_is_done_by_another_call(
    client: AsyncClient, sandbox: Sandbox, path: str
) -> None:
    ada = await everything_of(client, sandbox)
    sandbox.faults.add(status=422, path=path, method="DELETE", count=1, body={"message": "Not today"})
    report = await client.contacts.erase(ADA)
    assert not report.is_complete
    assert [entry.reason for entry in report.failed] == ["Not today"]
    assert (await client.contacts.get(ada)).email == ADA
    again = await client.contacts.erase(ADA)
    assert again.is_complete
    assert (sandbox.rows("ecomOrders"), sandbox.rows("ecomCustomers"), sandbox.rows("notes")) == ([], [], [])
    assert (sandbox.rows("contacts"), sandbox.rows("contactArchives")) == ([], [])


CUTS = [
    ("GET", "*/contacts"),
    ("DELETE", "*/ecomOrders/*"),
    ("DELETE", "*/ecomCustomers/*"),
    ("GET", "*/deals"),
    ("DELETE", "*/notes/*"),
    ("DELETE", "*/contacts/*"),
    ("POST", "*/deleteList"),
    ("POST", "*/ecom/graphql"),
]


@pytest.mark.parametrize("drop", ["before", "after"])
@pytest.mark.parametrize(("method", "path"), CUTS)
async def test_a_cut_at_any_request_is_mended_by_another_call(
    client: AsyncClient, sandbox: Sandbox, method: str, path: str, drop: Drop
) -> None:
    await everything_of(client, sandbox)
    sandbox.faults.add(path, method=method, drop=drop, count=1)
    if path == "*/contacts":  # nothing was removed yet, so there is nothing to report
        with pytest.raises(TransportError):
            await client.contacts.erase(ADA)
    else:
        report = await client.contacts.erase(ADA)
        assert (report.is_complete, len(report.failed)) == (False, 1)
    assert (await client.contacts.erase(ADA)).is_complete
    for table in ("ecomOrders", "ecomCustomers", "notes", "contacts", "contactArchives"):
        assert sandbox.rows(table) == []


async def test_what_is_asked_for_is_an_address_and_a_client_that_only_reads_erases_nothing(
    client: AsyncClient, sandbox: Sandbox
) -> None:
    with pytest.raises(InvalidInputError, match="email is no address"):
        await client.contacts.erase("ada")
    with pytest.raises(InvalidInputError, match="email is empty"):
        await client.contacts.disclose(" ")
    async with sandbox.client(read_only=True) as reader:
        with pytest.raises(ReadOnlyError):
            await reader.contacts.erase(ADA)
        assert (await reader.contacts.erase(ADA, dry_run=True)).removed == []
