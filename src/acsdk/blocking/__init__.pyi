"""The client for code that cannot await: `Client` has every method of `acsdk.AsyncClient`, and waits in each."""

from acsdk.blocking._response import with_response as with_response
from acsdk.blocking._types.resources.deals.account_contacts import AccountContacts as AccountContacts
from acsdk.blocking._types.resources.deals.account_fields import AccountFieldValues as AccountFieldValues
from acsdk.blocking._types.resources.deals.account_fields import AccountFields as AccountFields
from acsdk.blocking._types.resources.deals.accounts import Accounts as Accounts
from acsdk.blocking._types.resources.contacts.activities import Activities as Activities
from acsdk.blocking._types.resources.settings.addresses import Addresses as Addresses
from acsdk.blocking._types.resources.campaigns.automations import Automations as Automations
from acsdk.blocking._types._bulk.batcher import Batcher as Batcher
from acsdk.blocking._types.resources.settings.branding import Brandings as Brandings
from acsdk.blocking._types.resources.ecommerce.browse_sessions import BrowseSessions as BrowseSessions
from acsdk.blocking._types.resources.settings.calendars import Calendars as Calendars
from acsdk.blocking._types.resources.campaigns.campaigns import Campaigns as Campaigns
from acsdk.blocking._types.resources.deepdata.carts import Carts as Carts
from acsdk.blocking._types._client import Client as Client
from acsdk.blocking._types.resources.deepdata.connections import ConnectionOptions as ConnectionOptions
from acsdk.blocking._types.resources.deepdata.connections import Connections as Connections
from acsdk.blocking._types.resources.contacts.archive import ContactArchive as ContactArchive
from acsdk.blocking._types.resources.contacts.contact_automations import ContactAutomations as ContactAutomations
from acsdk.blocking._types.resources.contacts.details import ContactDetails as ContactDetails
from acsdk.blocking._types.resources.contacts.imports import ContactImports as ContactImports
from acsdk.blocking._types.resources.contacts.memberships import ContactMemberships as ContactMemberships
from acsdk.blocking._types.resources.contacts.relations import ContactRelations as ContactRelations
from acsdk.blocking._types.resources.contacts.contacts import Contacts as Contacts
from acsdk.blocking._types.resources.campaigns.content import Content as Content
from acsdk.blocking._types.resources.messaging.conversations import Conversations as Conversations
from acsdk.blocking._types.resources.campaigns.conversions import Conversions as Conversions
from acsdk.blocking._types.resources.fields.crm_values import CrmFieldValues as CrmFieldValues
from acsdk.blocking._types.resources.fields.crm_fields import CrmFields as CrmFields
from acsdk.blocking._types.resources.custom_objects.records import CustomObjectRecords as CustomObjectRecords
from acsdk.blocking._types.resources.custom_objects.schemas import CustomObjectSchemas as CustomObjectSchemas
from acsdk.blocking._types.resources.custom_objects.custom_objects import CustomObjects as CustomObjects
from acsdk.blocking._types.resources.deepdata.customers import Customers as Customers
from acsdk.blocking._types.resources.deals.deal_fields import DealFieldValues as DealFieldValues
from acsdk.blocking._types.resources.deals.deal_fields import DealFields as DealFields
from acsdk.blocking._types.resources.deals.deal_people import DealRoles as DealRoles
from acsdk.blocking._types.resources.deals.deals import Deals as Deals
from acsdk.blocking._types.resources.deepdata.deepdata import DeepData as DeepData
from acsdk.blocking._types.resources.deepdata.orders import DeepDataOrders as DeepDataOrders
from acsdk.blocking._types.resources.ecommerce.ecommerce import EcommerceNamespace as EcommerceNamespace
from acsdk.blocking._types._graphql.transport import EngineTransport as EngineTransport
from acsdk.blocking._types.resources.fields.field_groups import FieldGroups as FieldGroups
from acsdk.blocking._types.resources.fields.field_values import FieldValues as FieldValues
from acsdk.blocking._types.resources.fields.fields import Fields as Fields
from acsdk.blocking._types.resources.messaging.whatsapp_execution_contacts import FlowExecutionContacts as FlowExecutionContacts
from acsdk.blocking._types.resources.messaging.whatsapp_executions import FlowExecutions as FlowExecutions
from acsdk.blocking._types.resources.campaigns.forms import Forms as Forms
from acsdk.blocking._types._framing import Framing as Framing
from acsdk.blocking._types.resources.graphql import GraphQL as GraphQL
from acsdk.blocking._types.resources.settings.groups import Groups as Groups
from acsdk.blocking._types.resources.lists.legacy_segments import LegacySegments as LegacySegments
from acsdk.blocking._types.resources.lists.lists import ListExclusions as ListExclusions
from acsdk.blocking._types.resources.lists.lists import Lists as Lists
from acsdk.blocking._types.resources.custom_objects.mapped import MappedRecords as MappedRecords
from acsdk.blocking._types.resources.campaigns.messages import Messages as Messages
from acsdk.blocking._types._namespaces import Namespaces as Namespaces
from acsdk.blocking._types.resources.deals.notes import Notes as Notes
from acsdk.blocking._types.resources.deepdata.order_products import OrderProducts as OrderProducts
from acsdk.blocking._types.resources.ecommerce.orders import Orders as Orders
from acsdk.blocking._types._pager import Pager as Pager
from acsdk.blocking._types.resources.campaigns.personalizations import Personalizations as Personalizations
from acsdk.blocking._types.resources.deals.pipelines import Pipelines as Pipelines
from acsdk.blocking._types.resources.ecommerce.products import Products as Products
from acsdk.blocking._types.resources.ecommerce.recurring_payments import RecurringPayments as RecurringPayments
from acsdk.blocking._types.resources.rest import Rest as Rest
from acsdk.blocking._types.resources.messaging.saved_responses import SavedResponses as SavedResponses
from acsdk.blocking._types.resources.contacts.scores import Scores as Scores
from acsdk.blocking._types.resources.deals.deal_people import SecondaryContacts as SecondaryContacts
from acsdk.blocking._types.resources.lists.segment_matching import SegmentMatching as SegmentMatching
from acsdk.blocking._types.resources.lists.segments import Segments as Segments
from acsdk.blocking._types.resources.settings.settings import Settings as Settings
from acsdk.blocking._types._shop import Shop as Shop
from acsdk.blocking._types._shop import ShopCarts as ShopCarts
from acsdk.blocking._types._shop import ShopCustomers as ShopCustomers
from acsdk.blocking._types._shop import ShopOrders as ShopOrders
from acsdk.blocking._types._shop import ShopProducts as ShopProducts
from acsdk.blocking._types.resources.campaigns.site_messages import SiteMessages as SiteMessages
from acsdk.blocking._types.resources.contacts.tracking import SiteTracking as SiteTracking
from acsdk.blocking._types.resources.contacts.tracking import SiteTrackingDomains as SiteTrackingDomains
from acsdk.blocking._types.resources.messaging.sms import Sms as Sms
from acsdk.blocking._types.resources.messaging.sms_broadcasts import SmsBroadcasts as SmsBroadcasts
from acsdk.blocking._types.resources.messaging.sms_reports import SmsReports as SmsReports
from acsdk.blocking._types.resources.deals.stages import Stages as Stages
from acsdk.blocking._types.resources.lists.tags import Tags as Tags
from acsdk.blocking._types.resources.deals.task_types import TaskOutcomes as TaskOutcomes
from acsdk.blocking._types.resources.deals.task_types import TaskTypeOutcomes as TaskTypeOutcomes
from acsdk.blocking._types.resources.deals.task_types import TaskTypes as TaskTypes
from acsdk.blocking._types.resources.deals.tasks import Tasks as Tasks
from acsdk.blocking._types.resources.campaigns.templates import Templates as Templates
from acsdk.blocking._types.resources.contacts.tracking import TrackedEvents as TrackedEvents
from acsdk.blocking._types.resources.contacts.tracking import Tracking as Tracking
from acsdk.blocking._types.resources.settings.users import Users as Users
from acsdk.blocking._types.resources.settings.webhooks import Webhooks as Webhooks
from acsdk.blocking._types.resources.messaging.whatsapp import WhatsApp as WhatsApp
from acsdk.blocking._types.resources.messaging.whatsapp_templates import WhatsAppTemplates as WhatsAppTemplates
from acsdk.blocking._types.resources.contacts.tracking import Whitelist as Whitelist
from acsdk.blocking._types.resources.contacts.whole import WholeContacts as WholeContacts

