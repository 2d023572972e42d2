"""Contacts, lists, tags and custom fields."""

# ruff: noqa: T201 - what is read is shown, so that nothing is unused

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import assert_type

import acsdk
from acsdk import AsyncClient, BulkReport
from acsdk.models import (
    Contact,
    ContactChangeKind,
    ContactChanges,
    ContactImport,
    ContactInput,
    ContactProfile,
    ContactStatus,
    ContactUpdate,
    CustomFieldInput,
    CustomFieldType,
    CustomFieldUpdate,
    Disclosure,
    Erasure,
    FieldGroupInput,
    FieldGroupMemberInput,
    FieldGroupMemberUpdate,
    FieldOptionInput,
    FieldValueInput,
    ImportCallback,
    ListExclusionUpdate,
    ListStatus,
    MailingListInput,
    MailingListUpdate,
    TagInput,
    TagUpdate,
)


async def fields(client: AsyncClient) -> int:
    size = await client.fields.create(CustomFieldInput(title="Size", type=CustomFieldType.DROPDOWN, tag="SIZE"))
    await client.fields.create(CustomFieldInput(title="Colours", type="checkbox", tag="COLOURS", visible=True))
    added = await client.fields.add_options(size.id, ["S", "M", FieldOptionInput(value="L", label="Large", order=3)])
    print((await client.fields.get_option(added[0].id)).label)
    await client.fields.delete_option(added[0].id)
    await client.fields.add_options(size.id, ["S"])
    size = await client.fields.get(size.id)
    await client.fields.update(size.id, CustomFieldUpdate(description="Of shirts", order=2))
    async for field in client.fields.list(tag="SIZE"):
        print(field.title, field.type, field.tag)
    relation = await client.fields.relate(size.id)
    await client.fields.relations(limit=1)
    relation = await client.fields.get_relation(relation.id)
    await client.fields.unrelate(relation.id)
    group = await client.fields.groups.create(FieldGroupInput(label="Clothes"))
    member = await client.fields.groups.add_member(FieldGroupMemberInput(group_id=group.id, field_id=size.id))
    member = await client.fields.groups.get_member(member.id)
    await client.fields.groups.update_member(member.id, FieldGroupMemberUpdate(order=2))
    await client.fields.groups.list().collect()
    await client.fields.groups.remove_member(member.id)
    spare = await client.fields.create(CustomFieldInput(title="Spare", type="text"))
    await client.fields.delete(spare.id)
    return size.id


async def a_contact(client: AsyncClient) -> int:
    contact = await client.contacts.create(ContactInput(email="lady@example.com", first_name="Ada"))
    contact = await client.contacts.upsert(
        ContactInput(
            email="lady@example.com",
            last_name="Lovelace",
            phone="+44 20 7946 0000",
            fields={"SIZE": "L", "COLOURS": ["red", "blue"]},
            extra={"hash": "x"},
        ),
        max_retries=0,
    )
    assert_type(contact, Contact)
    contact = await client.contacts.get(contact.id)
    contact = await client.contacts.get_by_email("lady@example.com")
    both = await client.contacts.get_with_fields(contact.id)
    print(both.contact.id, both.fields.get("SIZE"), ", ".join(both.tags))
    async for both in client.contacts.list_with_fields(email_like="lady", limit=2):
        print(both.contact.email)
    profile = await client.contacts.profile(contact.id)
    profile = await client.contacts.profile("lady@example.com", timeout=5)
    assert_type(profile, ContactProfile)
    print(profile.fields.get("SIZE"), profile.tags, [(one.name, one.status) for one in profile.lists])
    print([(one.deal.title, one.pipeline, one.stage) for one in profile.deals], profile.to_json(indent=2))
    async for whole in client.contacts.export(after=0, email_like="lady"):
        print(whole.contact.email, whole.fields, whole.tags, [standing.name for standing in whole.lists])
    page = await client.contacts.changes(datetime(2026, 1, 1, tzinfo=UTC), overlap=timedelta(hours=1))
    for change in page.changes:
        kind, contact_id, changed = change
        print(kind is ContactChangeKind.DELETED, contact_id, changed and changed.email)
    page = await client.contacts.changes(page.cursor, deletions=False)
    assert_type(page, ContactChanges)
    disclosure = await client.contacts.disclose("lady@example.com")
    assert_type(disclosure, Disclosure)
    print(disclosure.contact and disclosure.contact.tags, disclosure.unavailable, disclosure.to_json(indent=2))
    report = await client.contacts.erase("lady@example.com", dry_run=True)
    assert_type(report, Erasure)
    print(report.is_complete, [(entry.part, entry.ids, entry.reason) for entry in report.removed], report.to_dict())
    contact = await client.contacts.update(contact.id, ContactUpdate(phone=None, fields={"SIZE": None}))
    answer = await acsdk.with_response(client.contacts.get)(contact.id, timeout=5)
    print(answer.data.email, answer.info.status_code, answer.info.headers.get("date"), contact.created_date)
    return contact.id


