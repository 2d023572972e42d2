"""The namespaces of the client, each imported when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from acsdk._engine.caller import EngineCaller
    from acsdk.resources.campaigns.automations import Automations
    from acsdk.resources.campaigns.campaigns import Campaigns
    from acsdk.resources.campaigns.content import Content
    from acsdk.resources.campaigns.conversions import Conversions
    from acsdk.resources.campaigns.forms import Forms
    from acsdk.resources.campaigns.messages import Messages
    from acsdk.resources.campaigns.personalizations import Personalizations
    from acsdk.resources.campaigns.site_messages import SiteMessages
    from acsdk.resources.campaigns.templates import Templates
    from acsdk.resources.contacts.activities import Activities
    from acsdk.resources.contacts.contact_automations import ContactAutomations
    from acsdk.resources.contacts.contacts import Contacts
    from acsdk.resources.contacts.scores import Scores
    from acsdk.resources.contacts.tracking import Tracking
    from acsdk.resources.custom_objects.custom_objects import CustomObjects
    from acsdk.resources.deals.accounts import Accounts
    from acsdk.resources.deals.deals import Deals
    from acsdk.resources.deals.notes import Notes
    from acsdk.resources.deepdata.deepdata import DeepData
    from acsdk.resources.ecommerce.browse_sessions import BrowseSessions
    from acsdk.resources.ecommerce.orders import Orders
    from acsdk.resources.ecommerce.products import Products
    from acsdk.resources.ecommerce.recurring_payments import RecurringPayments
    from acsdk.resources.fields.fields import Fields
    from acsdk.resources.graphql import GraphQL
    from acsdk.resources.lists.lists import Lists
    from acsdk.resources.lists.segments import Segments
    from acsdk.resources.lists.tags import Tags
    from acsdk.resources.messaging.conversations import Conversations
    from acsdk.resources.messaging.saved_responses import SavedResponses
    from acsdk.resources.messaging.sms import Sms
    from acsdk.resources.messaging.whatsapp import WhatsApp
    from acsdk.resources.rest import Rest
    from acsdk.resources.settings.addresses import Addresses
    from acsdk.resources.settings.branding import Brandings
    from acsdk.resources.settings.calendars import Calendars
    from acsdk.resources.settings.groups import Groups
    from acsdk.resources.settings.settings import Settings
    from acsdk.resources.settings.users import Users
    from acsdk.resources.settings.webhooks import Webhooks

__all__ = ["Namespaces"]


class Namespaces:
    """What a client offers of the two APIs. `AsyncClient` adds the settings and the life cycle."""

    _caller: EngineCaller

    @cached_property
    def rest(self) -> Rest:
        """Raw requests to the v3 API."""
        from acsdk.resources.rest import Rest

        return Rest(self._caller)

    @cached_property
    def graphql(self) -> GraphQL:
        """Raw documents for the Ecommerce GraphQL API."""
        from acsdk.resources.graphql import GraphQL

        return GraphQL(self._caller)

    @cached_property
    def orders(self) -> Orders:
        """Orders, through the Ecommerce GraphQL API."""
        from acsdk.resources.ecommerce.orders import Orders

        return Orders(self._caller)

    @cached_property
    def products(self) -> Products:
        """The product catalogue, through the Ecommerce GraphQL API."""
        from acsdk.resources.ecommerce.products import Products

        return Products(self._caller)

    @cached_property
    def recurring_payments(self) -> RecurringPayments:
        """Subscriptions, through the Ecommerce GraphQL API."""
        from acsdk.resources.ecommerce.recurring_payments import RecurringPayments

        return RecurringPayments(self._caller)

    @cached_property
    def browse_sessions(self) -> BrowseSessions:
        """What shoppers looked at, through the Ecommerce GraphQL API."""
        from acsdk.resources.ecommerce.browse_sessions import BrowseSessions

        return BrowseSessions(self._caller)

    @cached_property
    def contacts(self) -> Contacts:
        """Contacts, and everything that hangs on them."""
        from acsdk.resources.contacts.contacts import Contacts

        return Contacts(self._caller)

    @cached_property
    def deepdata(self) -> DeepData:
        """Shops, their customers and carts, in v3."""
        from acsdk.resources.deepdata.deepdata import DeepData

        return DeepData(self._caller)

    @cached_property
    def fields(self) -> Fields:
        """Custom fields of contacts."""
        from acsdk.resources.fields.fields import Fields

        return Fields(self._caller)

    @cached_property
    def lists(self) -> Lists:
        """Lists of contacts."""
        from acsdk.resources.lists.lists import Lists

        return Lists(self._caller)

    @cached_property
    def tags(self) -> Tags:
        """Tags."""
        from acsdk.resources.lists.tags import Tags

        return Tags(self._caller)

    @cached_property
    def automations(self) -> Automations:
        """Automations, and contacts on their way into and out of them."""
        from acsdk.resources.campaigns.automations import Automations

        return Automations(self._caller)

    @cached_property
    def contact_automations(self) -> ContactAutomations:
        """Runs of contacts through automations."""
        from acsdk.resources.contacts.contact_automations import ContactAutomations

        return ContactAutomations(self._caller)

    @cached_property
    def messages(self) -> Messages:
        """What campaigns send."""
        from acsdk.resources.campaigns.messages import Messages

        return Messages(self._caller)

    @cached_property
    def templates(self) -> Templates:
        """Templates of campaigns."""
        from acsdk.resources.campaigns.templates import Templates

        return Templates(self._caller)

    @cached_property
    def personalizations(self) -> Personalizations:
        """Variables: text of the account's own that messages name by a tag."""
        from acsdk.resources.campaigns.personalizations import Personalizations

        return Personalizations(self._caller)

    @cached_property
    def saved_responses(self) -> SavedResponses:
        """Text for one-to-one mail."""
        from acsdk.resources.messaging.saved_responses import SavedResponses

        return SavedResponses(self._caller)

    @cached_property
    def forms(self) -> Forms:
        """Forms."""
        from acsdk.resources.campaigns.forms import Forms

        return Forms(self._caller)

    @cached_property
    def content(self) -> Content:
        """What the message editor works with."""
        from acsdk.resources.campaigns.content import Content

        return Content(self._caller)

    @cached_property
    def branding(self) -> Brandings:
        """How the account looks to its users and contacts."""
        from acsdk.resources.settings.branding import Brandings

        return Brandings(self._caller)

    @cached_property
    def scores(self) -> Scores:
        """Scores, and what contacts and deals have in them."""
        from acsdk.resources.contacts.scores import Scores

        return Scores(self._caller)

    @cached_property
    def tracking(self) -> Tracking:
        """Events that contacts cause, and the web sites whose visits are tracked."""
        from acsdk.resources.contacts.tracking import Tracking

        return Tracking(self._caller)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Where the account delivers events to; `acsdk.webhooks` reads what it delivers."""
        from acsdk.resources.settings.webhooks import Webhooks

        return Webhooks(self._caller)

    @cached_property
    def site_messages(self) -> SiteMessages:
        """Messages that automations show on websites."""
        from acsdk.resources.campaigns.site_messages import SiteMessages

        return SiteMessages(self._caller)

    @cached_property
    def conversions(self) -> Conversions:
        """Conversions, what makes them happen, and those of contacts."""
        from acsdk.resources.campaigns.conversions import Conversions

        return Conversions(self._caller)

    @cached_property
    def campaigns(self) -> Campaigns:
        """Campaigns, and what belongs to them."""
        from acsdk.resources.campaigns.campaigns import Campaigns

        return Campaigns(self._caller)

    @cached_property
    def custom_objects(self) -> CustomObjects:
        """Records of kinds that the account defines itself, and their schemas."""
        from acsdk.resources.custom_objects.custom_objects import CustomObjects

        return CustomObjects(self._caller)

    @cached_property
    def segments(self) -> Segments:
        """Segments: groups of contacts by what is known of them."""
        from acsdk.resources.lists.segments import Segments

        return Segments(self._caller)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts: the companies that contacts work for."""
        from acsdk.resources.deals.accounts import Accounts

        return Accounts(self._caller)

    @cached_property
    def activities(self) -> Activities:
        """What happened with contacts, and the mail that was exchanged with them."""
        from acsdk.resources.contacts.activities import Activities

        return Activities(self._caller)

    @cached_property
    def addresses(self) -> Addresses:
        """Postal addresses that stand in the footers of mail."""
        from acsdk.resources.settings.addresses import Addresses

        return Addresses(self._caller)

    @cached_property
    def calendars(self) -> Calendars:
        """Feeds of tasks for other calendars."""
        from acsdk.resources.settings.calendars import Calendars

        return Calendars(self._caller)

    @cached_property
    def deals(self) -> Deals:
        """Deals, with their pipelines, stages, tasks and custom fields."""
        from acsdk.resources.deals.deals import Deals

        return Deals(self._caller)

    @cached_property
    def groups(self) -> Groups:
        """Groups of users, and what their users may do."""
        from acsdk.resources.settings.groups import Groups

        return Groups(self._caller)

    @cached_property
    def notes(self) -> Notes:
        """Notes on contacts, deals, accounts, tasks and activities."""
        from acsdk.resources.deals.notes import Notes

        return Notes(self._caller)

    @cached_property
    def settings(self) -> Settings:
        """The account itself, and how it is set up."""
        from acsdk.resources.settings.settings import Settings

        return Settings(self._caller)

    @cached_property
    def users(self) -> Users:
        """The people who work with the account."""
        from acsdk.resources.settings.users import Users

        return Users(self._caller)

    @cached_property
    def sms(self) -> Sms:
        """SMS: broadcasts, credits, lists, and the messages of automations."""
        from acsdk.resources.messaging.sms import Sms

        return Sms(self._caller)

    @cached_property
    def whatsapp(self) -> WhatsApp:
        """WhatsApp: templates, and runs of flows."""
        from acsdk.resources.messaging.whatsapp import WhatsApp

        return WhatsApp(self._caller)

    @cached_property
    def conversations(self) -> Conversations:
        """Conversations in the WhatsApp inbox."""
        from acsdk.resources.messaging.conversations import Conversations

        return Conversations(self._caller)
