"""The fixed set of calls by which an account and a sandbox are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["READS", "WRITES", "Step", "furniture"]

_NOBODY = 999_999_999
_ROWS = "limit=3"


@dataclass(frozen=True, slots=True)
class Step:
    """One call. ``{name}`` in its path or its body is what an earlier step kept under that name, or the prefix."""

    method: str
    path: str
    json: Mapping[str, Any] | None = None
    keeps: Mapping[str, str] = field(default_factory=dict[str, str])
    """By name, where in the answer an id stands that later steps need."""

    @property
    def name(self) -> str:
        """How the report calls it."""
        query = self.json.get("query", "") if self.json else ""
        return f"{self.method} {self.path}" + (f" {query}" if query else "")


def _get(*paths: str) -> list[Step]:
    return [Step("GET", path) for path in paths]


def _ask(document: str) -> Step:
    return Step("POST", "/ecom/graphql", {"query": document})


READS: Sequence[Step] = (
    *_get("/users/me", f"/users?{_ROWS}", f"/groups?{_ROWS}", f"/addresses?{_ROWS}"),
    Step("GET", f"/contacts?{_ROWS}", keeps={"contact": "contacts.0.id"}),
    *_get("/contacts/{contact}", "/contacts/{contact}/contactTags", f"/contacts/{_NOBODY}"),
    *_get(f"/contacts?{_ROWS}&include=contactLists", f"/contacts?{_ROWS}&filters[nothing]=1", "/contacts?limit=0"),
    *_get(f"/lists?{_ROWS}", f"/tags?{_ROWS}", f"/fields?{_ROWS}", f"/fieldValues?{_ROWS}", f"/segmentsV2?{_ROWS}"),
    *_get(f"/accounts?{_ROWS}", f"/deals?{_ROWS}", f"/dealGroups?{_ROWS}", f"/dealStages?{_ROWS}"),
    *_get(f"/dealTasks?{_ROWS}", f"/dealTasktypes?{_ROWS}", f"/dealRoles?{_ROWS}", f"/notes?{_ROWS}"),
    *_get(f"/automations?{_ROWS}", f"/campaigns?{_ROWS}", f"/messages?{_ROWS}", f"/forms?{_ROWS}", f"/scores?{_ROWS}"),
    *_get(f"/webhooks?{_ROWS}", "/webhook/events", "/eventTracking", "/siteTracking", f"/eventTrackingEvents?{_ROWS}"),
    *_get(
        f"/connections?{_ROWS}", f"/ecomCustomers?{_ROWS}", f"/ecomOrders?{_ROWS}", f"/customObjects/schemas?{_ROWS}"
    ),
    *_get("/nothing", "/tags/nobody"),
    _ask("{ __typename }"),
    _ask("{ searchOrder { id storeOrderId finalAmount lineItems { name } } }"),
    _ask("{ searchProduct { id storePrimaryId } }"),
    _ask("{ nothing }"),
    _ask("{ unfinished"),
)
"""What is read, of an account as it is."""

_CONTACT = {"contact": {"email": "{prefix}@example.com", "firstName": "{prefix}"}}
_TAG = {"tag": {"tag": "{prefix}", "tagType": "contact", "description": ""}}

WRITES: Sequence[Step] = (
    Step("POST", "/contacts", _CONTACT, {"made_contact": "contact.id"}),
    Step("POST", "/contacts", _CONTACT),
    Step("POST", "/contacts", {"contact": {"email": "{prefix}"}}),
    Step("POST", "/contact/sync", _CONTACT),
    *_get("/contacts/{made_contact}"),
    Step("PUT", "/contacts/{made_contact}", {"contact": {"lastName": "{prefix}"}}),
    Step("POST", "/tags", _TAG, {"made_tag": "tag.id"}),
    Step("POST", "/tags", _TAG, {"second_tag": "tag.id"}),
    Step("POST", "/tags", {"tag": {"tagType": "contact"}}, {"third_tag": "tag.id"}),
    *_get("/tags/{made_tag}"),
    Step("POST", "/contactTags", {"contactTag": {"contact": "{made_contact}", "tag": "{made_tag}"}}),
    *_get("/contacts/{made_contact}/contactTags"),
    Step(
        "POST",
        "/notes",
        {"note": {"note": "{prefix}", "relid": "{made_contact}", "reltype": "Subscriber"}},
        {"made_note": "note.id"},
    ),
    Step("DELETE", "/notes/{made_note}"),
    Step("POST", "/accounts", {"account": {"name": "{prefix}"}}, {"made_account": "account.id"}),
    Step("DELETE", "/accounts/{made_account}"),
    Step("DELETE", "/tags/{third_tag}"),
    Step("DELETE", "/tags/{second_tag}"),
    Step("DELETE", "/tags/{made_tag}"),
    Step("DELETE", "/contacts/{made_contact}"),
    Step("DELETE", "/contacts/{made_contact}"),
)
"""What is created, read and deleted again. Each `made_…` has a DELETE after it."""


def furniture() -> Sequence[Step]:
    """What a fresh sandbox gets, so that there is something to read: an account has its rows already."""
    currency = {"currency": "usd", "value": 100}
    return (
        Step("POST", "/tags", _TAG, {"tag": "tag.id"}),
        Step("POST", "/contacts", _CONTACT, {"person": "contact.id"}),
        Step("POST", "/contactTags", {"contactTag": {"contact": "{person}", "tag": "{tag}"}}),
        Step("POST", "/lists", {"list": {"name": "{prefix}", "stringid": "{prefix}", "sender_url": "https://x.test"}}),
        Step("POST", "/fields", {"field": {"type": "text", "title": "{prefix}"}}, {"field": "field.id"}),
        Step("POST", "/fieldValues", {"fieldValue": {"contact": "{person}", "field": "{field}", "value": "x"}}),
        Step("POST", "/accounts", {"account": {"name": "{prefix}"}}),
        Step("POST", "/dealGroups", {"dealGroup": {"title": "{prefix}", "currency": "usd"}}, {"group": "dealGroup.id"}),
        Step("POST", "/dealStages", {"dealStage": {"title": "stage", "group": "{group}"}}, {"stage": "dealStage.id"}),
        Step(
            "POST",
            "/deals",
            {
                "deal": {
                    "title": "{prefix}", "contact": "{person}", "group": "{group}", "stage": "{stage}", "owner": "1",
                    **currency,
                }
            },
        ),
        Step("POST", "/notes", {"note": {"note": "{prefix}", "relid": "{person}", "reltype": "Subscriber"}}),
        Step(
            "POST",
            "/webhooks",
            {"webhook": {"name": "x", "url": "https://example.com/x", "events": ["update"], "sources": ["api"]}},
        ),
    )  # fmt: skip
