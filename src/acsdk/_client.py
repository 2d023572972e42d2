"""The client: settings, namespaces, life cycle."""

from __future__ import annotations

import ssl
from dataclasses import asdict, replace
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, Self, TypedDict, Unpack

from acsdk._engine.address import Address
from acsdk._engine.budget import shared_budget
from acsdk._engine.caller import EngineCaller
from acsdk._engine.clock import SYSTEM_CLOCK, Clock
from acsdk._engine.engine import Engine
from acsdk._engine.limiter import Limiter, Unlimited
from acsdk._errors import ConfigurationError
from acsdk._http import HTTPClient, HTTPTransport, Sender, parse_url
from acsdk._observer import Observer
from acsdk._options import ClientOptions, problem_of
from acsdk._settings import resolve_api_token, resolve_api_url

if TYPE_CHECKING:
    from acsdk._shop import Shop
    from acsdk.resources.accounts import Accounts
    from acsdk.resources.activities import Activities
    from acsdk.resources.addresses import Addresses
    from acsdk.resources.automations import Automations
    from acsdk.resources.branding import Brandings
    from acsdk.resources.browse_sessions import BrowseSessions
    from acsdk.resources.calendars import Calendars
    from acsdk.resources.campaigns import Campaigns
    from acsdk.resources.contact_automations import ContactAutomations
    from acsdk.resources.contacts import Contacts
    from acsdk.resources.content import Content
    from acsdk.resources.conversions import Conversions
    from acsdk.resources.custom_objects import CustomObjects
    from acsdk.resources.deals import Deals
    from acsdk.resources.deepdata import DeepData
    from acsdk.resources.fields import Fields
    from acsdk.resources.forms import Forms
    from acsdk.resources.graphql import GraphQL
    from acsdk.resources.groups import Groups
    from acsdk.resources.lists import Lists
    from acsdk.resources.messages import Messages
    from acsdk.resources.notes import Notes
    from acsdk.resources.orders import Orders
    from acsdk.resources.personalizations import Personalizations
    from acsdk.resources.products import Products
    from acsdk.resources.recurring_payments import RecurringPayments
    from acsdk.resources.rest import Rest
    from acsdk.resources.saved_responses import SavedResponses
    from acsdk.resources.scores import Scores
    from acsdk.resources.segments import Segments
    from acsdk.resources.settings import Settings
    from acsdk.resources.site_messages import SiteMessages
    from acsdk.resources.tags import Tags
    from acsdk.resources.templates import Templates
    from acsdk.resources.tracking import Tracking
    from acsdk.resources.users import Users
    from acsdk.resources.webhooks import Webhooks

__all__ = ["AsyncClient"]


class _Changes(TypedDict, total=False):
    timeout: float | None
    deadline: float | None
    queue_timeout: float | None
    max_retries: int
    strict: bool


