"""SMS, WhatsApp, tracking and custom objects."""

# ruff: noqa: T201 - what is read is shown, so that nothing is unused

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import assert_type

from pydantic import BaseModel

import acsdk
from acsdk import AsyncClient
from acsdk.models import (
    ConversationInput,
    ConversationMember,
    ConversationStatus,
    ConversationUpdate,
    CustomObjectCondition,
    CustomObjectField,
    CustomObjectFieldOption,
    CustomObjectFieldType,
    CustomObjectLabels,
    CustomObjectRecord,
    CustomObjectRecordInput,
    CustomObjectRelationship,
    CustomObjectSchemaInput,
    CustomObjectSchemaUpdate,
    LocalEventInput,
    SmsBroadcastInput,
    SmsBroadcastUpdate,
    TrackingCredentials,
    WhatsAppContactInput,
    WhitelistedSiteInput,
)

NOW = datetime.now(UTC)


async def sms(client: AsyncClient) -> None:
    broadcast = await client.sms.broadcasts.create(SmsBroadcastInput(name="Sale", body="20 % off", list_ids=[1]))
    broadcast = await client.sms.broadcasts.get(broadcast.id)
    await client.sms.broadcasts.update(broadcast.id, SmsBroadcastUpdate(body="30 % off"))
    async for one in client.sms.broadcasts.list(name="Sale", status="draft", order_by="-created_at"):
        print(one.body, one.status)
    print([row.sends for row in await client.sms.broadcasts.metrics([broadcast.id], start_date=date(2026, 1, 1))])
    print((await client.sms.broadcasts.snapshot(end_date=date(2030, 1, 1))).campaigns)
    print((await client.sms.broadcasts.snapshot_of((broadcast.id,))).campaigns)
    print(await client.sms.broadcasts.failures(broadcast.id))
    await client.sms.broadcasts.recipients(broadcast.id, order_by="name")
    assert_type(await client.sms.broadcasts.export([broadcast.id]), str)
    assert_type(await client.sms.broadcasts.export_recipients(broadcast.id, search="ada"), str)
    await client.sms.broadcasts.send(broadcast.id)
    with suppress(acsdk.PermissionDeniedError):
        asked = await client.sms.broadcasts.create_with_ai("A spring sale", tone="friendly")
        await client.sms.broadcasts.ai_request(asked.request_id)
    with suppress(acsdk.PermissionDeniedError):
        await client.sms.broadcasts.update_with_ai(broadcast.id, "Shorter", tone="dry", source="ai_builder")
    await client.sms.broadcasts.delete(broadcast.id)
    print((await client.sms.credits()).available)
    await client.sms.lists(name="News")
    await client.sms.messages(limit=1)


async def whatsapp(client: AsyncClient) -> None:
    async for template in client.whatsapp.templates.list(limit=1):
        same = await client.whatsapp.templates.get(template.id)
        await client.whatsapp.templates.update(same.id, same.to_input(name="greeting"))
        sent = await client.whatsapp.templates.send(same.id, "+442079460000", ["Ada"])
        print(sent.id)
        await client.whatsapp.templates.delete(same.id)
    async for execution in client.whatsapp.flow_executions.list(limit=1):
        print((await client.whatsapp.flow_executions.get(execution.id)).id)
    async for one in client.whatsapp.flow_execution_contacts.list(limit=1):
        print((await client.whatsapp.flow_execution_contacts.get(one.id)).id)
    with suppress(acsdk.APIError):
        await client.whatsapp.flow_executions.create(
            "6f1c2a52-7d8b-4c9e-8f0a-1b2c3d4e5f60", [WhatsAppContactInput(phone="+442079460000")], has_priority=True
        )


async def conversations(client: AsyncClient) -> None:
    async for one in client.conversations.list(limit=1):
        await client.conversations.update(one.id, ConversationUpdate(status=ConversationStatus.RESOLVED))
        await client.conversations.replace(
            one.id, ConversationInput(contact="7", assigned=[ConversationMember(id=1)], created_on=NOW, source="API")
        )


