"""Lists, tags and custom fields, against the sandbox and on the wire."""

from typing import Any

import httpx
import pytest

from acsdk import (
    AsyncClient,
    ConflictError,
    DecodeError,
    InvalidInputError,
    NotFoundError,
    ValidationFailedError,
)
from acsdk.models import (
    ContactInput,
    CustomFieldInput,
    CustomFieldType,
    FieldGroupInput,
    FieldGroupMemberInput,
    FieldGroupMemberUpdate,
    FieldOptionInput,
    FieldValueInput,
    ListChannel,
    ListExclusionUpdate,
    MailingListInput,
    MailingListUpdate,
    TagInput,
    TagType,
    TagUpdate,
)
from acsdk.sandbox import Sandbox
from tests.support import Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio

NEWS = MailingListInput(
    name="News", string_id="news", sender_url="https://example.com", sender_reminder="You asked for it"
)


async def test_a_list_lives(client: AsyncClient) -> None:
    made = await client.lists.create(NEWS)
    assert (made.name, made.string_id) == ("News", "news")
    changed = await client.lists.update(made.id, MailingListUpdate(name="Old news"))
    assert changed.name == "Old news"
    assert (await client.lists.get(made.id)).sender_reminder == "You asked for it"
    assert [row.id async for row in client.lists.list()] == [made.id]
    await client.lists.delete(made.id)
    with pytest.raises(NotFoundError, match="_List"):
        await client.lists.delete(made.id)


async def test_a_new_list_may_be_granted_at_once(client: AsyncClient, sandbox: Sandbox) -> None:
    made = await client.lists.create(NEWS, group_ids=[3])
    assert [call.path.rpartition("/")[2] for call in sandbox.calls] == ["lists", "listGroups"]
    grant = await client.lists.grant(made.id, 3)
    assert (grant.list_id, grant.group_id) == (made.id, 3)


async def test_an_update_of_a_list_that_failed_without_a_word_is_an_error() -> None:
    server = Recorder(answer(content=b"", headers={"x-ac-error": "Code 9001"}))
    async with new_client(server) as client:
        with pytest.raises(ValidationFailedError, match="Code 9001"):
            await client.lists.update(1, MailingListUpdate(name="x"))


async def test_an_empty_answer_to_a_write_leaves_doubt() -> None:
    async with new_client(Recorder(answer(content=b"")), max_retries=0) as client:
        with pytest.raises(DecodeError, match="not known whether"):
            await client.lists.update(1, MailingListUpdate(name="x"))


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ({"name": "a"}, {"filters[name]": "a"}),
        ({"name_contains": "a"}, {"filters[name][contains]": "a"}),
        ({"channel": "sms", "user_id": 3}, {"filters[channel]": "sms", "filters[userid]": "3"}),
        ({"order_by": "-name"}, {"orders[name]": "DESC"}),
        ({"order_by": "weight", "name": "x"}, {"orders[name]": "weight"}),
    ],
)
async def test_lists_are_filtered(query: dict[str, Any], sent: dict[str, str]) -> None:
    server = Recorder(answer({"lists": []}))
    async with new_client(server) as client:
        await client.lists.list(**query)
    assert sent.items() <= dict(server.requests[0].url.params).items()


async def test_a_list_has_its_channel(client: AsyncClient) -> None:
    async with new_client(Recorder(answer({"list": {"id": "1", "channel": "sms", "p_embed_image": "1"}}))) as other:
        found = await other.lists.get(1)
    assert (found.channel, found.embeds_images) == (ListChannel.SMS, True)


async def test_exclusions_are_listed_and_changed(client: AsyncClient, sandbox: Sandbox) -> None:
    number = sandbox.add("exclusions", matchPhrase="x@example.com", matchType="exact", channel="all", hidden="0")
    found = await client.lists.exclusions.get(number)
    assert (found.match_phrase, found.channel, found.hidden) == ("x@example.com", "all", False)
    assert [row.id async for row in client.lists.exclusions.list(order_by="-match_phrase")] == [number]
    with pytest.raises(NotFoundError, match="Exclusion not found"):
        await client.lists.exclusions.get(99)


async def test_what_changes_an_exclusion_is_bare_and_names_lists_as_texts() -> None:
    server = Recorder(answer({"id": "2", "channel": "several", "hidden": False, "lists": ["1", "2"]}))
    async with new_client(server) as client:
        changed = await client.lists.exclusions.update(2, ListExclusionUpdate(channel="several", list_ids=[1, 2]))
    assert server.bodies == [{"channel": "several", "lists": ["1", "2"]}]
    assert changed.list_ids == [1, 2]


async def test_exclusions_are_filtered_by_several_lists() -> None:
    server = Recorder(answer({"exclusions": [], "meta": {"total": 0}}))
    async with new_client(server) as client:
        await client.lists.exclusions.list(list_ids=[1, 2], match_phrase=".com")
    asked = server.requests[0].url.params
    assert asked.get_list("filters[lists][]") == ["1", "2"]
    assert asked["filters[matchPhrase]"] == ".com"


