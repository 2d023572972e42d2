"""The namespace itself."""

from __future__ import annotations

from functools import cached_property

from acsdk.resources.namespace import Namespace
from acsdk.resources.whatsapp.executions import FlowExecutionContacts, FlowExecutions
from acsdk.resources.whatsapp.templates import WhatsAppTemplates

__all__ = ["WhatsApp"]


class WhatsApp(Namespace):
    """WhatsApp. Its ids are UUIDs, and its contacts are not those of the account."""

    @cached_property
    def templates(self) -> WhatsAppTemplates:
        """Templates of messages."""
        return WhatsAppTemplates(self._call)

    @cached_property
    def flow_executions(self) -> FlowExecutions:
        """Runs of flows for many contacts."""
        return FlowExecutions(self._call)

    @cached_property
    def flow_execution_contacts(self) -> FlowExecutionContacts:
        """Runs of flows for one contact each."""
        return FlowExecutionContacts(self._call)