async def tracking(client: AsyncClient) -> None:
    event = await client.tracking.events.create("Bought")
    event = await client.tracking.events.ensure("Bought")
    async for one in client.tracking.events.list():
        print(one.name)
    print(event.name, (await client.tracking.events.get_status()).enabled)
    await client.tracking.events.set_status(enabled=True)
    with suppress(acsdk.NotFoundError):
        print((await client.tracking.events.contact(1)).email)
    await client.tracking.events.delete("Bought")
    print(await client.tracking.site.code(), await client.tracking.site.get_status())
    await client.tracking.site.set_status(enabled=False)
    site = await client.tracking.whitelist.create(WhitelistedSiteInput(domain="acme.test"))
    await client.tracking.whitelist.list().collect()
    await client.tracking.whitelist.delete(site.id)
    await client.tracking.domains.create("acme.test")
    await client.tracking.domains.list(limit=1)
    await client.tracking.domains.delete("acme.test")
    with suppress(acsdk.APIError):
        await client.tracking.report_local_event(LocalEventInput(email="ada@example.com", timestamp=NOW))


async def an_event(client: AsyncClient) -> None:
    await client.tracking.events.set_status(enabled=True)
    credentials = TrackingCredentials(account_id="1000001", event_key="sandbox-event-key")
    await client.tracking.track("Bought", email="ada@example.com", data="tea", credentials=credentials)


class Machine(BaseModel):
    serial: str
    price: Decimal
    contacts: list[int] = []


def a_schema() -> CustomObjectSchemaInput:
    return CustomObjectSchemaInput(
        slug="machines",
        labels=CustomObjectLabels(singular="Machine", plural="Machines"),
        fields=[
            CustomObjectField(
                id="price",
                type=CustomObjectFieldType.DECIMAL,
                labels=CustomObjectLabels(singular="Price", plural="Prices"),
            ),
            CustomObjectField(
                id="kind",
                type="dropdown",
                labels=CustomObjectLabels(singular="Kind", plural="Kinds"),
                options=(CustomObjectFieldOption(value="new"),),
            ),
        ],
        relationships=[
            CustomObjectRelationship(
                id="primary-contact",
                labels=CustomObjectLabels(singular="Contact", plural="Contacts"),
                namespace="contacts",
                has_many=False,
            )
        ],
    )


async def custom_objects(client: AsyncClient, contact_id: int) -> None:
    schema = await client.custom_objects.schemas.create(a_schema())
    schema = await client.custom_objects.schemas.get(schema.id, show_deleted_fields=True)
    await client.custom_objects.schemas.update(schema.id, CustomObjectSchemaUpdate(description="What we sell"))
    async for one in client.custom_objects.schemas.list(slug="machines", visibility="private", limit=2):
        print(one.slug, [field.id for field in one.fields])
    await records(client, schema.id, contact_id)
    machines = client.custom_objects.mapped(
        schema.id, Machine, key="serial", relationships={"contacts": "primary-contact"}
    )
    await machines.upsert(Machine(serial="m-2", price=Decimal("9.95")))
    assert_type(await machines.get("m-2"), Machine)
    await client.custom_objects.schemas.delete_field(schema.id, "kind")
    with suppress(acsdk.APIError):
        public = await client.custom_objects.schemas.create_public(a_schema().replace(slug="public", app_id="7"))
        await client.custom_objects.schemas.create_child(public.id)
    await client.custom_objects.schemas.delete(schema.id)


async def records(client: AsyncClient, schema_id: str, contact_id: int) -> None:
    fields: dict[str, str | int] = {"price": "9.95", "kind": "new"}
    record = await client.custom_objects.records.upsert(
        schema_id,
        CustomObjectRecordInput(external_id="m-1", fields=fields, relationships={"primary-contact": contact_id}),
    )
    assert_type(record, CustomObjectRecord)
    record = await client.custom_objects.records.get_by_external_id(schema_id, "m-1")
    record = await client.custom_objects.records.get(schema_id, record.id)
    cheap: Sequence[CustomObjectRecord] = await client.custom_objects.records.list(
        schema_id,
        fields={"price": CustomObjectCondition(lt=Decimal(10)), "kind": "new"},
        relationships={"primary-contact": contact_id},
        order_by="-created_timestamp",
    ).collect()
    print([one.values for one in cheap])
    await client.custom_objects.records.delete(schema_id, record.id)
    await client.custom_objects.records.upsert(schema_id, CustomObjectRecordInput(external_id="m-3"))
    await client.custom_objects.records.delete_by_external_id(schema_id, "m-3")
