"""Every resource and endpoint of the v3 API that the sandbox has."""

from __future__ import annotations

from collections.abc import Mapping

from .account import ACCOUNT_ENDPOINTS
from .connections import CONNECTION_OPTIONS, CONNECTIONS
from .contact_calls import CONTACT_ENDPOINTS
from .contacts import CONTACTS
from .customers import CUSTOMERS
from .field_groups import FIELD_GROUP_ENDPOINTS, GROUP_DEFINITIONS, GROUP_MEMBERS
from .fields import FIELD_ENDPOINTS, FIELD_OPTIONS, FIELD_RELS, FIELD_VALUES, FIELDS
from .imports import IMPORT_ENDPOINTS
from .lists import GROUPS, LIST_GROUPS, LISTS
from .memberships import CONTACT_AUTOMATIONS, CONTACT_LISTS, CONTACT_TAGS
from .orders import DISCOUNTS, ORDER_ENDPOINTS, ORDERS, PRODUCTS
from .resource import Resource
from .router import Endpoint, Router
from .seeded import AUTOMATIONS, EXCLUSION_ENDPOINTS, SCORES
from .tags import TAGS

__all__ = ["ENDPOINTS", "RESOURCES", "new_router", "resource_at"]

RESOURCES: tuple[Resource, ...] = (
    CONNECTIONS,
    CONNECTION_OPTIONS,
    CUSTOMERS,
    ORDERS,
    PRODUCTS,
    DISCOUNTS,
    CONTACTS,
    CONTACT_LISTS,
    CONTACT_TAGS,
    CONTACT_AUTOMATIONS,
    LISTS,
    LIST_GROUPS,
    GROUPS,
    TAGS,
    FIELDS,
    FIELD_OPTIONS,
    FIELD_RELS,
    FIELD_VALUES,
    GROUP_DEFINITIONS,
    GROUP_MEMBERS,
    AUTOMATIONS,
    SCORES,
)

ENDPOINTS: tuple[Endpoint, ...] = (
    *ACCOUNT_ENDPOINTS,
    *CONTACT_ENDPOINTS,
    *EXCLUSION_ENDPOINTS,
    *FIELD_ENDPOINTS,
    *FIELD_GROUP_ENDPOINTS,
    *IMPORT_ENDPOINTS,
    *ORDER_ENDPOINTS,
)

_BY_PATH: Mapping[str, Resource] = {resource.path: resource for resource in RESOURCES}


def resource_at(path: str) -> Resource:
    """The resource with this path."""
    return _BY_PATH[path]


def new_router() -> Router:
    """A router over everything."""
    return Router(RESOURCES, ENDPOINTS)
