"""Made by `nox -s refresh` from acsdk.resources.messaging.whatsapp_executions."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.messaging.whatsapp_execution import WhatsAppContactInput, WhatsAppFlowExecution
from acsdk.resources.messaging.whatsapp_executions import FlowExecutionQuery
from collections.abc import Sequence
from typing import Unpack


class FlowExecutions:
    """Runs of WhatsApp flows for many contacts."""
    def get(self, flow_execution_id: str, **options: Unpack[RequestOptions]) -> WhatsAppFlowExecution:
        """Fetch a run. Raises `NotFoundError`. Get Flow Execution page."""
        ...
    def list(self, **query: Unpack[FlowExecutionQuery]) -> Pager[WhatsAppFlowExecution]:
        """List runs. List Flow Executions page. Counted off; looks again where rows leave."""
        ...
    def create(
        self,
        flow_id: str,
        contacts: Sequence[WhatsAppContactInput],
        *,
        has_priority: bool = False,
        **options: Unpack[RequestOptions],
    ) -> WhatsAppFlowExecution:
        """Run a flow for these contacts. Create a Flow Execution page.

        With ``has_priority`` it ends their other flows and conversations. Not repeated when the answer is lost: they
        would go through it twice.
        """
        ...
