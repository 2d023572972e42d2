"""The namespace itself. Each part loads its models when it is first used: they are many."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from acsdk.resources.kit.namespace import Namespace

if TYPE_CHECKING:
    from acsdk.resources.messaging.whatsapp_execution_contacts import FlowExecutionContacts
    from acsdk.resources.messaging.whatsapp_executions import FlowExecutions
    from acsdk.resources.messaging.whatsapp_templates import WhatsAppTemplates

__all__ = ["WhatsApp"]


class WhatsApp(Namespace):
    """WhatsApp. Its ids are UUIDs, and its contacts are not those of the account."""

    @cached_property
    def templates(self) -> WhatsAppTemplates:
        """Templates of messages."""
        from acsdk.resources.messaging.whatsapp_templates import WhatsAppTemplates

        return WhatsAppTemplates(self._call)

    @cached_property
    def flow_executions(self) -> FlowExecutions:
        """Runs of flows for many contacts."""
        from acsdk.resources.messaging.whatsapp_executions import FlowExecutions

        return FlowExecutions(self._call)

    @cached_property
    def flow_execution_contacts(self) -> FlowExecutionContacts:
        """Runs of flows for one contact each."""
        from acsdk.resources.messaging.whatsapp_execution_contacts import FlowExecutionContacts

        return FlowExecutionContacts(self._call)