class AsyncClient:
    """ActiveCampaign's v3 REST API and its Ecommerce GraphQL API, under one client.

    Use it with ``async with``, or keep one for the whole life of a service and call `aclose` at the end. It may be
    made before any event loop runs, and used from one loop after another.

    Args:
        api_url: The account's URL, as under Settings, Developer; the bare name of the account becomes
            ``https://<name>.api-us1.com``. Plain http is taken for loopback addresses alone. By default
            ``ACTIVECAMPAIGN_API_URL``.
        api_token: The key from the same page. By default ``ACTIVECAMPAIGN_API_TOKEN``.
        timeout: Seconds that one attempt may take; ``None`` for no limit.
        deadline: Seconds that one request may take, its retries and waits included, counted from its first slot in
            the rate limit on; ``None`` for no limit. In pagers and bulk calls it holds for each request.
        queue_timeout: Seconds that a call may wait for that first slot; ``None`` to wait for its turn.
        max_retries: How often a failed attempt is repeated, where repeating is safe.
        strict: Raise when a value of an answer is of an undocumented type, instead of repairing it with a warning.
        rate_limit: Requests per second for the account, over all clients of this process; the account itself allows 5
            over all its keys and both APIs. Give a share where several processes work on one account; ``None`` for
            none at all.
        max_in_flight: How many requests may be under way at once.
        http_client: An httpx client to send with, for proxies and certificates of your own. It is never closed here.
        transport: An httpx transport to send with, for tests. It is never closed here.
        verify: The certificates to trust: ``True``, or an `ssl.SSLContext`.
        limiter: A rate limiter to use in place of the process's own, such as one shared over Redis.
        observer: Who is told of calls, attempts, waits and bulk batches, for metrics or traces.
        clock: Another clock, for tests.

    Raises:
        ConfigurationError: A setting is missing or malformed.

    """

    def __init__(
        self,
        api_url: str | None = None,
        api_token: str | None = None,
        *,
        timeout: float | None = 30.0,
        deadline: float | None = 120.0,
        queue_timeout: float | None = None,
        max_retries: int = 3,
        strict: bool = False,
        rate_limit: float | None = 5.0,
        max_in_flight: int = 64,
        http_client: HTTPClient | None = None,
        transport: HTTPTransport | None = None,
        verify: ssl.SSLContext | bool = True,
        limiter: Limiter | None = None,
        observer: Observer | None = None,
        clock: Clock | None = None,
    ) -> None:
        options = ClientOptions(timeout, deadline, queue_timeout, max_retries, strict)
        _check(**asdict(options), rate_limit=rate_limit, max_in_flight=max_in_flight)
        _check_injected(http_client, transport)
        address = Address(resolve_api_url(api_url), resolve_api_token(api_token))
        clock = clock or SYSTEM_CLOCK

        def make_sender() -> Sender:
            return _connect(address.api_url, max_in_flight, http_client, transport, verify)

        engine = Engine(
            address,
            limiter=limiter or _limiter(address.api_url, rate_limit, clock),
            clock=clock,
            max_in_flight=max_in_flight,
            make_sender=make_sender,
            observer=observer,
        )
        self._caller = EngineCaller(engine, options)

    @property
    def api_url(self) -> str:
        """The account's URL, without a trailing slash."""
        return self._caller.account

    def with_options(self, **changes: Unpack[_Changes]) -> AsyncClient:
        """Make a client with other settings on the same connections and the same rate limit.

        Closing either closes both.
        """
        options = replace(self._caller.options, **changes)
        _check(**asdict(options))
        client = AsyncClient.__new__(AsyncClient)
        client._caller = EngineCaller(self._caller.engine, options)
        return client

    def shop(self, connection_id: int) -> Shop:
        """One shop's orders, products, customers and carts, with its connection id filled in.

        ``connection_id`` is the ``id`` of the v3 connection: see ``deepdata.connections.ensure``.
        """
        from acsdk._shop import Shop

        return Shop(connection_id, self.orders, self.products, self.deepdata.customers, self.deepdata.carts)

    async def aclose(self) -> None:
        """Close the connections, unless they are of an injected client or transport. May be called twice."""
        await self._caller.engine.aclose()

    async def __aenter__(self) -> Self:
        """Use the client; leaving closes it."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self.aclose()

    def __repr__(self) -> str:
        return f"<AsyncClient of {self.api_url}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("an AsyncClient holds a token and connections and cannot be pickled; make one where it is used")

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
        from acsdk.resources.orders import Orders

        return Orders(self._caller)

    @cached_property
    def products(self) -> Products:
        """The product catalogue, through the Ecommerce GraphQL API."""
        from acsdk.resources.products import Products

        return Products(self._caller)

    @cached_property
    def recurring_payments(self) -> RecurringPayments:
        """Subscriptions, through the Ecommerce GraphQL API."""
        from acsdk.resources.recurring_payments import RecurringPayments

        return RecurringPayments(self._caller)

    @cached_property
    def browse_sessions(self) -> BrowseSessions:
        """What shoppers looked at, through the Ecommerce GraphQL API."""
        from acsdk.resources.browse_sessions import BrowseSessions

        return BrowseSessions(self._caller)

    @cached_property
    def contacts(self) -> Contacts:
        """Contacts, and everything that hangs on them."""
        from acsdk.resources.contacts import Contacts

        return Contacts(self._caller)

    @cached_property
    def deepdata(self) -> DeepData:
        """Shops, their customers and carts, in v3."""
        from acsdk.resources.deepdata import DeepData

        return DeepData(self._caller)

    @cached_property
    def fields(self) -> Fields:
        """Custom fields of contacts."""
        from acsdk.resources.fields import Fields

        return Fields(self._caller)

    @cached_property
    def lists(self) -> Lists:
        """Lists of contacts."""
        from acsdk.resources.lists import Lists

        return Lists(self._caller)

    @cached_property
    def tags(self) -> Tags:
        """Tags."""
        from acsdk.resources.tags import Tags

        return Tags(self._caller)

    @cached_property
    def automations(self) -> Automations:
        """Automations, and contacts on their way into and out of them."""
        from acsdk.resources.automations import Automations

        return Automations(self._caller)

    @cached_property
    def contact_automations(self) -> ContactAutomations:
        """Runs of contacts through automations."""
        from acsdk.resources.contact_automations import ContactAutomations

        return ContactAutomations(self._caller)

    @cached_property
    def messages(self) -> Messages:
        """What campaigns send."""
        from acsdk.resources.messages import Messages

        return Messages(self._caller)

    @cached_property
    def templates(self) -> Templates:
        """Templates of campaigns."""
        from acsdk.resources.templates import Templates

        return Templates(self._caller)

    @cached_property
    def personalizations(self) -> Personalizations:
        """Variables: text of the account's own that messages name by a tag."""
        from acsdk.resources.personalizations import Personalizations

        return Personalizations(self._caller)

    @cached_property
    def saved_responses(self) -> SavedResponses:
        """Text for one-to-one mail."""
        from acsdk.resources.saved_responses import SavedResponses

        return SavedResponses(self._caller)

    @cached_property
    def forms(self) -> Forms:
        """Forms."""
        from acsdk.resources.forms import Forms

        return Forms(self._caller)

    @cached_property
    def content(self) -> Content:
        """What the message editor works with."""
        from acsdk.resources.content import Content

        return Content(self._caller)

    @cached_property
    def branding(self) -> Brandings:
        """How the account looks to its users and contacts."""
        from acsdk.resources.branding import Brandings

        return Brandings(self._caller)

    @cached_property
    def scores(self) -> Scores:
        """Scores, and what contacts and deals have in them."""
        from acsdk.resources.scores import Scores

        return Scores(self._caller)

    @cached_property
    def tracking(self) -> Tracking:
        """Events that contacts cause, and the web sites whose visits are tracked."""
        from acsdk.resources.tracking import Tracking

        return Tracking(self._caller)

    @cached_property
    def webhooks(self) -> Webhooks:
        """Where the account delivers events to; `acsdk.webhooks` reads what it delivers."""
        from acsdk.resources.webhooks import Webhooks

        return Webhooks(self._caller)

    @cached_property
    def site_messages(self) -> SiteMessages:
        """Messages that automations show on websites."""
        from acsdk.resources.site_messages import SiteMessages

        return SiteMessages(self._caller)

    @cached_property
    def conversions(self) -> Conversions:
        """Conversions, what makes them happen, and those of contacts."""
        from acsdk.resources.conversions import Conversions

        return Conversions(self._caller)

    @cached_property
    def campaigns(self) -> Campaigns:
        """Campaigns, and what belongs to them."""
        from acsdk.resources.campaigns import Campaigns

        return Campaigns(self._caller)

    @cached_property
    def custom_objects(self) -> CustomObjects:
        """Records of kinds that the account defines itself, and their schemas."""
        from acsdk.resources.custom_objects import CustomObjects

        return CustomObjects(self._caller)

    @cached_property
    def segments(self) -> Segments:
        """Segments: groups of contacts by what is known of them."""
        from acsdk.resources.segments import Segments

        return Segments(self._caller)

    @cached_property
    def accounts(self) -> Accounts:
        """Accounts: the companies that contacts work for."""
        from acsdk.resources.accounts import Accounts

        return Accounts(self._caller)

    @cached_property
    def activities(self) -> Activities:
        """What happened with contacts, and the mail that was exchanged with them."""
        from acsdk.resources.activities import Activities

        return Activities(self._caller)

    @cached_property
    def addresses(self) -> Addresses:
        """Postal addresses that stand in the footers of mail."""
        from acsdk.resources.addresses import Addresses

        return Addresses(self._caller)

    @cached_property
    def calendars(self) -> Calendars:
        """Feeds of tasks for other calendars."""
        from acsdk.resources.calendars import Calendars

        return Calendars(self._caller)

    @cached_property
    def deals(self) -> Deals:
        """Deals, with their pipelines, stages, tasks and custom fields."""
        from acsdk.resources.deals import Deals

        return Deals(self._caller)

    @cached_property
    def groups(self) -> Groups:
        """Groups of users, and what their users may do."""
        from acsdk.resources.groups import Groups

        return Groups(self._caller)

    @cached_property
    def notes(self) -> Notes:
        """Notes on contacts, deals, accounts, tasks and activities."""
        from acsdk.resources.notes import Notes

        return Notes(self._caller)

    @cached_property
    def settings(self) -> Settings:
        """The account itself, and how it is set up."""
        from acsdk.resources.settings import Settings

        return Settings(self._caller)

    @cached_property
    def users(self) -> Users:
        """The people who work with the account."""
        from acsdk.resources.users import Users

        return Users(self._caller)


