"""Deals, accounts, tasks and notes."""

# ruff: noqa: T201 - what is read is shown, so that nothing is unused

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import assert_type

import acsdk
from acsdk import AsyncClient
from acsdk.models import (
    Account,
    AccountContactInput,
    AccountContactUpdate,
    AccountFieldValueInput,
    AccountInput,
    AccountUpdate,
    CrmFieldInput,
    CrmFieldType,
    CrmFieldUpdate,
    CrmFieldValueChange,
    CrmFieldValueUpdate,
    CurrencyAmount,
    Deal,
    DealFieldValueInput,
    DealInput,
    DealRoleInput,
    DealStageInput,
    DealStageUpdate,
    DealStatus,
    DealTaskInput,
    DealTaskUpdate,
    DealUpdate,
    NoteInput,
    NoteSubject,
    NoteUpdate,
    PipelineInput,
    PipelineUpdate,
    SecondaryContactInput,
    SecondaryContactUpdate,
    TaskOutcomeInput,
    TaskOutcomeUpdate,
    TaskSentiment,
    TaskTypeInput,
    TaskTypeOutcomeInput,
    TaskTypeOutcomeUpdate,
    TaskTypeUpdate,
)

TOMORROW = datetime.now(UTC) + timedelta(days=1)


async def pipelines(client: AsyncClient) -> tuple[int, int]:
    pipeline = await client.deals.pipelines.create(PipelineInput(title="Sales", currency="EUR", all_users=True))
    pipeline = await client.deals.pipelines.get(pipeline.id)
    await client.deals.pipelines.update(pipeline.id, PipelineUpdate(title="Selling", auto_assign=1))
    async for one in client.deals.pipelines.list(title="Selling", has_stages=True, order_by="-title"):
        print(one.title, one.stage_ids)
    await client.deals.pipelines.users(limit=3)
    stage = await client.deals.stages.create(DealStageInput(pipeline_id=pipeline.id, title="New"), reorder=True)
    stage = await client.deals.stages.get(stage.id)
    await client.deals.stages.update(stage.id, DealStageUpdate(color="ff0000", card_region3="hide-avatar"))
    later = await client.deals.stages.create(DealStageInput(pipeline_id=pipeline.id, title="Later"))
    await client.deals.stages.list(pipeline_id=pipeline.id, order_by="title").collect()
    print([deal.id for deal in await client.deals.stages.move_deals(later.id, stage.id)])
    await client.deals.stages.delete(later.id)
    spare = await client.deals.pipelines.create(PipelineInput(title="Spare", currency="usd"))
    await client.deals.pipelines.delete(spare.id)
    return pipeline.id, stage.id


async def accounts(client: AsyncClient, contact_id: int) -> int:
    account = await client.accounts.create(AccountInput(name="Acme", url="https://acme.test", owner_id=1))
    account = await client.accounts.ensure(AccountInput(name="Acme"))
    account = await client.accounts.get(account.id)
    field = await client.accounts.fields.create(CrmFieldInput(label="Revenue", type=CrmFieldType.CURRENCY))
    other = await client.accounts.fields.create(CrmFieldInput(label="Sector", type="dropdown", options=["Food", "IT"]))
    account = await client.accounts.update(
        account.id,
        AccountUpdate(
            url=None, fields={"Revenue": CurrencyAmount(amount=Decimal("9.95"), currency="EUR"), "Sector": "IT"}
        ),
    )
    assert_type(account, Account)
    async for one in client.accounts.list(search="Acm", count_deals=True, limit=2):
        print(one.name, one.deal_count)
    async for both in client.accounts.list_with_fields(limit=2):
        print(both.record.name, both.fields)
    print((await client.accounts.get_with_fields(account.id)).fields.get("Sector"))
    note = await client.accounts.add_note(account.id, "Called")
    await client.accounts.update_note(account.id, note.id, "Called twice")
    tie = await client.accounts.contacts.create(AccountContactInput(account_id=account.id, contact_id=contact_id))
    tie = await client.accounts.contacts.ensure(AccountContactInput(account_id=account.id, contact_id=contact_id))
    tie = await client.accounts.contacts.get(tie.id)
    await client.accounts.contacts.update(tie.id, AccountContactUpdate(job_title="CEO"))
    await client.accounts.contacts.list(account_id=account.id, contact_id=contact_id)
    await client.accounts.contacts.delete(tie.id)
    await account_fields(client, account.id, field.id)
    await client.accounts.fields.update(other.id, CrmFieldUpdate(label="Trade"))
    await client.accounts.fields.delete(other.id)
    extra = [(await client.accounts.ensure(AccountInput(name=name))).id for name in ("One", "Two", "Three")]
    await client.accounts.delete(extra.pop())
    assert_type(await client.accounts.bulk_delete(extra), bool)
    return account.id