async def finding(client: AsyncClient, contact_id: int) -> None:
    async for one in client.contacts.list(email_like="@example.com", order_by=["last_name", "-id"], limit=10):
        assert_type(one.id, int)
    page = await client.contacts.list(
        created_after=date(2026, 1, 1), updated_before=datetime.now(UTC), ids=(contact_id,)
    )
    total: int | None = page.total
    rows = page.to_dicts()
    print(total, rows, page.info.seconds, page.side_loads.keys())
    async for one_page in client.contacts.list(
        search="ada", page_size=20, offset=0, status=ContactStatus.ACTIVE
    ).pages():
        print([contact.email for contact in one_page.items])
    everyone = await client.contacts.list(extra_query={"filters[phone]": "1"}).collect()
    by_id = {contact.id: contact for contact in everyone}
    print(by_id[1].first_name if 1 in by_id else "nobody")


async def what_is_known(client: AsyncClient, contact_id: int) -> None:
    await client.contacts.accounts(contact_id)
    await client.contacts.automation_entry_counts(contact_id)
    await client.contacts.automations(contact_id)
    await client.contacts.bounce_logs(contact_id)
    await client.contacts.deals(contact_id, limit=5)
    await client.contacts.field_values(contact_id)
    await client.contacts.geo_ips(contact_id)
    await client.contacts.goals(contact_id)
    await client.contacts.lists(contact_id)
    await client.contacts.logs(contact_id)
    await client.contacts.notes(contact_id)
    await client.contacts.scores(contact_id)
    await client.contacts.secondary_deals(contact_id)
    await client.contacts.tracking_logs(contact_id)
    await client.contacts.all_bounce_logs(limit=1)
    await client.contacts.all_data(limit=1)
    await client.contacts.all_lists(limit=1)
    await client.contacts.all_tags(limit=1)
    with suppress(acsdk.NotFoundError):
        print((await client.contacts.data(contact_id)).geo_city)
    with suppress(acsdk.NotFoundError):
        print((await client.contacts.organization(contact_id)).name)
    with suppress(acsdk.NotFoundError):
        print((await client.contacts.plus_append(contact_id)).id)
    with suppress(acsdk.NotFoundError):
        print((await client.contacts.geo_address(1)).city)


async def field_values(client: AsyncClient, contact_id: int, field_id: int) -> None:
    value = await client.fields.values.set(FieldValueInput(contact_id=contact_id, field_id=field_id, value="M"))
    value = await client.fields.values.get(value.id)
    await client.fields.values.update(
        value.id, FieldValueInput(contact_id=contact_id, field_id=field_id, value="S"), use_defaults=True
    )
    async for one in client.fields.values.list(field_id=field_id, value="S"):
        print(one.value)
    await client.fields.values.delete(value.id)


