"""``client.tags``: the account's tags. Contacts get them through ``client.contacts.add_tag``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Final, Literal, Unpack

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.lists.tag import Tag, TagInput, TagUpdate
from acsdk.resources.fields.field_directory import FieldDirectory
from acsdk.resources.kit.checks import number_or_text
from acsdk.resources.kit.ensuring import create_or_find, first_named
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, filtered, ordering
from acsdk.resources.kit.resource import Resource
from acsdk.resources.lists.numbers import NumbersByName

__all__ = ["TAG_NUMBERS", "TagQuery", "Tags", "ensure_tag", "find_tag", "tags_by_number"]

_TAGS: Final = Resource(
    name="tags", path="/tags", model=Tag, one="tag", many="tags", creates=TagInput, updates=TagUpdate, upserts=True
)


_DIRECTORY: Final = FieldDirectory(resource=_TAGS, names=(lambda tag: tag.name,), remedy="create it")


class TagQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Tags.list`."""

    search: str
    """Part of the name."""
    name: Annotated[str, filtered("search", "eq")]
    """Exactly this name."""
    name_not: Annotated[str, filtered("search", "neq")]
    """Any name but this."""
    name_contains: Annotated[str, filtered("search", "contains")]
    """Part of the name."""
    name_starts_with: Annotated[str, filtered("search", "starts_with")]
    """The beginning of the name."""
    name_before: Annotated[str, filtered("search", "lt")]
    """Names before this one in the alphabet."""
    name_up_to: Annotated[str, filtered("search", "lte")]
    """Names up to this one in the alphabet."""
    name_after: Annotated[str, filtered("search", "gt")]
    """Names after this one in the alphabet."""
    name_from: Annotated[str, filtered("search", "gte")]
    """Names from this one on in the alphabet."""
    order_by: Annotated[OneOrMore[Literal["name", "-name", "weight"]], ordering(name="search", weight="search")]
    """By name, upwards or, with a minus, downwards; or ``weight``: exact matches first, then the nearest."""


TAG_NUMBERS: Final = NumbersByName(
    resource=_TAGS,
    query_type=TagQuery,
    exactly="name",
    name_of=lambda tag: tag.name,
    noun="tag",
    remedy="create it with client.tags.ensure(...)",
)


class Tags(Namespace):
    """Tags. A tag's name is unique; wherever contacts are tagged, its number is needed, and `ensure` gives it."""

    async def get(self, tag_id: int, **options: Unpack[RequestOptions]) -> Tag:
        """Fetch a tag by its number. Raises `NotFoundError`. Retrieve a Tag page."""
        return await self._call(_TAGS.get(tag_id), options)

    def list(self, **query: Unpack[TagQuery]) -> Pager[Tag]:
        """List tags. List All Tags page. Counted off; looks again where rows leave."""
        return _TAGS.list(self._call, TagQuery, query)

    async def create(self, tag: TagInput, **options: Unpack[RequestOptions]) -> Tag:
        """Create a tag, or get the one that has the name already; ``was_created`` tells which. Create a Tag page."""
        return await self._call(_TAGS.create(tag), options)

    async def ensure(self, name: str, **options: Unpack[RequestOptions]) -> Tag:
        """Get the contact tag of this name, created if it is missing; ``was_created`` tells which. May be repeated.

        Blanks around the name do not matter, nor does case where the account does not mind it.
        """
        return await ensure_tag(self._call, name, options)

    async def update(self, tag_id: int, changes: TagUpdate, **options: Unpack[RequestOptions]) -> Tag:
        """Change a tag. Update a Tag page."""
        tag = await self._call(_TAGS.update(tag_id, changes), options)
        _DIRECTORY.forget(self._call)
        TAG_NUMBERS.forget(self._call)
        return tag

    async def delete(self, tag_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a tag. What becomes of the contacts that have it is not documented. Delete a Tag page."""
        await self._call(_TAGS.delete(tag_id), options)
        TAG_NUMBERS.forget(self._call)


async def tags_by_number(call: Caller, numbers: Iterable[int]) -> Mapping[int, str]:
    """The names of these tags. All of the account's are fetched once, and again when one is not among them."""
    found = await _DIRECTORY.by_number(call, numbers)
    return {number: tag.name for number, tag in found.items() if tag.name}


async def ensure_tag(call: Caller, name: str, options: RequestOptions) -> Tag:
    """The tag of this name, created if it is missing.

    One call does: creating a tag whose name exists gives the one that is there. Should an account refuse that, the tag
    is looked up.
    """
    name = _filled(name)
    return await create_or_find(
        lambda: call(_TAGS.create(TagInput(name=name)), options), lambda: find_tag(call, name, options)
    )


async def find_tag(call: Caller, name: str, options: RequestOptions) -> Tag | None:
    """The contact tag of this name; ``None`` where the account has none."""
    name = _filled(name)
    rows = _TAGS.list(call, TagQuery, {**options, "search": name})
    return await first_named(rows, lambda tag: None if tag.tag_type == "template" else tag.name, name)


def _filled(name: str) -> str:
    name = str(number_or_text("name", name)).strip()
    if not name:
        raise InvalidInputError("a tag's name is empty")
    return name