async def account_fields(client: AsyncClient, account_id: int, field_id: int) -> None:
    field = await client.accounts.fields.get(field_id)
    await client.accounts.fields.list().collect()
    async for value in client.accounts.fields.values.list(account_id=account_id):
        await client.accounts.fields.values.delete(value.id)
    staff = await client.accounts.fields.create(CrmFieldInput(label=f"Not {field.label}", type="number"))
    value = await client.accounts.fields.values.create(
        AccountFieldValueInput(account_id=account_id, field_id=staff.id, value=12)
    )
    value = await client.accounts.fields.values.get(value.id)
    await client.accounts.fields.values.update(value.id, CrmFieldValueUpdate(value=13))
    await client.accounts.fields.values.bulk_update((CrmFieldValueChange(value_id=value.id, value=14),))
    await client.accounts.fields.values.delete(value.id)
    await client.accounts.fields.values.bulk_create(
        [AccountFieldValueInput(account_id=account_id, field_id=staff.id, value=15)]
    )


async def deals(client: AsyncClient, contact_id: int, account_id: int, stage_id: int) -> int:
    field = await client.deals.fields.create(CrmFieldInput(label="Close on", type="date"))
    deal = await client.deals.create(
        DealInput(
            title="Big",
            value=Decimal("1999.99"),
            currency="EUR",
            contact_id=contact_id,
            account_id=account_id,
            stage_id=stage_id,
            owner_id=1,
            status=0,
            fields={"Close on": date(2027, 1, 1)},
        )
    )
    assert_type(deal, Deal)
    deal = await client.deals.get(deal.id)
    deal = await client.deals.update(deal.id, DealUpdate(value=2000, status=DealStatus.WON, percent=100))
    print(deal.value, deal.currency, deal.status == DealStatus.WON)
    async for one in client.deals.list(stage_id=stage_id, order_by="-value", minimum_value=10, status=DealStatus.WON):
        print(one.title, one.created_date)
    async for both in client.deals.list_with_fields(owner_id=1, limit=3):
        print(both.record.title, both.fields.get("Close on"))
    print((await client.deals.get_with_fields(deal.id)).fields)
    note = await client.deals.add_note(deal.id, "Nearly there")
    await client.deals.update_note(deal.id, note.id, "Done")
    await client.deals.activities(deal_id=deal.id, limit=5)
    print((await client.deals.bulk_update_owners({deal.id: 1})).unchanged_ids)
    print(await client.deals.pipelines.inaccessible([deal.id], 1))
    await deal_fields(client, deal.id, field.id)
    return deal.id


async def deal_fields(client: AsyncClient, deal_id: int, field_id: int) -> None:
    field = await client.deals.fields.get(field_id)
    await client.deals.fields.update(field.id, CrmFieldUpdate(label="Closing day"))
    await client.deals.fields.list(limit=4)
    await client.deals.fields.values.list(deal_id=deal_id)
    colour = await client.deals.fields.create(CrmFieldInput(label="Colour", type="text", is_form_visible=True))
    value = await client.deals.fields.values.create(
        DealFieldValueInput(deal_id=deal_id, field_id=colour.id, value="red")
    )
    value = await client.deals.fields.values.get(value.id)
    await client.deals.fields.values.update(value.id, CrmFieldValueUpdate(value="blue"))
    await client.deals.fields.values.bulk_update([CrmFieldValueChange(value_id=value.id, value="green")])
    await client.deals.fields.values.delete(value.id)
    await client.deals.fields.values.bulk_create((DealFieldValueInput(deal_id=deal_id, field_id=colour.id, value="x"),))
    await client.deals.fields.delete(colour.id)


