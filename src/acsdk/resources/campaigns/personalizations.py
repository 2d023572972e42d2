"""``client.personalizations``: variables, text of the account's own that messages name by a tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Final, Literal, Unpack

from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.personalization import (
    Personalization,
    PersonalizationFormat,
    PersonalizationInput,
    PersonalizationUpdate,
)
from acsdk.resources.kit.checks import listed
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, bare, ordering
from acsdk.resources.kit.reading import nothing
from acsdk.resources.kit.resource import Resource

__all__ = ["PersonalizationQuery", "Personalizations"]

_PERSONALIZATIONS: Final = Resource(
    name="personalizations",
    path="/personalizations",
    model=Personalization,
    one="personalization",
    many="personalizations",
    creates=PersonalizationInput,
    updates=PersonalizationUpdate,
)


class PersonalizationQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Personalizations.list`. On the wire they are called ``filter``, not ``filters``."""

    name: Annotated[str, bare("filter[name]")]
    """What the variable is called."""
    tag: Annotated[str, bare("filter[tag]")]
    """What messages name it by."""
    list_name: Annotated[str, bare("filter[listName]")]
    """The name of a list it is for."""
    content: Annotated[str, bare("filter[content]")]
    """The text."""
    format: Annotated[PersonalizationFormat | Literal["html", "text"], bare("filter[format]")]
    """What it holds."""
    order_by: Annotated[
        OneOrMore[Literal["name", "-name", "tag", "-tag", "content", "-content", "format", "-format"]], ordering()
    ]
    """One or several, the most important first; a minus means downwards."""


class Personalizations(Namespace):
    """Variables. The API calls them personalizations."""

    async def get(self, personalization_id: int, **options: Unpack[RequestOptions]) -> Personalization:
        """Fetch a variable. Raises `NotFoundError`. Variables page."""
        return await self._call(_PERSONALIZATIONS.get(personalization_id), options)

    def list(self, **query: Unpack[PersonalizationQuery]) -> Pager[Personalization]:
        """List variables. Variables page. Counted off; looks again where rows leave."""
        return _PERSONALIZATIONS.list(self._call, PersonalizationQuery, query)

    async def create(self, personalization: PersonalizationInput, **options: Unpack[RequestOptions]) -> Personalization:
        """Create a variable. Variables page."""
        return await self._call(_PERSONALIZATIONS.create(personalization), options)

    async def update(
        self, personalization_id: int, changes: PersonalizationUpdate, **options: Unpack[RequestOptions]
    ) -> Personalization:
        """Change a variable. Raises `NotFoundError`. Variables page."""
        return await self._call(_PERSONALIZATIONS.update(personalization_id, changes), options)

    async def delete(self, personalization_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a variable. Variables page."""
        await self._call(_PERSONALIZATIONS.delete(personalization_id), options)

    async def bulk_delete(self, personalization_ids: Sequence[int], **options: Unpack[RequestOptions]) -> None:
        """Delete several variables in one call. Bulk Delete Variables page."""
        ids = listed("personalization_ids", personalization_ids)
        if not ids:
            raise InvalidInputError("personalization_ids is empty; give at least one")
        params = (("ids", ",".join(map(path_part, ids))),)
        delete = _PERSONALIZATIONS.operation(
            "bulk_delete", "DELETE", "/bulkdelete", nothing, params=params, may_be_empty=True
        )
        await self._call(replace(delete, text=True), options)  # the answer is the text "Delete successful"

    async def lock(self, personalization_id: int, **options: Unpack[RequestOptions]) -> None:
        """Let only administrators change a variable. Raises `ValidationFailedError` unless you are one. Repeatable.

        The refusal comes with status 200. Lock page.
        """
        await self._switch("lock", personalization_id, options)

    async def unlock(self, personalization_id: int, **options: Unpack[RequestOptions]) -> None:
        """Let every user change a variable. Raises `ValidationFailedError` unless you are an administrator. Repeatable.

        The refusal comes with status 200. Unlock page.
        """
        await self._switch("unlock", personalization_id, options)

    async def _switch(self, action: str, personalization_id: int, options: RequestOptions) -> None:
        path = f"/{path_part(personalization_id)}/{action}"
        await self._call(_PERSONALIZATIONS.operation(action, "PATCH", path, nothing, repeatable=True), options)
