"""Made by `nox -s refresh` from acsdk.resources.campaigns.campaigns."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.campaign import Campaign
from acsdk.models.campaigns.campaign_input import CampaignInput, CampaignUpdate
from acsdk.models.campaigns.campaign_parts import CampaignCopy, CampaignLink, CampaignList, CampaignMessage
from acsdk.resources.campaigns.campaigns import CampaignQuery
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Campaigns:
    """Campaigns."""
    def get(self, campaign_id: int, **options: Unpack[RequestOptions]) -> Campaign:
        """Fetch a campaign. Raises `NotFoundError`. Campaigns page."""
        ...
    def list(self, **query: Unpack[CampaignQuery]) -> Pager[Campaign]:
        """List campaigns. Campaigns page. Counted off; looks again where rows leave."""
        ...
    def create(self, campaign: CampaignInput, **options: Unpack[RequestOptions]) -> Campaign:
        """Create a draft; its answer has no more than number, name and type. Create Campaign page.

        The path is ``/campaign``, in the singular, and neither body nor answer is wrapped.
        """
        ...
    def update(self, campaign_id: int, changes: CampaignUpdate, **options: Unpack[RequestOptions]) -> None:
        """Change a campaign. Edit Campaign page, which does not say what is answered: `get` has the result."""
        ...
    def delete(self, campaign_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a campaign. Raises `ValidationFailedError` when the API says no, which it does with status 200.

        Delete a Campaign page.
        """
        ...
    def copy(self, campaign_id: int, **options: Unpack[RequestOptions]) -> CampaignCopy:
        """Copy a campaign into a new draft, whose number is ``new_campaign_id``. Duplicate Campaign page."""
        ...
    def links(self, campaign_id: int, **query: Unpack[ListOptions]) -> Pager[CampaignLink]:
        """List the links in a campaign. Retrieve Links Associated to Campaign page. Comes whole."""
        ...
    def all_links(self, **query: Unpack[ListOptions]) -> Pager[CampaignLink]:
        """List the links in all campaigns. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def all_lists(self, **query: Unpack[ListOptions]) -> Pager[CampaignList]:
        """List which campaigns go to which lists. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def all_messages(self, **query: Unpack[ListOptions]) -> Pager[CampaignMessage]:
        """List which campaigns send which messages, with figures. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
