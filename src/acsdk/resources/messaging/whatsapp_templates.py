"""``client.whatsapp.templates``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Unpack

from acsdk._engine.operation import Operation
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.messaging.whatsapp_template import (
    WhatsAppTemplate,
    WhatsAppTemplateCategory,
    WhatsAppTemplateInput,
    WhatsAppTemplateSent,
    WhatsAppTemplateStatus,
)
from acsdk.resources.kit.checks import listed
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.numbered import results, walk_by_number
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, Params, bare, read_query
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import Resource, expect_input

__all__ = ["WhatsAppTemplateQuery", "WhatsAppTemplates"]

_TEMPLATES: Final = Resource(
    name="whatsapp.templates", path="/channel/whatsapp/channels/whatsapp/template", model=WhatsAppTemplate
)
_READ_PAGE: Final = results(WhatsAppTemplate)


class WhatsAppTemplateQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `WhatsAppTemplates.list`."""

    search: str
    """Part of the name or status."""
    category: WhatsAppTemplateCategory
    """What the templates are for."""
    status: WhatsAppTemplateStatus
    """Whether they can be used."""
    channel: int
    """The channel that they are for."""
    any_category: Annotated[str, bare("category__in")]
    """Several categories, with commas between."""
    any_status: Annotated[str, bare("status__in")]
    """Several states, with commas between."""
    any_channel: Annotated[str, bare("channel__in")]
    """Several channels, with commas between."""
    order_by: Annotated[str, bare("ordering")]
    """A field of templates; a minus means downwards. Which there are is not documented."""


class WhatsAppTemplates(Namespace):
    """Templates of WhatsApp messages, which WhatsApp approves one by one."""

    async def get(self, template_id: str, **options: Unpack[RequestOptions]) -> WhatsAppTemplate:
        """Fetch a template. Raises `NotFoundError`. Get WhatsApp Template page."""
        return await self._call(_TEMPLATES.get(template_id), options)

    def list(self, **query: Unpack[WhatsAppTemplateQuery]) -> Pager[WhatsAppTemplate]:
        """List templates. List WhatsApp Templates page. Counted off; looks again where rows leave."""

        def page(asked: Params, *, background: bool) -> Operation[Page[WhatsAppTemplate]]:
            return _TEMPLATES.operation("list", "GET", "", _READ_PAGE, params=asked, background=background)

        return walk_by_number(self._call, read_query(WhatsAppTemplateQuery, query), page)

    async def update(
        self, template_id: str, template: WhatsAppTemplateInput, **options: Unpack[RequestOptions]
    ) -> WhatsAppTemplate:
        """Change a template to be this one. Update WhatsApp Template page.

        ``(await get(template_id)).to_input(...)`` has what it is.
        """
        path = f"/{path_part(template_id)}"
        body = expect_input(template, WhatsAppTemplateInput).replace(id=template_id)
        update = _TEMPLATES.operation("update", "PUT", path, unwrapped(WhatsAppTemplate), body=body)
        return await self._call(update, options)

    async def delete(self, template_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a template. Delete WhatsApp Template page."""
        await self._call(_TEMPLATES.delete(template_id), options)

    async def send(
        self, template_id: str, phone: str, variables: Sequence[str] = (), **options: Unpack[RequestOptions]
    ) -> WhatsAppTemplateSent:
        """Send a message made from a template. Send a WhatsApp Template page.

        The variables are those of the header, the body and the buttons, in this order. Not repeated when the answer is
        lost: the message would come twice.
        """
        path = f"/{path_part(template_id)}/send"
        given = listed("variables", variables)
        body = {"phone": phone, **({"variables": given} if given else {})}
        send = _TEMPLATES.operation("send", "POST", path, unwrapped(WhatsAppTemplateSent), body=body)
        return await self._call(send, options)
