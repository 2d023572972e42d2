"""``client.whatsapp.flow_executions``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Unpack

from acsdk._engine.operation import Operation
from acsdk._errors import InvalidInputError
from acsdk._options import RequestOptions
from acsdk._page import Page
from acsdk._pager import Pager
from acsdk.models.messaging.whatsapp_execution import WhatsAppContactInput, WhatsAppFlowExecution
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.numbered import results, walk_by_number
from acsdk.resources.kit.paths import fill_path
from acsdk.resources.kit.queries import ListKeywords, Params, bare, read_query
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import Resource, expect_input, operation

__all__ = ["FlowExecutionQuery", "FlowExecutions"]

_EXECUTIONS: Final = Resource(
    name="whatsapp.flow_executions", path="/channel/whatsapp/flow-execution", model=WhatsAppFlowExecution
)
_READ_EXECUTIONS: Final = results(WhatsAppFlowExecution)


class FlowExecutionQuery(ListKeywords, total=False, closed=True):
    """Filters of `FlowExecutions.list`."""

    search: str
    """Part of the status, or of the address of the user who made the run."""
    flow_id: Annotated[str, bare("flow")]
    """Runs of this flow."""
    flow_version_id: Annotated[str, bare("flow_version")]
    """Runs of this version of a flow."""


class FlowExecutions(Namespace):
    """Runs of WhatsApp flows for many contacts."""

    async def get(self, flow_execution_id: str, **options: Unpack[RequestOptions]) -> WhatsAppFlowExecution:
        """Fetch a run. Raises `NotFoundError`. Get Flow Execution page."""
        return await self._call(_EXECUTIONS.get(flow_execution_id), options)

    def list(self, **query: Unpack[FlowExecutionQuery]) -> Pager[WhatsAppFlowExecution]:
        """List runs. List Flow Executions page. Counted off; looks again where rows leave."""

        def page(asked: Params, *, background: bool) -> Operation[Page[WhatsAppFlowExecution]]:
            return _EXECUTIONS.operation("list", "GET", "", _READ_EXECUTIONS, params=asked, background=background)

        return walk_by_number(self._call, read_query(FlowExecutionQuery, query), page)

    async def create(
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
        if not contacts:
            raise InvalidInputError("contacts is empty; give at least one")
        rows = [expect_input(contact, WhatsAppContactInput) for contact in contacts]
        body = {"execute_for": "LIST", "has_priority": has_priority, "contact_list": rows}
        path = fill_path("/channel/whatsapp/flow/{}/run", flow_id)
        read = unwrapped(WhatsAppFlowExecution)
        return await self._call(operation("whatsapp.flow_executions.create", "POST", path, read, body=body), options)
