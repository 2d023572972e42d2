"""``client.templates``: templates of campaigns."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Unpack

from acsdk._engine.operation import Elsewhere, Operation
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.template import SharedTemplate, Template
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["Templates"]

_TEMPLATES: Final = Resource(name="templates", path="/templates", model=Template, one="template", many="templates")


class Templates(Namespace):
    """Templates. They are made and changed in the user interface alone."""

    async def get(self, template_id: int, **options: Unpack[RequestOptions]) -> Template:
        """Fetch a template. Raises `NotFoundError`. Templates page."""
        return await self._call(_TEMPLATES.get(template_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Template]:
        """List templates. Templates page, whose filters are not known. Counted off; looks again where rows leave."""
        return _TEMPLATES.list(self._call, ListOptions, query)

    async def delete(self, template_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a template. Templates page."""
        await self._call(_TEMPLATES.delete(template_id), options)

    async def share(self, template_id: int, *, api_token: str, **options: Unpack[RequestOptions]) -> SharedTemplate:
        """Make a link under which others import a template. Share a Template page of version 2 of the API.

        This one call left of version 2 takes the token in its URL. The client never puts its own there, because URLs
        end up in logs, so it must be given. The call does not count in the rate limit.
        """
        if not api_token.strip():
            raise InvalidInputError("api_token is empty; version 2 of the API wants it in the URL")
        share = _share(template_id, api_token)
        del api_token  # no traceback of the call shows it
        version_2 = Elsewhere(f"{self._call.account}/api/2", "application/json")
        return await self._call(replace(share, elsewhere=version_2), options)


def _share(template_id: int, api_token: str) -> Operation[SharedTemplate]:
    params = (("api_key", api_token), ("id", str(template_id)), ("api_output", "json"))
    return operation("templates.share", "GET", "/template/share", unwrapped(SharedTemplate), params=params)