async def people_of_deals(client: AsyncClient, deal_id: int, contact_id: int) -> None:
    role = await client.deals.roles.create(DealRoleInput(title="Buyer"))
    await client.deals.roles.list(limit=2)
    tie = await client.deals.secondary_contacts.create(
        SecondaryContactInput(deal_id=deal_id, contact_id=contact_id, role_id=role.id)
    )
    tie = await client.deals.secondary_contacts.get(tie.id)
    await client.deals.secondary_contacts.update(tie.id, SecondaryContactUpdate(role_id=role.id))
    await client.deals.secondary_contacts.list().collect()
    await client.deals.secondary_contacts.delete(tie.id)
    await client.deals.roles.delete(role.id)


async def tasks(client: AsyncClient, deal_id: int) -> None:
    kind = await client.deals.tasks.types.create(TaskTypeInput(title="Chat"))
    kind = await client.deals.tasks.types.get(kind.id)
    await client.deals.tasks.types.update(kind.id, TaskTypeUpdate(title="Phone"))
    await client.deals.tasks.types.list().collect()
    other = await client.deals.tasks.types.create(TaskTypeInput(title="Letter", is_disabled=False))
    task = await client.deals.tasks.create(
        DealTaskInput(related_id=deal_id, task_type_id=other.id, due_date=TOMORROW, title="Ask", owner_type="deal")
    )
    task = await client.deals.tasks.get(task.id)
    print([moved.id for moved in await client.deals.tasks.types.move_tasks(other.id, kind.id)])
    await client.deals.tasks.types.delete(other.id)
    outcome = await client.deals.tasks.outcomes.create(TaskOutcomeInput(title="Yes", sentiment="Positive"))
    outcome = await client.deals.tasks.outcomes.get(outcome.id)
    await client.deals.tasks.outcomes.update(outcome.id, TaskOutcomeUpdate(sentiment=TaskSentiment.NEUTRAL))
    await client.deals.tasks.outcomes.list(sentiment=1)
    relation = await client.deals.tasks.type_outcomes.create(
        TaskTypeOutcomeInput(task_type_id=kind.id, outcome_id=outcome.id)
    )
    relation = await client.deals.tasks.type_outcomes.get(relation.id)
    await client.deals.tasks.type_outcomes.update(relation.id, TaskTypeOutcomeUpdate(display_order=2))
    await client.deals.tasks.type_outcomes.list()
    await client.deals.tasks.update(task.id, DealTaskUpdate(is_complete=True, outcome_id=outcome.id))
    async for one in client.deals.tasks.list(due_before=date(2030, 1, 1), related_id=deal_id, is_complete=True):
        print(one.title, one.due_date)
    with suppress(acsdk.APIError):
        await client.deals.tasks.remind(task.id, 30)
    await client.deals.tasks.type_outcomes.delete(relation.id)
    await client.deals.tasks.outcomes.delete(outcome.id)
    await client.deals.tasks.delete(task.id)


async def notes(client: AsyncClient, contact_id: int) -> None:
    note = await client.notes.create(NoteInput(text="Hello", related_type=NoteSubject.CONTACT, related_id=contact_id))
    note = await client.notes.get(note.id)
    await client.notes.update(note.id, NoteUpdate(text="Bye", related_type="Subscriber", related_id=contact_id))
    async for one in client.notes.list(limit=3):
        print(one.text, one.related_id)
    await client.notes.delete(note.id)


async def leaving(client: AsyncClient, deal_id: int) -> None:
    await client.deals.delete(deal_id)
