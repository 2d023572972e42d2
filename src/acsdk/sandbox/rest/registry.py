"""Every resource and endpoint of the v3 API that the sandbox has."""

from __future__ import annotations

from collections.abc import Mapping

from .account import ACCOUNT_ENDPOINTS
from .connections import CONNECTION_OPTIONS, CONNECTIONS
from .contacts import CONTACTS
from .customers import CUSTOMERS
from .orders import DISCOUNTS, ORDERS, PRODUCTS
from .resource import Resource
from .router import Router

__all__ = ["RESOURCES", "new_router", "resource_at"]

RESOURCES: tuple[Resource, ...] = (
    CONNECTIONS,
    CONNECTION_OPTIONS,
    CONTACTS,
    CUSTOMERS,
    ORDERS,
    PRODUCTS,
    DISCOUNTS,
)

_BY_PATH: Mapping[str, Resource] = {resource.path: resource for resource in RESOURCES}


def resource_at(path: str) -> Resource:
    """The resource with this path."""
    return _BY_PATH[path]


def new_router() -> Router:
    """A router over everything."""
    return Router(RESOURCES, ACCOUNT_ENDPOINTS)
