"""``client.whatsapp.flow_execution_contacts``."""

from __future__ import annotations

from typing import Annotated, Final, Unpack

from acsdk._engine.operation import Operation
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.messaging.whatsapp_execution_contact import WhatsAppFlowExecutionContact
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.numbered import results, walk_by_number
from acsdk.resources.kit.queries import ListKeywords, Params, bare, read_query
from acsdk.resources.kit.resource import Resource

__all__ = ["FlowExecutionContactQuery", "FlowExecutionContacts"]

_CONTACTS: Final = Resource(
    name="whatsapp.flow_execution_contacts",
    path="/channel/whatsapp/flow-execution-contact",
    model=WhatsAppFlowExecutionContact,
)
_READ_CONTACTS: Final = results(WhatsAppFlowExecutionContact)


class FlowExecutionContactQuery(ListKeywords, total=False, closed=True):
    """Filters of `FlowExecutionContacts.list`."""

    search: str
    """Part of the contact's telephone number, name or address."""
    id: str
    """This run."""
    contact_id: Annotated[str, bare("contact")]
    """Runs for this contact."""
    flow_id: Annotated[str, bare("flow")]
    """Runs of this flow."""
    flow_version_id: Annotated[str, bare("flow_version")]
    """Runs of this version of a flow."""
    flow_execution_id: Annotated[str, bare("flow_execution")]
    """Runs that belong to this one for many contacts."""
    step_id: Annotated[str, bare("execution_steps__step_id")]
    """Runs that took this step."""
    is_active: bool
    """Whether they are under way."""


class FlowExecutionContacts(Namespace):
    """Runs of WhatsApp flows for one contact each."""

    async def get(
        self, flow_execution_contact_id: str, **options: Unpack[RequestOptions]
    ) -> WhatsAppFlowExecutionContact:
        """Fetch a run with the steps that it took. Raises `NotFoundError`. Get Flow Execution Contact by Id page."""
        return await self._call(_CONTACTS.get(flow_execution_contact_id), options)

    def list(self, **query: Unpack[FlowExecutionContactQuery]) -> Pager[WhatsAppFlowExecutionContact]:
        """List runs. List Flow Execution Contacts page. Counted off; looks again where rows leave."""

        def page(asked: Params, *, background: bool) -> Operation[Page[WhatsAppFlowExecutionContact]]:
            return _CONTACTS.operation("list", "GET", "", _READ_CONTACTS, params=asked, background=background)

        return walk_by_number(self._call, read_query(FlowExecutionContactQuery, query), page)
