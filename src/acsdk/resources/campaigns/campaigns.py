"""``client.campaigns``: campaigns, and what belongs to them."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.campaign import Campaign
from acsdk.models.campaigns.campaign_input import CampaignInput, CampaignUpdate
from acsdk.models.campaigns.campaign_parts import CampaignCopy, CampaignLink, CampaignList, CampaignMessage
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListKeywords, ListOptions, OneOrMore, filtered, ordering
from acsdk.resources.kit.reading import nothing, unwrapped
from acsdk.resources.kit.resource import Resource, expect_input, operation

__all__ = ["CampaignQuery", "Campaigns"]

_CAMPAIGNS: Final = Resource(name="campaigns", path="/campaigns", model=Campaign, one="campaign", many="campaigns")
_LINKS: Final = Resource(name="campaigns.links", path="/campaigns/{}/links", model=CampaignLink, many="links")
_ALL_LINKS: Final = Resource(name="campaigns.all_links", path="/links", model=CampaignLink, many="links")
_ALL_LISTS: Final = Resource(
    name="campaigns.all_lists", path="/campaignLists", model=CampaignList, many="campaignLists"
)
_ALL_MESSAGES: Final = Resource(
    name="campaigns.all_messages", path="/campaignMessages", model=CampaignMessage, many="campaignMessages"
)


class CampaignQuery(ListKeywords, total=False, closed=True):
    """Filters and order of `Campaigns.list`."""

    automation_id: Annotated[int, filtered("seriesid")]
    """Campaigns that this automation sends."""
    order_by: Annotated[
        OneOrMore[Literal["send_date", "-send_date", "last_send_date", "-last_send_date"]],
        ordering(send_date="sdate", last_send_date="ldate"),
    ]
    """One or several, the most important first; a minus means downwards."""


class Campaigns(Namespace):
    """Campaigns."""

    async def get(self, campaign_id: int, **options: Unpack[RequestOptions]) -> Campaign:
        """Fetch a campaign. Raises `NotFoundError`. Campaigns page."""
        return await self._call(_CAMPAIGNS.get(campaign_id), options)

    def list(self, **query: Unpack[CampaignQuery]) -> Pager[Campaign]:
        """List campaigns. Campaigns page. Counted off; looks again where rows leave."""
        return _CAMPAIGNS.list(self._call, CampaignQuery, query)

    async def create(self, campaign: CampaignInput, **options: Unpack[RequestOptions]) -> Campaign:
        """Create a draft; its answer has no more than number, name and type. Create Campaign page.

        The path is ``/campaign``, in the singular, and neither body nor answer is wrapped.
        """
        content = expect_input(campaign, CampaignInput)
        create = operation("campaigns.create", "POST", "/campaign", unwrapped(Campaign), body=content)
        return await self._call(create, options)

    async def update(self, campaign_id: int, changes: CampaignUpdate, **options: Unpack[RequestOptions]) -> None:
        """Change a campaign. Edit Campaign page, which does not say what is answered: `get` has the result."""
        path = f"/{path_part(campaign_id)}/edit"
        content = expect_input(changes, CampaignUpdate)
        edit = _CAMPAIGNS.operation("update", "PUT", path, nothing, body=content, may_be_empty=True)
        await self._call(edit, options)

    async def delete(self, campaign_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a campaign. Raises `ValidationFailedError` when the API says no, which it does with status 200.

        Delete a Campaign page.
        """
        await self._call(_CAMPAIGNS.delete(campaign_id), options)

    async def copy(self, campaign_id: int, **options: Unpack[RequestOptions]) -> CampaignCopy:
        """Copy a campaign into a new draft, whose number is ``new_campaign_id``. Duplicate Campaign page."""
        path = f"/{path_part(campaign_id)}/copy"
        return await self._call(_CAMPAIGNS.operation("copy", "POST", path, unwrapped(CampaignCopy)), options)

    def links(self, campaign_id: int, **query: Unpack[ListOptions]) -> Pager[CampaignLink]:
        """List the links in a campaign. Retrieve Links Associated to Campaign page. Comes whole."""
        return _LINKS.at(campaign_id).list(self._call, ListOptions, query)

    def all_links(self, **query: Unpack[ListOptions]) -> Pager[CampaignLink]:
        """List the links in all campaigns. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _ALL_LINKS.list(self._call, ListOptions, query)

    def all_lists(self, **query: Unpack[ListOptions]) -> Pager[CampaignList]:
        """List which campaigns go to which lists. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _ALL_LISTS.list(self._call, ListOptions, query)

    def all_messages(self, **query: Unpack[ListOptions]) -> Pager[CampaignMessage]:
        """List which campaigns send which messages, with figures. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _ALL_MESSAGES.list(self._call, ListOptions, query)
