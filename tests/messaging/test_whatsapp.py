"""WhatsApp templates, runs of flows, and the inbox."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from acsdk import InvalidInputError
from acsdk.models import (
    ConversationInput,
    ConversationMember,
    ConversationSource,
    ConversationStatus,
    ConversationUpdate,
    WhatsAppChannel,
    WhatsAppContactInput,
    WhatsAppFlowExecutionStatus,
    WhatsAppTag,
    WhatsAppTemplateCategory,
    WhatsAppTemplateInput,
    WhatsAppTemplateStatus,
)
from tests.kit.wire import Case, check
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

PAGED = "page=1&page_size=100"
TEMPLATES = "/channel/whatsapp/channels/whatsapp/template"
TEMPLATE = {
    "id": "t-1",
    "name": "sale",
    "language": "en_US",
    "category": "MARKETING",
    "status": "approved",
    "components": [{"type": "BODY", "text": "Hi"}],
    "channel": {"id": 3, "channel_id": "c", "status": "ACTIVE"},
}
CONTENT = WhatsAppTemplateInput(
    name="sale", language="en_US", category="MARKETING", channel=WhatsAppChannel(id=3, channel_id="c")
)
CONVERSATION = {
    "id": "k-1",
    "contact": "u-1",
    "status": "NEW",
    "assigned": [{"id": 4, "first_name": "Ada"}],
    "tags": [{"id": 1, "name": "vip"}],
    "source": "INBOX",
    "first_message": {"id": "m", "status": "read", "sent_by": {"id": 4}, "whatsapp_template": "t-1"},
    "created_on": "2026-01-02T00:00:00Z",
}


def results(*rows: object) -> dict[str, object]:
    return {"count": len(rows), "next": None, "previous": None, "results": list(rows)}


def identity(result: Any) -> object:
    return (result.id, result.status)


CASES = [
    Case(
        lambda client: client.whatsapp.templates.get("t-1"),
        f"GET {TEMPLATES}/t-1",
        TEMPLATE,
        lambda found: (found.category, found.status, found.channel.id, found.components),
        (WhatsAppTemplateCategory.MARKETING, WhatsAppTemplateStatus.APPROVED, 3, [{"type": "BODY", "text": "Hi"}]),
    ),
    Case(
        lambda client: client.whatsapp.templates.list(
            search="sale", status=WhatsAppTemplateStatus.APPROVED, any_category="OTP,UTILITY", order_by="-name"
        ),
        f"GET {TEMPLATES}?search=sale&status=approved&category__in=OTP,UTILITY&ordering=-name&{PAGED}",
        results(TEMPLATE),
        lambda found: [identity(row) for row in found],
        [("t-1", WhatsAppTemplateStatus.APPROVED)],
    ),
    Case(
        lambda client: client.whatsapp.templates.update("t-1", CONTENT),
        f"PUT {TEMPLATES}/t-1",
        TEMPLATE,
        lambda found: found.to_input(),
        CONTENT.replace(
            id="t-1",
            status="approved",
            components=TEMPLATE["components"],
            channel=WhatsAppChannel(id=3, channel_id="c", status="ACTIVE"),
        ),
        {
            "name": "sale",
            "language": "en_US",
            "category": "MARKETING",
            "channel": {"id": 3, "channel_id": "c"},
            "id": "t-1",
        },
    ),
    Case(lambda client: client.whatsapp.templates.delete("t-1"), f"DELETE {TEMPLATES}/t-1", text="", status=204),
    Case(
        lambda client: client.whatsapp.templates.send("t-1", "+491234", ["Ada"]),
        f"POST {TEMPLATES}/t-1/send",
        {"id": "m-1", "conversation": "k-1"},
        lambda sent: (sent.id, sent.conversation),
        ("m-1", "k-1"),
        {"phone": "+491234", "variables": ["Ada"]},
        201,
    ),
    Case(
        lambda client: client.whatsapp.templates.send("t-1", "+491234"),
        f"POST {TEMPLATES}/t-1/send",
        {"id": "m-1"},
        lambda sent: sent.conversation,
        None,
        {"phone": "+491234"},
    ),
    Case(
        lambda client: client.whatsapp.flow_executions.get("e-1"),
        "GET /channel/whatsapp/flow-execution/e-1",
        {
            "id": "e-1",
            "status": "RUNNING",
            "status_triggered_by": {"id": 4, "email": "ada@example.com"},
            "flow": {"id": "f-1", "name": "Welcome"},
            "flow_version": {"id": "v-1"},
            "contact_filters": [{"field": "phone", "comparison": "exact", "value": "1"}],
        },
        lambda found: (
            found.status,
            found.status_triggered_by.email,
            found.flow.name,
            found.flow_version.id,
            found.contact_filters[0].field,
        ),
        (WhatsAppFlowExecutionStatus.RUNNING, "ada@example.com", "Welcome", "v-1", "phone"),
    ),
    Case(
        lambda client: client.whatsapp.flow_executions.list(flow_id="f-1"),
        f"GET /channel/whatsapp/flow-execution?flow=f-1&{PAGED}",
        results({"id": "e-1", "status_triggered_by": 4, "flow_version": "v-1", "created_by": None}),
        lambda found: [(row.status_triggered_by.id, row.flow_version.id, row.created_by) for row in found],
        [(4, "v-1", None)],
    ),
    Case(
        lambda client: client.whatsapp.flow_executions.create(
            "f-1", [WhatsAppContactInput(phone="+49", tags=[WhatsAppTag(id=1, name="vip")])], has_priority=True
        ),
        "POST /channel/whatsapp/flow/f-1/run",
        {"id": "e-2", "status": "PROCESSING", "contact_list": [{"phone": "+49"}]},
        lambda run: (run.id, run.was_created, run.contact_list),
        ("e-2", True, [{"phone": "+49"}]),
        {
            "execute_for": "LIST",
            "has_priority": True,
            "contact_list": [{"phone": "+49", "tags": [{"id": 1, "name": "vip"}]}],
        },
        201,
    ),
    Case(
        lambda client: client.whatsapp.flow_execution_contacts.get("x-1"),
        "GET /channel/whatsapp/flow-execution-contact/x-1",
        {
            "id": "x-1",
            "status": "COMPLETED",
            "contact": {"id": "u-1", "phone": "+49"},
            "execution_steps": [
                {
                    "id": "s",
                    "status": "COMPLETED",
                    "step": {"id": "p", "name": "Ask", "answer_options": ["yes", "no"], "body_file": None},
                    "messages": [{"message": {"id": "m", "body": "Hi"}}],
                }
            ],
        },
        lambda found: (
            found.contact.phone,
            found.execution_steps[0].step.answer_options,
            found.execution_steps[0].messages[0].message.body,
        ),
        ("+49", ["yes", "no"], "Hi"),
    ),
    Case(
        lambda client: client.whatsapp.flow_execution_contacts.list(contact_id="u-1", is_active=True),
        f"GET /channel/whatsapp/flow-execution-contact?contact=u-1&is_active=true&{PAGED}",
        results({"id": "x-1", "flow": "f-1", "flow_name": "Welcome"}),
        lambda found: [(row.flow.id, row.flow_name) for row in found],
        [("f-1", "Welcome")],
    ),
    Case(
        lambda client: client.conversations.list(contact_id="u-1"),
        f"GET /channel/whatsapp/inbox/conversation?contact=u-1&{PAGED}",
        results(CONVERSATION),
        lambda found: [
            (row.status, row.assigned[0].first_name, row.tags[0].name, row.first_message.sent_by.id) for row in found
        ],
        [(ConversationStatus.NEW, "Ada", "vip", 4)],
    ),
    Case(
        lambda client: client.conversations.update(
            "k-1", ConversationUpdate(status="CLOSED", assigned=[ConversationMember(id=4)], assigned_team=None)
        ),
        "PATCH /channel/whatsapp/inbox/conversation/k-1/update",
        CONVERSATION,
        lambda changed: changed.source,
        ConversationSource.INBOX,
        {"status": "CLOSED", "assigned": [{"id": 4}], "assigned_team": None},
    ),
    Case(
        lambda client: client.conversations.replace(
            "k-1",
            ConversationInput(
                contact="u-1",
                assigned=[ConversationMember(id=4)],
                created_on=datetime(2026, 1, 2, tzinfo=UTC),
                source="INBOX",
            ),
        ),
        "PUT /channel/whatsapp/inbox/conversation/k-1/update",
        CONVERSATION,
        lambda changed: changed.id,
        "k-1",
        {
            "contact": "u-1",
            "assigned": [{"id": 4}],
            "created_on": "2026-01-02T00:00:00Z",
            "source": "INBOX",
            "id": "k-1",
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_a_call_and_what_it_gives(case: Case) -> None:
    await check(case)


async def test_a_flow_is_not_run_for_nobody() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="contacts is empty"):
            await client.whatsapp.flow_executions.create("f-1", [])
    assert recorder.requests == []
