"""Every resource and endpoint of the v3 API that the sandbox has."""

from __future__ import annotations

from collections.abc import Mapping

from acsdk.sandbox.codec import Json
from acsdk.sandbox.rest.campaigns.automations import AUTOMATION_BLOCKS, AUTOMATIONS
from acsdk.sandbox.rest.campaigns.campaigns import CAMPAIGN_ENDPOINTS, CAMPAIGNS, LINKS
from acsdk.sandbox.rest.campaigns.content import CONTENT_ENDPOINTS, FORMS, MESSAGES, PERSONALIZATIONS, TEMPLATES
from acsdk.sandbox.rest.contacts.archive import ARCHIVE_ENDPOINTS, ARCHIVES
from acsdk.sandbox.rest.contacts.contact_calls import CONTACT_ENDPOINTS
from acsdk.sandbox.rest.contacts.contacts import CONTACTS
from acsdk.sandbox.rest.contacts.imports import IMPORT_ENDPOINTS
from acsdk.sandbox.rest.contacts.memberships import CONTACT_AUTOMATIONS, CONTACT_LISTS, CONTACT_TAGS
from acsdk.sandbox.rest.contacts.scores import SCORE_VALUES, SCORES
from acsdk.sandbox.rest.contacts.tracking import TRACKING_ENDPOINTS, TRACKING_LOGS
from acsdk.sandbox.rest.custom_objects.records import RECORD_ENDPOINTS
from acsdk.sandbox.rest.custom_objects.schemas import SCHEMA_ENDPOINTS
from acsdk.sandbox.rest.deals.accounts import ACCOUNT_CONTACTS, ACCOUNTS, CRM_ACCOUNT_ENDPOINTS
from acsdk.sandbox.rest.deals.deal_contacts import DEAL_CONTACTS, DEAL_ROLES
from acsdk.sandbox.rest.deals.deals import DEAL_ACTIVITIES, DEAL_ENDPOINTS, DEALS
from acsdk.sandbox.rest.deals.notes import NOTE_ENDPOINTS, NOTES
from acsdk.sandbox.rest.deals.old_names import OLD_ENDPOINTS, ORGANIZATIONS
from acsdk.sandbox.rest.deals.outcomes import MISSPELT_OUTCOMES, OUTCOME_RELATIONS, OUTCOMES
from acsdk.sandbox.rest.deals.pipelines import PIPELINE_ENDPOINTS, PIPELINE_GROUPS, PIPELINE_USERS, PIPELINES, STAGES
from acsdk.sandbox.rest.deals.tasks import TASK_ENDPOINTS, TASK_TYPES, TASKS
from acsdk.sandbox.rest.deepdata.connections import CONNECTION_OPTIONS, CONNECTIONS
from acsdk.sandbox.rest.deepdata.customers import CUSTOMERS
from acsdk.sandbox.rest.deepdata.orders import DISCOUNTS, ORDER_ENDPOINTS, ORDERS, PRODUCTS
from acsdk.sandbox.rest.fields.custom_fields import custom_field_data, custom_field_endpoints, custom_field_meta
from acsdk.sandbox.rest.fields.field_groups import FIELD_GROUP_ENDPOINTS, GROUP_DEFINITIONS, GROUP_MEMBERS
from acsdk.sandbox.rest.fields.fields import FIELD_ENDPOINTS, FIELD_OPTIONS, FIELD_RELS, FIELD_VALUES, FIELDS
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.kit.router import Endpoint, Router
from acsdk.sandbox.rest.kit.wire import show
from acsdk.sandbox.rest.lists.exclusions import EXCLUSION_ENDPOINTS
from acsdk.sandbox.rest.lists.legacy_segments import SEGMENTS
from acsdk.sandbox.rest.lists.lists import LIST_GROUPS, LISTS
from acsdk.sandbox.rest.lists.segments import SEGMENT_ENDPOINTS
from acsdk.sandbox.rest.lists.tags import TAGS
from acsdk.sandbox.rest.messaging.saved_responses import SAVED_RESPONSES
from acsdk.sandbox.rest.messaging.sms import SMS_ENDPOINTS
from acsdk.sandbox.rest.settings.addresses import ADDRESS_GROUPS, ADDRESS_LISTS, ADDRESSES
from acsdk.sandbox.rest.settings.groups import GROUP_LIMITS, GROUPS
from acsdk.sandbox.rest.settings.office import BRANDINGS, CALENDARS, CONFIGS
from acsdk.sandbox.rest.settings.users import CONVERSATION_PERMISSIONS, USER_ENDPOINTS, USER_GROUPS, USERS
from acsdk.sandbox.rest.settings.webhooks import WEBHOOK_ENDPOINTS, WEBHOOKS
from acsdk.sandbox.state import State
from acsdk.sandbox.store import Row

from .empties import EMPTY_ENDPOINTS

__all__ = ["ENDPOINTS", "RESOURCES", "new_router", "shown"]

_FIELD_OWNERS = ("account", "deal")

RESOURCES: tuple[Resource, ...] = (
    CONNECTIONS,
    CONNECTION_OPTIONS,
    CUSTOMERS,
    ORDERS,
    PRODUCTS,
    DISCOUNTS,
    CONTACTS,
    ARCHIVES,
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
    PIPELINE_GROUPS,
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
    AUTOMATION_BLOCKS,
    SCORES,
    SCORE_VALUES,
    SEGMENTS,
    USERS,
    USER_GROUPS,
    CONVERSATION_PERMISSIONS,
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
    *ARCHIVE_ENDPOINTS,
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


def shown(state: State, path: str, row: Row) -> dict[str, Json]:
    """A row of the resource with this path, as GET shows it. The state carries it to all resources."""
    return show(_BY_PATH[path], state, row)


def new_router() -> Router:
    """A router over everything."""
    return Router(RESOURCES, ENDPOINTS)
