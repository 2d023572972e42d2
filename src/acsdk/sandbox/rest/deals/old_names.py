"""Names that no page has today and that clients in use ask for.

Rules `old_names.organizations` and `old_names.singular`.
"""

from __future__ import annotations

from functools import partial

from acsdk.sandbox.rest.contacts.memberships import CONTACT_AUTOMATIONS, CONTACT_LISTS
from acsdk.sandbox.rest.kit.hooks import Hooks
from acsdk.sandbox.rest.kit.resource import Column, Filter, Resource
from acsdk.sandbox.rest.kit.router import Endpoint
from acsdk.sandbox.rest.kit.verbs import create, delete

from .accounts import ACCOUNTS, counts

__all__ = ["OLD_ENDPOINTS", "ORGANIZATIONS"]

ORGANIZATIONS = Resource(
    path="organizations",
    singular="organization",
    plural="organizations",
    model="Organization",
    table="accounts",
    columns=(Column("name", writable=True),),
    links=None,
    filters={"filters[name]": Filter("name")},
    orders={"id": "id", "name": "name"},
    hooks=Hooks(
        check=ACCOUNTS.hooks.check,
        prepare=ACCOUNTS.hooks.prepare,
        announce=ACCOUNTS.hooks.announce,
        removed=ACCOUNTS.hooks.removed,
        only_listed=counts,
    ),
)

OLD_ENDPOINTS = (
    Endpoint("POST", "contactList", partial(create, CONTACT_LISTS)),
    Endpoint("DELETE", "contactAutomation/{}", lambda call: delete(CONTACT_AUTOMATIONS, call, call.segments[1])),
)