def _check(**settings: object) -> None:
    for name, value in settings.items():
        if problem := problem_of(name, value):
            raise ConfigurationError(problem)


def _check_injected(http_client: object, transport: object) -> None:
    if http_client is not None and transport is not None:
        raise ConfigurationError("give http_client or transport, not both")
    if http_client is not None and not isinstance(http_client, HTTPClient):
        raise ConfigurationError(f"http_client must be an httpx.AsyncClient, not {type(http_client).__name__}")
    if transport is not None and not isinstance(transport, HTTPTransport):
        raise ConfigurationError(f"transport must be an httpx.AsyncBaseTransport, not {type(transport).__name__}")


def _connect(
    api_url: str,
    max_connections: int,
    client: HTTPClient | None,
    transport: HTTPTransport | None,
    verify: ssl.SSLContext | bool,
) -> Sender:
    url = parse_url(api_url)
    try:
        return Sender(url=url, max_connections=max_connections, client=client, transport=transport, verify=verify)
    except ImportError:
        problem = "is of SOCKS, which needs `pip install httpx[socks]`"
    except ValueError:
        problem = "is of an unknown kind"
    raise ConfigurationError(f"the proxy that the environment names {problem}")


def _limiter(account: str, rate: float | None, clock: Clock) -> Limiter:
    return Unlimited() if rate is None else shared_budget(account, rate, clock)
