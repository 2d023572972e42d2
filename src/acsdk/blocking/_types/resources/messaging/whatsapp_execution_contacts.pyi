"""Made by `nox -s refresh` from acsdk.resources.messaging.whatsapp_execution_contacts."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.messaging.whatsapp_execution_contact import WhatsAppFlowExecutionContact
from acsdk.resources.messaging.whatsapp_execution_contacts import FlowExecutionContactQuery
from typing import Unpack


class FlowExecutionContacts:
    """Runs of WhatsApp flows for one contact each."""
    def get(self, flow_execution_contact_id: str, **options: Unpack[RequestOptions]) -> WhatsAppFlowExecutionContact:
        """Fetch a run with the steps that it took. Raises `NotFoundError`. Get Flow Execution Contact by Id page."""
        ...
    def list(self, **query: Unpack[FlowExecutionContactQuery]) -> Pager[WhatsAppFlowExecutionContact]:
        """List runs. List Flow Execution Contacts page. Counted off; looks again where rows leave."""
        ...