async def test_a_tag_lives(client: AsyncClient) -> None:
    made = await client.tags.create(TagInput(name="vip", description="Very important"))
    assert (made.was_created, made.tag_type) == (True, TagType.CONTACT)
    same = await client.tags.create(TagInput(name="vip"))
    assert (same.was_created, same.id) == (False, made.id)
    changed = await client.tags.update(made.id, TagUpdate(description="Not so"))
    assert changed.description == "Not so"
    assert (await client.tags.get(made.id)).subscriber_count == 0
    await client.tags.delete(made.id)
    with pytest.raises(NotFoundError, match="No Result found for Tag"):
        await client.tags.get(made.id)


async def test_a_tag_is_ensured_by_name(client: AsyncClient) -> None:
    made = await client.tags.ensure("vip")
    same = await client.tags.ensure("vip")
    assert (made.was_created, same.was_created, same.id) == (True, False, made.id)
    assert [tag.name async for tag in client.tags.list(name="vip")] == ["vip"]
    assert [tag.name async for tag in client.tags.list(name_starts_with="x")] == []


async def test_a_tag_is_looked_up_where_a_second_one_is_refused() -> None:
    rows = {"tags": [{"id": "3", "tag": "VIP"}, {"id": "4", "tag": "vip"}], "meta": {"total": "2"}}
    refusal = answer({}, 422)
    async with new_client(Recorder(refusal, answer(rows))) as client:
        assert (await client.tags.ensure("vip")).id == 4
    async with new_client(Recorder(refusal, answer({"tags": []}))) as client:
        with pytest.raises(ValidationFailedError):
            await client.tags.ensure("vip")


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ({"search": "v"}, {"search": "v"}),
        ({"name": "v"}, {"filters[search][eq]": "v"}),
        ({"name_not": "v", "name_from": "a"}, {"filters[search][neq]": "v", "filters[search][gte]": "a"}),
        ({"order_by": "-name"}, {"orders[search]": "DESC"}),
        ({"order_by": "weight"}, {"orders[search]": "weight"}),
    ],
)
async def test_tags_are_filtered(query: dict[str, Any], sent: dict[str, str]) -> None:
    server = Recorder(answer({"tags": []}))
    async with new_client(server) as client:
        await client.tags.list(**query)
    assert sent.items() <= dict(server.requests[0].url.params).items()


async def test_a_field_lives_with_its_options_and_relations(client: AsyncClient) -> None:
    made = await client.fields.create(CustomFieldInput(title="Color", type="listbox", visible=True))
    assert (made.title, made.type, made.visible) == ("Color", CustomFieldType.LISTBOX, True)
    options = await client.fields.add_options(made.id, ["red", FieldOptionInput(value="b", label="Blue", order=9)])
    assert [(row.value, row.label, row.order, row.is_default) for row in options] == [
        ("red", "red", 1, False),
        ("b", "Blue", 9, False),
    ]
    relation = await client.fields.relate(made.id)
    assert (relation.field_id, relation.list_id, relation.links) == (made.id, 0, {})
    found = await client.fields.get(made.id)
    assert [option.value for option in found.options] == ["red", "b"]
    assert [row.list_id for row in found.relations] == [0]
    assert [row.id async for row in client.fields.relations()] == [relation.id]
    await client.fields.unrelate(relation.id)
    assert [field.id async for field in client.fields.list(tag="COLOR")] == [made.id]
    await client.fields.delete(made.id)
    with pytest.raises(NotFoundError):
        await client.fields.get(made.id)


async def test_a_title_is_taken_once(client: AsyncClient) -> None:
    await client.fields.create(CustomFieldInput(title="Size", type="text"))
    with pytest.raises(ConflictError):
        await client.fields.create(CustomFieldInput(title="Size", type="text"))


async def test_a_create_may_be_answered_with_all_fields() -> None:
    rows = [{"id": "1", "title": "Other"}, {"id": "2", "title": "Size"}]
    async with new_client(Recorder(answer({"fields": rows, "fieldOptions": []}, 201))) as client:
        assert (await client.fields.create(CustomFieldInput(title="Size", type="text"))).id == 2
        assert (await client.fields.create(CustomFieldInput(title="Trimmed", type="text"))).id == 1


async def test_options_are_refused_where_there_are_none(client: AsyncClient, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidInputError, match="at least one"):
        await client.fields.add_options(1, [])
    with pytest.raises(InvalidInputError, match="expected FieldOptionInput"):
        await client.fields.add_options(1, [TagInput(name="x")])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    assert not sandbox.calls


