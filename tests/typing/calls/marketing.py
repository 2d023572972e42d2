"""Automations, campaigns, messages, segments and what belongs to them."""

# ruff: noqa: T201 - what is read is shown, so that nothing is unused

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import assert_type

import acsdk
from acsdk import AsyncClient
from acsdk.models import (
    BrandingUpdate,
    CampaignInput,
    CampaignType,
    CampaignUpdate,
    ContactAutomationInput,
    MessageInput,
    MessageUpdate,
    PersonalizationInput,
    PersonalizationUpdate,
    SavedResponseInput,
    SavedResponseUpdate,
    Segment,
    SegmentCondition,
    SegmentConditionGroup,
    SegmentConditionGroupMember,
    SegmentCriteria,
    SegmentField,
    SegmentInput,
    SegmentOperator,
)

NOW = datetime.now(UTC)


async def automations(client: AsyncClient, contact_id: int) -> None:
    async for automation in client.automations.list(limit=10):
        same = await client.automations.get(automation.id)
        print([block.type for block in await client.automations.blocks_of(same.id)])
        run = await client.automations.enrol(same.id, contact_id)
        await client.automations.enrol(same.id, "lady@example.com")
        run = await client.contact_automations.get(run.id)
        await client.contact_automations.list(added_after=NOW - timedelta(days=1), order_by="-last_date", limit=3)
        await client.contact_automations.delete(run.id)
        made = await client.contact_automations.create(
            ContactAutomationInput(contact_id=contact_id, automation_id=automation.id)
        )
        made = await client.contact_automations.ensure(
            ContactAutomationInput(contact_id=contact_id, automation_id=automation.id)
        )
        print(made.automation_id, await client.automations.remove(automation.id, "lady@example.com"))
        assert_type(await client.automations.remove(automation.id, contact_id), int)
    await client.automations.blocks(limit=1)
    await client.automations.goals(limit=1)


async def campaigns(client: AsyncClient) -> None:
    campaign = await client.campaigns.create(CampaignInput(name="Spring"))
    campaign = await client.campaigns.get(campaign.id)
    await client.campaigns.update(campaign.id, CampaignUpdate(name="Spring sale", list_ids=[], scheduled_date=NOW))
    async for one in client.campaigns.list(order_by="-send_date", limit=3):
        print(one.name, one.type == CampaignType.SINGLE, one.sent_count)
    await client.campaigns.links(campaign.id, limit=3)
    await client.campaigns.all_links(limit=1)
    await client.campaigns.all_lists(limit=1)
    await client.campaigns.all_messages(limit=1)
    copy = await client.campaigns.copy(campaign.id)
    print(copy)
    await client.campaigns.delete(campaign.id)


async def messages(client: AsyncClient) -> None:
    message = await client.messages.create(
        MessageInput(from_name="Ada", from_email="ada@acme.test", reply_to="ada@acme.test", subject="Hi", text="Hello")
    )
    message = await client.messages.get(message.id)
    await client.messages.update(message.id, MessageUpdate(subject="Hello", html=None))
    async for one in client.messages.list(limit=3):
        print(one.subject, one.modified_date)
    with suppress(acsdk.NotFoundError):
        print((await client.content.editor_markup(message.id)).html)
        print(await client.content.editor_config(), await client.content.editor_config(campaign_id=1))
        print(
            [group.category for group in await client.content.personalization_tags("contacts", "deals", campaign_id=1)]
        )
    await client.messages.delete(message.id)


async def variables(client: AsyncClient) -> None:
    variable = await client.personalizations.create(
        PersonalizationInput(tag="OFFER", name="Offer", format="text", content="10 %", list_ids=(1,))
    )
    variable = await client.personalizations.get(variable.id)
    await client.personalizations.update(variable.id, PersonalizationUpdate(content="20 %"))
    await client.personalizations.list(format="text", order_by=["name", "-tag"])
    await client.personalizations.lock(variable.id)
    await client.personalizations.unlock(variable.id)
    other = await client.personalizations.create(PersonalizationInput(tag="OTHER"))
    await client.personalizations.bulk_delete([other.id])
    await client.personalizations.delete(variable.id)


