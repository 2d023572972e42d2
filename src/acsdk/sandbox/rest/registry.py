"""Every resource and endpoint of the v3 API that the sandbox has."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.rest.objects.records import RECORD_ENDPOINTS
from acsdk.sandbox.rest.objects.schemas import SCHEMA_ENDPOINTS
from acsdk.sandbox.rest.objects.segments import SEGMENT_ENDPOINTS

from .accounts import ACCOUNT_CONTACTS, ACCOUNTS, CRM_ACCOUNT_ENDPOINTS
from .campaigns import CAMPAIGN_ENDPOINTS, CAMPAIGNS, LINKS
from .connections import CONNECTION_OPTIONS, CONNECTIONS
from .contact_calls import CONTACT_ENDPOINTS
from .contacts import CONTACTS
from .content import CONTENT_ENDPOINTS, FORMS, MESSAGES, PERSONALIZATIONS, SAVED_RESPONSES, TEMPLATES
from .custom_fields import custom_field_data, custom_field_endpoints, custom_field_meta
from .customers import CUSTOMERS
from .deal_contacts import DEAL_CONTACTS, DEAL_ROLES
from .deals import DEAL_ACTIVITIES, DEAL_ENDPOINTS, DEALS
from .empties import EMPTY_ENDPOINTS
from .field_groups import FIELD_GROUP_ENDPOINTS, GROUP_DEFINITIONS, GROUP_MEMBERS
from .fields import FIELD_ENDPOINTS, FIELD_OPTIONS, FIELD_RELS, FIELD_VALUES, FIELDS
from .imports import IMPORT_ENDPOINTS
from .lists import GROUPS, LIST_GROUPS, LISTS
from .memberships import CONTACT_AUTOMATIONS, CONTACT_LISTS, CONTACT_TAGS
from .notes import NOTE_ENDPOINTS, NOTES
from .office import ADDRESS_GROUPS, ADDRESS_LISTS, ADDRESSES, BRANDINGS, CALENDARS, CONFIGS, GROUP_LIMITS, SEGMENTS
from .old_names import OLD_ENDPOINTS, ORGANIZATIONS
from .orders import DISCOUNTS, ORDER_ENDPOINTS, ORDERS, PRODUCTS
from .outcomes import MISSPELT_OUTCOMES, OUTCOME_RELATIONS, OUTCOMES
from .pipelines import PIPELINE_ENDPOINTS, PIPELINE_USERS, PIPELINES, STAGES
from .resource import Resource
from .router import Endpoint, Router
from .seeded import AUTOMATIONS, EXCLUSION_ENDPOINTS, SCORES
from .sms import SMS_ENDPOINTS
from .tags import TAGS
from .tasks import TASK_ENDPOINTS, TASK_TYPES, TASKS
from .tracking import TRACKING_ENDPOINTS, TRACKING_LOGS
from .users import USER_ENDPOINTS, USER_GROUPS, USERS
from .webhooks import WEBHOOK_ENDPOINTS, WEBHOOKS

__all__ = ["ENDPOINTS", "RESOURCES", "new_router", "resource_at"]

_FIELD_OWNERS = ("account", "deal")

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
    TAGS,
    FIELDS,
    FIELD_OPTIONS,
    FIELD_RELS,
    FIELD_VALUES,
    GROUP_DEFINITIONS,
    GROUP_MEMBERS,
    ACCOUNTS,
    ACCOUNT_CONTACTS,
    ORGANIZATIONS,
    DEALS,
    DEAL_ACTIVITIES,
    DEAL_CONTACTS,
    DEAL_ROLES,
    PIPELINES,
    PIPELINE_USERS,
    STAGES,
    TASKS,
    TASK_TYPES,
    OUTCOMES,
    MISSPELT_OUTCOMES,
    OUTCOME_RELATIONS,
    *(custom_field_meta(owner) for owner in _FIELD_OWNERS),
    *(custom_field_data(owner) for owner in _FIELD_OWNERS),
    NOTES,
    CAMPAIGNS,
    LINKS,
    MESSAGES,
    TEMPLATES,
    PERSONALIZATIONS,
    SAVED_RESPONSES,
    FORMS,
    AUTOMATIONS,
    SCORES,
    SEGMENTS,
    USERS,
    USER_GROUPS,
    GROUPS,
    GROUP_LIMITS,
    ADDRESSES,
    ADDRESS_GROUPS,
    ADDRESS_LISTS,
    CALENDARS,
    BRANDINGS,
    CONFIGS,
    WEBHOOKS,
    TRACKING_LOGS,
)

ENDPOINTS: tuple[Endpoint, ...] = (
    *USER_ENDPOINTS,
    *CRM_ACCOUNT_ENDPOINTS,
    *CAMPAIGN_ENDPOINTS,
    *CONTACT_ENDPOINTS,
    *CONTENT_ENDPOINTS,
    *(endpoint for owner in _FIELD_OWNERS for endpoint in custom_field_endpoints(owner)),
    *DEAL_ENDPOINTS,
    *EXCLUSION_ENDPOINTS,
    *FIELD_ENDPOINTS,
    *FIELD_GROUP_ENDPOINTS,
    *IMPORT_ENDPOINTS,
    *NOTE_ENDPOINTS,
    *OLD_ENDPOINTS,
    *ORDER_ENDPOINTS,
    *PIPELINE_ENDPOINTS,
    *RECORD_ENDPOINTS,
    *SCHEMA_ENDPOINTS,
    *SEGMENT_ENDPOINTS,
    *SMS_ENDPOINTS,
    *TASK_ENDPOINTS,
    *TRACKING_ENDPOINTS,
    *WEBHOOK_ENDPOINTS,
    *EMPTY_ENDPOINTS,
)

_BY_PATH: Mapping[str, Resource] = {resource.path: resource for resource in RESOURCES}


def resource_at(path: str) -> Resource:
    """The resource with this path."""
    return _BY_PATH[path]


def new_router() -> Router:
    """A router over everything."""
    return Router(RESOURCES, ENDPOINTS)
