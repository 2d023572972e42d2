"""Messages, templates, variables, saved responses, forms, branding, scores, webhooks and what only is read."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk import InvalidInputError, NotFoundError, ValidationFailedError
from acsdk.models import (
    BrandingUpdate,
    MessageInput,
    MessageUpdate,
    PersonalizationInput,
    PersonalizationUpdate,
    SavedResponseInput,
    SavedResponseUpdate,
    WebhookEventName,
    WebhookInput,
    WebhookSource,
    WebhookUpdate,
)
from tests.kit.wire import Case, check, sent
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

PAGED = "limit=100&offset=0"


def ids(result: Any) -> object:
    return [row.id for row in result]


def hook() -> WebhookInput:
    return WebhookInput(name="Hook", url="https://shop.example/hook", events=["subscribe", "new_one"], sources=["api"])


MESSAGES = [
    Case(
        lambda client: client.messages.get(7),
        "GET /messages/7",
        {"message": {"id": "7", "reply2": "a@example.com", "userid": "0", "hidden": "0"}},
        lambda found: (found.id, found.reply_to, found.user_id, found.hidden),
        (7, "a@example.com", None, False),
    ),
    Case(lambda client: client.messages.list(), f"GET /messages?{PAGED}", {"messages": [{"id": "1"}]}, ids, [1]),
    Case(
        lambda client: client.messages.create(
            MessageInput(from_name="Ada", from_email="ada@example.com", reply_to="re@example.com", subject="Tea")
        ),
        "POST /messages",
        {"message": {"id": "28"}},
        lambda made: (made.id, made.was_created),
        (28, True),
        {
            "message": {
                "fromname": "Ada",
                "fromemail": "ada@example.com",
                "reply2": "re@example.com",
                "subject": "Tea",
            }
        },
        201,
    ),
    Case(
        lambda client: client.messages.update(7, MessageUpdate(html="<p>", text=None)),
        "PUT /messages/7",
        {"message": {"id": "7", "html": "<p>"}},
        lambda changed: changed.html,
        "<p>",
        {"message": {"html": "<p>", "text": None}},
    ),
    Case(lambda client: client.messages.delete(7), "DELETE /messages/7", {}),
]
TEMPLATES = [
    Case(
        lambda client: client.templates.get(2),
        "GET /templates/2",
        {"template": {"id": "2", "mdate": "2018-08-28 11:54:54", "links": []}},
        lambda found: found.modified_date,
        datetime(2018, 8, 28, 11, 54, 54),
    ),
    Case(lambda client: client.templates.list(limit=5), "GET /templates?limit=5&offset=0", {"templates": []}, ids, []),
    Case(lambda client: client.templates.delete(2), "DELETE /templates/2", status=200, text=""),
]
VARIABLES = [
    Case(
        lambda client: client.personalizations.get(8),
        "GET /personalizations/8",
        {"personalization": {"id": "8", "format": "text", "listIds": "2, 3,5", "isLocked": False}},
        lambda found: (found.format, found.list_ids, found.is_locked),
        ("text", [2, 3, 5], False),
    ),
    Case(
        lambda client: client.personalizations.list(tag="x", list_name="VIP", order_by=["-name", "tag"]),
        f"GET /personalizations?filter[tag]=x&filter[listName]=VIP&orders[name]=DESC&orders[tag]=ASC&{PAGED}",
        {"personalizations": [{"id": "8"}], "meta": {"total": "1"}},
        lambda found: [row.list_ids for row in found],
        [[]],
    ),
    Case(
        lambda client: client.personalizations.create(PersonalizationInput(tag="t", format="html", list_ids=[2, 3])),
        "POST /personalizations",
        {"personalization": {"id": "8", "listids": "2,3"}},
        lambda made: made.list_ids,
        [2, 3],
        {"personalization": {"tag": "t", "format": "html", "listids": "2,3"}},
    ),
    Case(
        lambda client: client.personalizations.update(8, PersonalizationUpdate(content="Hi", list_ids=[2])),
        "PUT /personalizations/8",
        {"personalization": {"id": "8"}},
        lambda changed: changed.id,
        8,
        {"personalization": {"content": "Hi", "listids": "2"}},
    ),
    Case(lambda client: client.personalizations.delete(8), "DELETE /personalizations/8", {}),
    Case(
        lambda client: client.personalizations.bulk_delete([8, 9]),
        "DELETE /personalizations/bulkdelete?ids=8,9",
        text="Delete successful",
    ),
    Case(
        lambda client: client.personalizations.lock(8),
        "PATCH /personalizations/8/lock",
        {"success": True, "message": "updated"},
    ),
    Case(lambda client: client.personalizations.unlock(8), "PATCH /personalizations/8/unlock", {"success": True}),
]
SAVED_RESPONSES = [
    Case(
        lambda client: client.saved_responses.get(1),
        "GET /savedResponses/1",
        {"savedResponse": {"id": "1", "ldate": None, "cdate": "2018-11-16T02:50:54-06:00"}},
        lambda found: (found.last_sent_date, found.created_date),
        (None, datetime.fromisoformat("2018-11-16T02:50:54-06:00")),
    ),
    Case(
        lambda client: client.saved_responses.list(),
        f"GET /savedResponses?{PAGED}",
        {"savedResponses": [{"id": "1"}]},
        ids,
        [1],
    ),
    Case(
        lambda client: client.saved_responses.create(SavedResponseInput(title="T", subject="S", body="B")),
        "POST /savedResponses",
        {"savedResponse": {"id": "1"}},
        lambda made: made.id,
        1,
        {"savedResponse": {"title": "T", "subject": "S", "body": "B"}},
    ),
    Case(
        lambda client: client.saved_responses.update(1, SavedResponseUpdate(title="New")),
        "PUT /savedResponses/1",
        {"savedResponse": {"id": "1", "title": "New"}},
        lambda changed: changed.title,
        "New",
        {"savedResponse": {"title": "New"}},
    ),
    Case(lambda client: client.saved_responses.delete(1), "DELETE /savedResponses/1", {}),
]
FORMS = [
    Case(
        lambda client: client.forms.get(13),
        "GET /forms/13",
        {"form": {"id": "13", "actiondata": [], "style": {"width": 500}, "cfields": [{"type": "html"}], "entries": 0}},
        lambda found: (found.action_data, found.style, found.elements, found.entries),
        ({}, {"width": 500}, [{"type": "html"}], 0),
    ),
    Case(lambda client: client.forms.list(), f"GET /forms?{PAGED}", {"forms": [{"id": "1"}]}, ids, [1]),
    Case(
        lambda client: client.forms.create({"form": {"name": "F"}}),
        "POST /forms",
        {"form": {"id": "1"}},
        lambda made: made.id,
        1,
        body={"form": {"name": "F"}},
    ),
    Case(
        lambda client: client.forms.update(13, {"x": 1}),
        "PUT /forms/13",
        {"form": {"id": "13", "name": "F"}},
        lambda found: found.name,
        "F",
        body={"x": 1},
    ),
    Case(lambda client: client.forms.delete(13), "DELETE /forms/13", {}),
    Case(
        lambda client: client.forms.opt_in({"email": "a@example.com"}),
        "POST /form/optin",
        [],
        expected=[],
        body={"email": "a@example.com"},
    ),
]
BRANDING = [
    Case(
        lambda client: client.branding.get(1),
        "GET /brandings/1",
        {"branding": {"id": "1", "links": "1", "copyright": "0", "adminTemplateHtm": ""}},
        lambda found: (found.shows_links, found.links, found.copyright, found.admin_template_html, dict(found.raw)),
        (True, {}, False, None, {}),
    ),
    Case(
        lambda client: client.branding.list(),
        f"GET /brandings?{PAGED}",
        {"brandings": [{"id": "1", "links": {"a": "b"}}]},
        lambda found: [(row.links, row.shows_links) for row in found],
        [({}, None)],
    ),
    Case(
        lambda client: client.branding.update(1, BrandingUpdate(site_name="Tea", hide_links=True)),
        "PUT /brandings/1",
        {"branding": {"id": "1", "siteName": "Tea"}},
        lambda changed: changed.site_name,
        "Tea",
        {"branding": {"siteName": "Tea", "links": True}},
    ),
]
WEBHOOKS = [
    Case(
        lambda client: client.webhooks.get(1),
        "GET /webhooks/1",
        {"webhook": {"id": "1", "listid": "0", "events": ["sent", "new_one"], "sources": ["api"], "links": []}},
        lambda found: (found.list_id, found.events, found.sources),
        (None, [WebhookEventName.SENT, "new_one"], [WebhookSource.API]),
    ),
    Case(
        lambda client: client.webhooks.list(name="Hook", list_id=3),
        f"GET /webhooks?filters[name]=Hook&filters[listid]=3&{PAGED}",
        {"webhooks": [{"id": "1"}]},
        ids,
        [1],
    ),
    Case(
        lambda client: client.webhooks.create(hook()),
        "POST /webhooks",
        {"webhook": {"id": "1"}},
        lambda made: made.was_created,
        True,
        {
            "webhook": {
                "name": "Hook",
                "url": "https://shop.example/hook",
                "events": ["subscribe", "new_one"],
                "sources": ["api"],
            }
        },
        201,
    ),
    Case(
        lambda client: client.webhooks.update(1, WebhookUpdate(list_id=0, events=["sent"])),
        "PUT /webhooks/1",
        {"webhook": {"id": "1"}},
        lambda changed: changed.id,
        1,
        {"webhook": {"events": ["sent"], "listid": 0}},
    ),
    Case(lambda client: client.webhooks.delete(1), "DELETE /webhooks/1", {}),
    Case(
        lambda client: client.webhooks.events(),
        "GET /webhook/events",
        {"webhookEvents": ["sent", 1, "open"], "meta": {"total": 25}},
        expected=["sent", "open"],
    ),
    Case(lambda client: client.webhooks.events(), "GET /webhook/events", [], expected=[]),
]
READ_ONLY = [
    Case(
        lambda client: client.scores.get(2),
        "GET /scores/2",
        {"score": {"id": "2", "descript": "clicks"}},
        lambda found: found.description,
        "clicks",
    ),
    Case(lambda client: client.scores.list(), f"GET /scores?{PAGED}", {"scores": [{"id": "2"}]}, ids, [2]),
    Case(
        lambda client: client.scores.values(),
        f"GET /scoreValues?{PAGED}",
        {"scoreValues": [{"id": "1", "score": "2", "scoreValue": "50", "deal": None}]},
        lambda found: [(row.score_id, row.value, row.deal_id) for row in found],
        [(2, 50, None)],
    ),
    Case(
        lambda client: client.site_messages.list(),
        f"GET /siteMessages?{PAGED}",
        {"siteMessages": [{"id": "1", "template": {"initial": {}}}]},
        lambda found: found[0].template,
        {"initial": {}},
    ),
    Case(
        lambda client: client.conversions.list(),
        f"GET /conversions?{PAGED}",
        {"conversions": [{"id": "1", "value": "100.5", "enforce_limit": "1"}]},
        lambda found: (found[0].value, found[0].enforce_limit),
        (Decimal("100.5"), True),
    ),
    Case(
        lambda client: client.conversions.triggers(),
        f"GET /conversionTriggers?{PAGED}",
        {"conversionTriggers": [{"id": "1", "automationBlock": "3", "trigger_type": "url"}]},
        lambda found: (found[0].automation_block_id, found[0].trigger_type),
        (3, "url"),
    ),
    Case(
        lambda client: client.conversions.of_contacts(),
        f"GET /contactConversions?{PAGED}",
        {"contactConversions": [{"id": "1", "contact": "8", "conversion": "1", "conversion_trigger": "4"}]},
        lambda found: (found[0].contact_id, found[0].conversion_id, found[0].trigger_id),
        (8, 1, 4),
    ),
]
CONTENT = [
    Case(
        lambda client: client.content.editor_markup(5),
        "GET /content/editorMarkup/5",
        {"html": "<p>", "css": "p {}"},
        lambda found: (found.html, found.css),
        ("<p>", "p {}"),
    ),
    Case(
        lambda client: client.content.editor_config(),
        "GET /stripo/config",
        {"localeCode": "en", "allMessagesArr": [{"id": "5", "percentage300": "300", "reply2": "a@example.com"}]},
        lambda found: (found.locale, found.messages[0].id, found.messages[0].percentage_300),
        ("en", 5, 300),
    ),
    Case(
        lambda client: client.content.editor_config(177),
        "GET /stripo/config?campaignId=177",
        {},
        lambda found: found.messages,
        [],
    ),
    Case(
        lambda client: client.content.personalization_tags("contacts", "deals", campaign_id=3),
        "GET /stripo/personalizationTags?scope=contacts,deals&campaignId=3",
        [{"id": "contacts", "entries": [{"value": "%EMAIL%", "label": "E-mail"}]}],
        lambda found: [(group.id, [tag.value for tag in group.entries]) for group in found],
        [("contacts", ["%EMAIL%"])],
    ),
    Case(lambda client: client.content.personalization_tags(), "GET /stripo/personalizationTags", [], list, []),
]
CASES = [*MESSAGES, *TEMPLATES, *VARIABLES, *SAVED_RESPONSES, *FORMS, *BRANDING, *WEBHOOKS, *READ_ONLY, *CONTENT]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_a_call_and_what_it_gives(case: Case) -> None:
    await check(case)


async def test_a_refusal_to_lock_comes_with_status_200() -> None:
    refused = answer({"success": False, "message": "Only admin can lock/unlock personalizations"})
    async with new_client(Recorder(refused)) as client:
        with pytest.raises(ValidationFailedError, match="Only admin"):
            await client.personalizations.lock(8)


async def test_sharing_a_template_takes_the_token_in_the_url_and_sends_no_header() -> None:
    recorder = Recorder(answer({"url": "https://acme.activehosted.com/x", "result_code": 1, "result_output": "json"}))
    async with new_client(recorder) as client:
        shared = await client.templates.share(2, api_token="secret-1")
        with pytest.raises(InvalidInputError, match="version 2"):
            await client.templates.share(2, api_token=" ")
    (request,) = recorder.requests
    assert sent(request) == "GET /api/2/template/share?api_key=secret-1&id=2&api_output=json"
    assert "api-token" not in request.headers
    assert (shared.url, shared.result_code) == ("https://acme.activehosted.com/x", 1)


async def test_what_would_delete_nothing_is_refused() -> None:
    recorder = Recorder(answer())
    async with new_client(recorder) as client:
        with pytest.raises(InvalidInputError, match="personalization_ids is empty"):
            await client.personalizations.bulk_delete([])
    assert recorder.requests == []


async def test_a_missing_markup_is_not_found() -> None:
    async with new_client(Recorder(answer({"message": "No markup for message"}, 404))) as client:
        with pytest.raises(NotFoundError):
            await client.content.editor_markup(5)


def test_a_webhook_without_events_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="events"):
        WebhookInput.model_validate({"name": "Hook", "url": "https://shop.example", "sources": ["api"]})
    with pytest.raises(ValueError, match="must be one of public, admin, api, system"):
        WebhookInput(name="Hook", url="https://shop.example", events=["sent"], sources=["me"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