async def saved_responses(client: AsyncClient) -> None:
    response = await client.saved_responses.create(SavedResponseInput(title="Hi", subject="Hello", body="Dear all"))
    response = await client.saved_responses.get(response.id)
    await client.saved_responses.update(response.id, SavedResponseUpdate(body="Dear you"))
    await client.saved_responses.list(limit=2)
    await client.saved_responses.delete(response.id)


def a_segment(tag_id: int) -> SegmentInput:
    condition = SegmentCondition(
        id="1",
        object_type="tag",
        source_system="activecampaign",
        fields=[SegmentField(name="tagid", operator="=", data_type="string", value=str(tag_id))],
    )
    group = SegmentConditionGroup(id="1", operator="and", values=[SegmentConditionGroupMember(id="1")])
    return SegmentInput(name="VIPs", group_operator=SegmentOperator.AND, conditions=[condition], groups=[group])


async def segments(client: AsyncClient, contact_id: int) -> None:
    made = a_segment((await client.tags.ensure("vip")).id)
    segment = await client.segments.create(made)
    assert_type(segment, Segment)
    segment = await client.segments.get(segment.id)
    segment = await client.segments.update(segment.id, made.replace(name="Very important"))
    print((await client.segments.summary(segment.id)).name)
    async for one in client.segments.list(search="very", order_by="-recent", limit=5):
        print(one.name)
    print((await client.segments.matching.one(segment.id, contact_id)).id)
    matches = await client.segments.matching.all(segment.id, page=1, page_size=100, order_by=["email", "-id"])
    matches = await client.segments.matching.result_of_all(matches.segment_id, matches.run_id)
    print(matches.contact_ids, matches.is_ready)
    await client.segments.matching.all_of_new(made, instant=True)
    criteria = SegmentCriteria(group_operator="and", conditions=made.conditions[0], segment_relationship="or")
    some = await client.segments.matching.some(segment.id, criteria)
    await client.segments.matching.result_of_some(some.segment_id, some.run_id, page=1)
    print([count.id for count in await client.segments.latest_counts([segment.id])])
    print(await client.segments.count_history(segment.id, before=NOW))
    with suppress(acsdk.NotFoundError):
        segment = await client.segments.get_at(segment.id, NOW)
        segment = await client.segments.revert(segment.id, NOW)
    await client.segments.delete(segment.id)
    async for old in client.segments.legacy.list(limit=2):
        print((await client.segments.legacy.get(old.id)).name)
    with suppress(acsdk.NotFoundError):
        await client.segments.legacy.get(4711)


async def looks(client: AsyncClient) -> None:
    async for branding in client.branding.list(limit=1):
        branding = await client.branding.get(branding.id)  # noqa: PLW2901
        await client.branding.update(branding.id, BrandingUpdate(site_name="Acme", copyright=True))
    async for template in client.templates.list(limit=1):
        same = await client.templates.get(template.id)
        with suppress(acsdk.APIError):
            print(await client.templates.share(same.id, api_token="secret"))
        await client.templates.delete(same.id)
    async for form in client.forms.list(limit=1):
        form = await client.forms.get(form.id)  # noqa: PLW2901
        await client.forms.update(form.id, {"form": {"name": "Newsletter"}})
        await client.forms.delete(form.id)
    with suppress(acsdk.APIError):
        await client.forms.create({"form": {"name": "News"}})
    with suppress(acsdk.APIError):
        await client.forms.opt_in({"contact": {"email": "lady@example.com"}})


async def what_happened(client: AsyncClient, contact_id: int) -> None:
    await client.activities.list(contact_id, include=["notes"], after=NOW, order_by="-timestamp")
    await client.activities.emails(contact_id=contact_id, limit=1)
    await client.activities.contact_emails(limit=1)
    await client.conversions.list(limit=1)
    await client.conversions.of_contacts(limit=1)
    await client.conversions.triggers(limit=1)
    await client.site_messages.list(limit=1)
    async for score in client.scores.list(limit=1):
        print((await client.scores.get(score.id)).name)
    with suppress(acsdk.NotFoundError):
        await client.scores.get(4711)
    await client.scores.values(limit=1)