async def test_values_are_set_one_by_one(client: AsyncClient) -> None:
    field = await client.fields.create(CustomFieldInput(title="Size", type="text"))
    contact = await client.contacts.upsert(ContactInput(email="ada@example.com"))
    value = FieldValueInput(contact_id=contact.id, field_id=field.id, value="L")
    first = await client.fields.values.set(value)
    second = await client.fields.values.set(value.replace(value="M"), use_defaults=True)
    assert (second.id, second.value) == (first.id, "M")
    third = await client.fields.values.update(first.id, value.replace(value=["a", "b"]))
    assert third.choices == ["a", "b"]
    assert [row.id async for row in client.fields.values.list(field_id=field.id, value="||a||b||")] == [first.id]
    assert (await client.fields.values.get(first.id)).contact_id == contact.id
    await client.fields.values.delete(first.id)
    with pytest.raises(NotFoundError, match="FieldValue"):
        await client.fields.values.get(first.id)


async def test_defaults_are_asked_for_beside_the_value() -> None:
    server = Recorder(answer({"contacts": [{"id": "2"}], "fieldValue": {"id": "24", "contact": 2}}))
    value = FieldValueInput(contact_id=2, field_id=3, value=None)
    async with new_client(server) as client:
        found = await client.fields.values.set(value, use_defaults=True)
    assert server.bodies == [{"fieldValue": {"contact": 2, "field": 3, "value": ""}, "useDefaults": True}]
    assert (found.id, found.side_loads["contacts"]) == (24, [{"id": "2"}])


async def test_fields_stand_in_groups(client: AsyncClient) -> None:
    groups = await client.fields.groups.list().collect()
    assert [group.label for group in groups] == ["{**DEFAULT**}"]
    field = await client.fields.create(CustomFieldInput(title="Size", type="text"))
    made = await client.fields.groups.create(FieldGroupInput(label="Measures", group_type=1))
    member = await client.fields.groups.add_member(FieldGroupMemberInput(field_id=field.id, group_id=made.id))
    assert (member.field_id, member.group_id) == (field.id, made.id)
    moved = await client.fields.groups.update_member(
        member.id, FieldGroupMemberUpdate(field_id=field.id, group_id=groups[0].id, order=None)
    )
    assert moved.group_id == groups[0].id
    assert (await client.fields.groups.get_member(member.id)).id == member.id
    await client.fields.groups.remove_member(member.id)
    with pytest.raises(NotFoundError):
        await client.fields.groups.get_member(member.id)


async def test_a_group_is_repeated_as_reads_are(client: AsyncClient) -> None:
    server = Recorder(httpx.ReadError("gone"), answer({"groupDefinitions": [{"id": 1, "type_id": 1}]}))
    async with new_client(server, clock=VirtualClock()) as other:
        assert [group.id async for group in other.fields.groups.list()] == [1]


async def test_a_choice_is_fetched_and_removed(client: AsyncClient) -> None:
    field = await client.fields.create(CustomFieldInput(title="Colour", type="dropdown"))
    red, blue = await client.fields.add_options(field.id, ["red", "blue"])
    assert (await client.fields.get_option(red.id)).value == "red"
    await client.fields.delete_option(red.id)
    assert [option.id for option in (await client.fields.get(field.id)).options] == [blue.id]
    with pytest.raises(NotFoundError):
        await client.fields.get_option(red.id)


EMPTY = httpx.Response(200, headers={"X-Ac-Error": "Code 9001"})


async def test_a_choice_that_is_still_there_was_not_removed() -> None:
    server = Recorder(EMPTY, answer({"fieldOption": {"id": "1", "value": "red"}}))
    async with new_client(server) as client:
        with pytest.raises(ValidationFailedError):
            await client.fields.delete_option(1)
    assert [request.method for request in server.requests] == ["DELETE", "GET"]


async def test_another_refusal_of_a_removal_is_no_riddle() -> None:
    server = Recorder(answer({"errors": [{"title": "no"}]}, 422))
    async with new_client(server) as client:
        with pytest.raises(ValidationFailedError):
            await client.fields.delete_option(1)
    assert len(server.requests) == 1


async def test_where_a_field_is_and_who_sees_a_list(client: AsyncClient) -> None:
    field = await client.fields.create(CustomFieldInput(title="Size", type="text"))
    made = await client.lists.create(NEWS)
    relation = await client.fields.relate(field.id, made.id)
    assert (await client.fields.get_relation(relation.id)).list_id == made.id
    (group,) = await client.groups.list().collect()
    grant = await client.lists.grant(made.id, group.id)
    (listed,) = await client.lists.grants().collect()
    assert listed == await client.lists.get_grant(grant.id)
    assert (listed.list_id, listed.group_id, listed.may_send_messages) == (made.id, group.id, False)
    await client.lists.revoke(grant.id)
    assert await client.lists.grants().collect() == []


async def test_a_tagging_is_fetched_by_its_number(client: AsyncClient) -> None:
    contact = await client.contacts.upsert(ContactInput(email="ada@example.com"))
    tagging = await client.contacts.add_tag(contact.id, "vip")
    assert (await client.contacts.get_tag(tagging.id)).contact_id == contact.id
    await client.contacts.delete_tag(tagging.id)
    with pytest.raises(NotFoundError):
        await client.contacts.get_tag(tagging.id)
