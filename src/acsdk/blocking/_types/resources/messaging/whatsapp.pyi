"""Made by `nox -s refresh` from acsdk.resources.messaging.whatsapp."""

from acsdk.blocking._types.resources.messaging.whatsapp_execution_contacts import FlowExecutionContacts
from acsdk.blocking._types.resources.messaging.whatsapp_executions import FlowExecutions
from acsdk.blocking._types.resources.messaging.whatsapp_templates import WhatsAppTemplates


class WhatsApp:
    """WhatsApp. Its ids are UUIDs, and its contacts are not those of the account."""
    @property
    def templates(self) -> WhatsAppTemplates:
        """Templates of messages."""
        ...
    @property
    def flow_executions(self) -> FlowExecutions:
        """Runs of flows for many contacts."""
        ...
    @property
    def flow_execution_contacts(self) -> FlowExecutionContacts:
        """Runs of flows for one contact each."""
        ...