__all__ = [
    "AccountContacts",
    "AccountFieldValues",
    "AccountFields",
    "Accounts",
    "Activities",
    "Addresses",
    "Automations",
    "Batcher",
    "Brandings",
    "BrowseSessions",
    "Calendars",
    "Campaigns",
    "Carts",
    "Client",
    "ConnectionOptions",
    "Connections",
    "ContactArchive",
    "ContactAutomations",
    "ContactDetails",
    "ContactImports",
    "ContactMemberships",
    "ContactRelations",
    "Contacts",
    "Content",
    "Conversations",
    "Conversions",
    "CrmFieldValues",
    "CrmFields",
    "CustomObjectRecords",
    "CustomObjectSchemas",
    "CustomObjects",
    "Customers",
    "DealFieldValues",
    "DealFields",
    "DealRoles",
    "Deals",
    "DeepData",
    "DeepDataOrders",
    "EcommerceNamespace",
    "EngineTransport",
    "FieldGroups",
    "FieldValues",
    "Fields",
    "FlowExecutionContacts",
    "FlowExecutions",
    "Forms",
    "Framing",
    "GraphQL",
    "Groups",
    "LegacySegments",
    "ListExclusions",
    "Lists",
    "MappedRecords",
    "Messages",
    "Namespaces",
    "Notes",
    "OrderProducts",
    "Orders",
    "Pager",
    "Personalizations",
    "Pipelines",
    "Products",
    "RecurringPayments",
    "Rest",
    "SavedResponses",
    "Scores",
    "SecondaryContacts",
    "SegmentMatching",
    "Segments",
    "Settings",
    "Shop",
    "ShopCarts",
    "ShopCustomers",
    "ShopOrders",
    "ShopProducts",
    "SiteMessages",
    "SiteTracking",
    "SiteTrackingDomains",
    "Sms",
    "SmsBroadcasts",
    "SmsReports",
    "Stages",
    "Tags",
    "TaskOutcomes",
    "TaskTypeOutcomes",
    "TaskTypes",
    "Tasks",
    "Templates",
    "TrackedEvents",
    "Tracking",
    "Users",
    "Webhooks",
    "WhatsApp",
    "WhatsAppTemplates",
    "Whitelist",
    "WholeContacts",
    "with_response",
]
