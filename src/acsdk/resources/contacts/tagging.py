"""Tags on contacts, by number or by name. Imported with the first call for one."""

from __future__ import annotations

from typing import Final

from acsdk._engine.operation import Caller
from acsdk._errors import NotFoundError, ValidationFailedError
from acsdk._options import RequestOptions
from acsdk.models.contacts.contact_list import ContactTag, ContactTagInput
from acsdk.resources.kit.checks import number_or_text
from acsdk.resources.kit.ensuring import first_match
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource
from acsdk.resources.lists.tags import TAG_NUMBERS, ensure_tag, find_tag

__all__ = ["ALL_TAGS", "TAGS_OF_CONTACT", "add_tag", "find_tagging", "tag_number", "tagging_of"]

ALL_TAGS: Final = Resource(
    name="contacts.tags",
    path="/contactTags",
    model=ContactTag,
    one="contactTag",
    many="contactTags",
    creates=ContactTagInput,
    upserts=True,
)
TAGS_OF_CONTACT: Final = Resource(
    name="contacts.tags", path="/contacts/{}/contactTags", model=ContactTag, many="contactTags"
)


async def add_tag(call: Caller, contact_id: int, tag: int | str, options: RequestOptions) -> ContactTag:
    """Put a tag on a contact; one whose remembered number has become wrong is looked up anew."""
    remembered = _remembered(call, tag)
    if remembered is not None:
        try:
            return await _put_on(call, contact_id, remembered, options)
        except (NotFoundError, ValidationFailedError):
            TAG_NUMBERS.forget(call, str(tag))  # deleted meanwhile, or it is the contact that is not there
    return await _put_on(call, contact_id, await tag_number(call, tag, options), options)


async def tagging_of(call: Caller, contact_id: int, tag_id: int, options: RequestOptions) -> ContactTag | None:
    """The contact's tagging with this tag, where it has it."""
    rows = TAGS_OF_CONTACT.at(contact_id).list(call, ListOptions, {**options})
    return await first_match(rows, lambda tagging: tagging.tag_id == tag_id)


async def find_tagging(call: Caller, contact_id: int, tag: int | str, options: RequestOptions) -> ContactTag | None:
    """The contact's tagging with this tag, by its number or its name; a name that nobody has makes no tag.

    A number that is remembered and not among the contact's may be that of a tag which was made anew since.
    """
    key = number_or_text("tag", tag)
    rows = await TAGS_OF_CONTACT.at(contact_id).list(call, ListOptions, {**options}).collect()
    taggings = {row.tag_id: row for row in rows}
    number = key if isinstance(key, int) else _remembered(call, key)
    if isinstance(key, str) and number not in taggings:
        found = await find_tag(call, key, options)
        if found is None:
            return None
        number = TAG_NUMBERS.keep(call, key, found.id)
    return taggings.get(number)


async def tag_number(call: Caller, tag: int | str, options: RequestOptions) -> int:
    """The number of a tag, which is made where the account has none of the name."""
    tag = number_or_text("tag", tag)
    if isinstance(tag, int):
        return tag
    remembered = _remembered(call, tag)
    if remembered is not None:
        return remembered
    return TAG_NUMBERS.keep(call, tag, (await ensure_tag(call, tag, options)).id)


async def _put_on(call: Caller, contact_id: int, tag_id: int, options: RequestOptions) -> ContactTag:
    return await call(ALL_TAGS.create(ContactTagInput(contact_id=contact_id, tag_id=tag_id)), options)


def _remembered(call: Caller, tag: int | str) -> int | None:
    return TAG_NUMBERS.known(call, tag) if isinstance(tag, str) else None
