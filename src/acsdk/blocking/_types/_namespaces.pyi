"""Made by `nox -s refresh` from acsdk._namespaces."""

from acsdk.blocking._types.resources.campaigns.automations import Automations
from acsdk.blocking._types.resources.campaigns.campaigns import Campaigns
from acsdk.blocking._types.resources.campaigns.content import Content
from acsdk.blocking._types.resources.campaigns.conversions import Conversions
from acsdk.blocking._types.resources.campaigns.forms import Forms
from acsdk.blocking._types.resources.campaigns.messages import Messages
from acsdk.blocking._types.resources.campaigns.personalizations import Personalizations
from acsdk.blocking._types.resources.campaigns.site_messages import SiteMessages
from acsdk.blocking._types.resources.campaigns.templates import Templates
from acsdk.blocking._types.resources.contacts.activities import Activities
from acsdk.blocking._types.resources.contacts.contact_automations import ContactAutomations
from acsdk.blocking._types.resources.contacts.contacts import Contacts
from acsdk.blocking._types.resources.contacts.scores import Scores
from acsdk.blocking._types.resources.contacts.tracking import Tracking
from acsdk.blocking._types.resources.custom_objects.custom_objects import CustomObjects
from acsdk.blocking._types.resources.deals.accounts import Accounts
from acsdk.blocking._types.resources.deals.deals import Deals
from acsdk.blocking._types.resources.deals.notes import Notes
from acsdk.blocking._types.resources.deepdata.deepdata import DeepData
from acsdk.blocking._types.resources.ecommerce.browse_sessions import BrowseSessions
from acsdk.blocking._types.resources.ecommerce.orders import Orders
from acsdk.blocking._types.resources.ecommerce.products import Products
from acsdk.blocking._types.resources.ecommerce.recurring_payments import RecurringPayments
from acsdk.blocking._types.resources.fields.fields import Fields
from acsdk.blocking._types.resources.graphql import GraphQL
from acsdk.blocking._types.resources.lists.lists import Lists
from acsdk.blocking._types.resources.lists.segments import Segments
from acsdk.blocking._types.resources.lists.tags import Tags
from acsdk.blocking._types.resources.messaging.conversations import Conversations
from acsdk.blocking._types.resources.messaging.saved_responses import SavedResponses
from acsdk.blocking._types.resources.messaging.sms import Sms
from acsdk.blocking._types.resources.messaging.whatsapp import WhatsApp
from acsdk.blocking._types.resources.rest import Rest
from acsdk.blocking._types.resources.settings.addresses import Addresses
from acsdk.blocking._types.resources.settings.branding import Brandings
from acsdk.blocking._types.resources.settings.calendars import Calendars
from acsdk.blocking._types.resources.settings.groups import Groups
from acsdk.blocking._types.resources.settings.settings import Settings
from acsdk.blocking._types.resources.settings.users import Users
from acsdk.blocking._types.resources.settings.webhooks import Webhooks


class Namespaces:
    """What a client offers of the two APIs. `Client` adds the settings and the life cycle."""
    @property
    def rest(self) -> Rest:
        """Raw requests to the v3 API."""
        ...
    @property
    def graphql(self) -> GraphQL:
        """Raw documents for the Ecommerce GraphQL API."""
        ...
    @property
    def orders(self) -> Orders:
        """Orders, through the Ecommerce GraphQL API."""
        ...
    @property
    def products(self) -> Products:
        """The product catalogue, through the Ecommerce GraphQL API."""
        ...
    @property
    def recurring_payments(self) -> RecurringPayments:
        """Subscriptions, through the Ecommerce GraphQL API."""
        ...
    @property
    def browse_sessions(self) -> BrowseSessions:
        """What shoppers looked at, through the Ecommerce GraphQL API."""
        ...
    @property
    def contacts(self) -> Contacts:
        """Contacts, and everything that hangs on them."""
        ...
    @property
    def deepdata(self) -> DeepData:
        """Shops, their customers and carts, in v3."""
        ...
    @property
    def fields(self) -> Fields:
        """Custom fields of contacts."""
        ...
    @property
    def lists(self) -> Lists:
        """Lists of contacts."""
        ...
    @property
    def tags(self) -> Tags:
        """Tags."""
        ...
    @property
    def automations(self) -> Automations:
        """Automations, and contacts on their way into and out of them."""
        ...
    @property
    def contact_automations(self) -> ContactAutomations:
        """Runs of contacts through automations."""
        ...
    @property
    def messages(self) -> Messages:
        """What campaigns send."""
        ...
    @property
    def templates(self) -> Templates:
        """Templates of campaigns."""
        ...
    @property
    def personalizations(self) -> Personalizations:
        """Variables: text of the account's own that messages name by a tag."""
        ...
    @property
    def saved_responses(self) -> SavedResponses:
        """Text for one-to-one mail."""
        ...
    @property
    def forms(self) -> Forms:
        """Forms."""
        ...
    @property
    def content(self) -> Content:
        """What the message editor works with."""
        ...
    @property
    def branding(self) -> Brandings:
        """How the account looks to its users and contacts."""
        ...
    @property
    def scores(self) -> Scores:
        """Scores, and what contacts and deals have in them."""
        ...
    @property
    def tracking(self) -> Tracking:
        """Events that contacts cause, and the web sites whose visits are tracked."""
        ...
    @property
    def webhooks(self) -> Webhooks:
        """Where the account delivers events to; `acsdk.webhooks` reads what it delivers."""
        ...
    @property
    def site_messages(self) -> SiteMessages:
        """Messages that automations show on websites."""
        ...
    @property
    def conversions(self) -> Conversions:
        """Conversions, what makes them happen, and those of contacts."""
        ...
    @property
    def campaigns(self) -> Campaigns:
        """Campaigns, and what belongs to them."""
        ...
    @property
    def custom_objects(self) -> CustomObjects:
        """Records of kinds that the account defines itself, and their schemas."""
        ...
    @property
    def segments(self) -> Segments:
        """Segments: groups of contacts by what is known of them."""
        ...
    @property
    def accounts(self) -> Accounts:
        """Accounts: the companies that contacts work for."""
        ...
    @property
    def activities(self) -> Activities:
        """What happened with contacts, and the mail that was exchanged with them."""
        ...
    @property
    def addresses(self) -> Addresses:
        """Postal addresses that stand in the footers of mail."""
        ...
    @property
    def calendars(self) -> Calendars:
        """Feeds of tasks for other calendars."""
        ...
    @property
    def deals(self) -> Deals:
        """Deals, with their pipelines, stages, tasks and custom fields."""
        ...
    @property
    def groups(self) -> Groups:
        """Groups of users, and what their users may do."""
        ...
    @property
    def notes(self) -> Notes:
        """Notes on contacts, deals, accounts, tasks and activities."""
        ...
    @property
    def settings(self) -> Settings:
        """The account itself, and how it is set up."""
        ...
    @property
    def users(self) -> Users:
        """The people who work with the account."""
        ...
    @property
    def sms(self) -> Sms:
        """SMS: broadcasts, credits, lists, and the messages of automations."""
        ...
    @property
    def whatsapp(self) -> WhatsApp:
        """WhatsApp: templates, and runs of flows."""
        ...
    @property
    def conversations(self) -> Conversations:
        """Conversations in the WhatsApp inbox."""
        ...