async def lists(client: AsyncClient, contact_id: int) -> None:
    news = await client.lists.create(
        MailingListInput(name="News", string_id="news", sender_url="https://acme.test", sender_reminder="You asked"),
        group_ids=[3],
    )
    news = await client.lists.get(news.id)
    await client.lists.update(news.id, MailingListUpdate(name="All the news"))
    await client.lists.grant(news.id, 3)
    async for grant in client.lists.grants():
        same_grant = await client.lists.get_grant(grant.id)
        print(same_grant.group_id, same_grant.may_send_messages)
        await client.lists.revoke(grant.id)
    async for one in client.lists.list(name_contains="news", order_by="name"):
        print(one.name)
    await client.contacts.subscribe(contact_id, news.id)
    print((await client.contacts.ensure_on_list(contact_id, news.id)).status)
    await client.contacts.unsubscribe(contact_id, news.id)
    await client.contacts.subscribe(contact_id, news.id, resubscribe=True)
    membership = await client.contacts.set_list_status(contact_id, news.id, ListStatus.ACTIVE, resubscribe=True)
    membership = await client.contacts.set_list_status(contact_id, news.id, 2)
    print(membership.status == ListStatus.UNSUBSCRIBED, membership.list_id)
    async for exclusion in client.lists.exclusions.list(match_phrase="spam", list_ids=news.id):
        same = await client.lists.exclusions.get(exclusion.id)
        await client.lists.exclusions.update(same.id, ListExclusionUpdate(channel="several", list_ids=[news.id]))
    await client.lists.delete(news.id)


async def tags(client: AsyncClient, contact_id: int) -> None:
    tag = await client.tags.create(TagInput(name="customer", description="Has bought"))
    tag = await client.tags.ensure("vip")
    tag = await client.tags.get(tag.id)
    await client.tags.update(tag.id, TagUpdate(description="Buys a lot", tag_type="contact"))
    async for one in client.tags.list(name_starts_with="v", order_by=("name",)):
        print(one.name, one.tag_type)
    tied = await client.contacts.add_tag(contact_id, tag.id)
    await client.contacts.add_tag(contact_id, "customer")
    print((await client.contacts.list(tag="customer", list=1)).total)
    print((await client.contacts.ensure_tag(contact_id, "customer")).was_created)
    async for held in client.contacts.tags(contact_id):
        print(held.tag_id)
    tied = await client.contacts.get_tag(tied.id)
    await client.contacts.delete_tag(tied.id)
    assert_type(await client.contacts.remove_tag(contact_id, "customer"), bool)
    await client.contacts.remove_tag(contact_id, 1)
    await client.tags.delete(tag.id)


def people(count: int) -> Iterator[ContactImport]:
    for number in range(count):
        yield ContactImport(email=f"person{number}@example.com", tags=["imported"], fields={"SIZE": "S"})


async def people_elsewhere() -> AsyncIterator[ContactImport]:
    yield ContactImport(email="eve@example.com", subscribe=[1], first_name="Eve")


async def in_bulk(client: AsyncClient) -> None:
    callback = ImportCallback(url="https://acme.test/done", params={"run": "7"}, detailed_results=True)
    receipt = await client.contacts.import_batch([ContactImport(email="bob@example.com")], callback=callback)
    print((await client.contacts.import_info(receipt.batch_id)).status)
    print((await client.contacts.import_overview()).outstanding)
    report = await client.contacts.bulk_import(people(3), exclude_automations=True)
    assert_type(report, BulkReport[ContactImport])
    await client.contacts.bulk_import(people_elsewhere(), callback=callback, batch_size=100, on_progress=print)
    print(report.accepted, report.seconds, [failure.item.email for failure in report.failures])


async def leaving(client: AsyncClient, contact_id: int) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    await client.contacts.list(created_before=yesterday, organization_id=1, tag_id=1, segment_id=1)
    await client.contacts.delete(contact_id)
    async for gone in client.contacts.archive.list(limit=1):
        print(gone.email, gone.is_restorable)
    begun = await client.contacts.archive.restore([contact_id])
    begun = await client.contacts.archive.restore_state(begun.id)
    await client.contacts.archive.restores(limit=1)
    ended = await client.contacts.archive.wait_until_restored(begun.id, within=60)
    print(ended.restored, ended.is_finished)
    for one in await client.contacts.archive.restore_many([contact_id]):
        print(one.matching)
    every = await client.contacts.archive.restore_all(start=date(2026, 1, 1), search="lady")
    await client.contacts.archive.wait_until_restored(every.id)
    await client.contacts.archive.delete_many([contact_id])
