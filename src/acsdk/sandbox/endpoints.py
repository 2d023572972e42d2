"""The endpoints that the sandbox has, read off the router and the GraphQL schema."""

from __future__ import annotations

from collections.abc import Iterator

from acsdk.sandbox.ecommerce.roots import ROOTS
from acsdk.sandbox.rest.registry import ENDPOINTS, RESOURCES

__all__ = ["endpoint_rows"]

_VERBS = {"list": "GET {}", "create": "POST {}", "get": "GET {}/:id", "update": "PUT {}/:id", "delete": "DELETE {}/:id"}

_SOURCES = {
    "contacts": ("recorded", "captures and Contacts pages"),
    "contact": ("recorded", "captures and Contacts pages"),
    "contactLists": ("recorded", "captures and Contacts pages"),
    "contactTags": ("recorded", "captures and Tags pages"),
    "tags": ("recorded", "captures and Tags pages"),
    "lists": ("recorded", "captures and Lists pages"),
    "fields": ("recorded", "captures and Custom fields pages"),
    "fieldOption": ("recorded", "captures and Custom fields pages"),
    "fieldOptions": ("recorded", "captures and Custom fields pages"),
    "fieldRels": ("recorded", "captures and Custom fields pages"),
    "fieldValues": ("recorded", "captures and Custom fields pages"),
    "import": ("recorded", "captures and Bulk import page"),
    "groups": ("recorded", "captures and Groups pages"),
    "users": ("recorded", "captures and Users pages"),
    "deals": ("recorded", "captures and Deals pages"),
    "dealGroups": ("recorded", "captures and Deals pages"),
    "dealStages": ("recorded", "captures and Deals pages"),
    "dealCustomFieldMeta": ("recorded", "captures and Custom deal fields pages"),
    "dealCustomFieldData": ("recorded", "captures and Custom deal fields pages"),
    "accounts": ("recorded", "captures and Accounts pages"),
    "accountContacts": ("recorded", "captures and Accounts pages"),
    "addresses": ("recorded", "captures and Addresses pages"),
    "notes": ("recorded", "captures and Notes pages"),
    "campaign": ("recorded", "captures and Campaigns pages"),
    "campaigns": ("recorded", "captures and Campaigns pages"),
    "forms": ("recorded", "captures and Forms pages"),
    "organizations": ("documented", "Organizations pages, deprecated in 2019: two clients list them"),
    "contactList": ("guessed", "PHP client"),
    "contactAutomation": ("guessed", "PHP client"),
    "eventTrackingEvent": ("guessed", "PHP client"),
    "siteTrackingDomains": ("documented", "reference pages of 2024"),
    "connectionOptions": ("recorded", "the official WooCommerce plugin calls it"),
    "account": ("recorded", "the official WooCommerce plugin calls it"),
    "syncLegacyConnection": ("recorded", "the official WooCommerce plugin calls it"),
}
_DEFAULT = ("documented", "reference pages")


def endpoint_rows() -> Iterator[tuple[str, str, str, str]]:
    """What, standing, source and an empty remark, for each endpoint."""
    for resource in RESOURCES:
        for verb in sorted(resource.verbs):
            yield _row(_VERBS[verb].format(resource.path), resource.path)
        for child in resource.children:
            yield _row(f"GET {resource.path}/:id/{child.name}", resource.path)
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace("{}", ":id")
        yield _row(f"{endpoint.method} {path or '/'}", endpoint.path.split("/")[0])
    for name in ROOTS:
        yield _row(name, name)


def _row(what: str, area: str) -> tuple[str, str, str, str]:
    standing, source = _SOURCES.get(area, _DEFAULT)
    return what, standing, source, ""
