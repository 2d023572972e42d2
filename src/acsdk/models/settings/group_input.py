"""Groups of users to send."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.base import Input
from acsdk.models.kit.integers import Int64
from acsdk.models.kit.record import RecordInput, RecordUpdate
from acsdk.models.kit.record_fields import Flag
from acsdk.models.kit.wire import wire

__all__ = ["GroupInput", "GroupUpdate"]


class _Permissions(Input):
    """What the users of a group may do."""

    description: Annotated[str | None, wire("descript")] = None
    """What it is for."""
    force_unsubscribe_link: Annotated[Flag | None, wire("unsubscribelink")] = None
    """Whether its mail must have a link to unsubscribe."""
    force_opt_in_confirmation: Annotated[Flag | None, wire("optinconfirm")] = None
    """Whether contacts must confirm that they subscribed."""
    may_add_lists: Annotated[Flag | None, wire("pgListAdd")] = None
    """Whether its users may add lists."""
    may_edit_lists: Annotated[Flag | None, wire("pgListEdit")] = None
    """Whether its users may edit lists."""
    may_delete_lists: Annotated[Flag | None, wire("pgListDelete")] = None
    """Whether its users may delete lists."""
    may_manage_email_headers: Annotated[Flag | None, wire("pgListHeaders")] = None
    """Whether its users may manage headers of mail."""
    may_manage_unsubscribe_by_email: Annotated[Flag | None, wire("pgListEmailaccount")] = None
    """Whether its users may manage unsubscribing by mail."""
    may_manage_list_bounces: Annotated[Flag | None, wire("pgListBounce")] = None
    """Whether its users may manage the bounce settings of lists."""
    may_add_messages: Annotated[Flag | None, wire("pgMessageAdd")] = None
    """Whether its users may add messages."""
    may_edit_messages: Annotated[Flag | None, wire("pgMessageEdit")] = None
    """Whether its users may edit messages."""
    may_delete_messages: Annotated[Flag | None, wire("pgMessageDelete")] = None
    """Whether its users may delete messages."""
    may_send_messages: Annotated[Flag | None, wire("pgMessageSend")] = None
    """Whether its users may send messages."""
    may_add_contacts: Annotated[Flag | None, wire("pgContactAdd")] = None
    """Whether its users may add contacts."""
    may_edit_contacts: Annotated[Flag | None, wire("pgContactEdit")] = None
    """Whether its users may edit contacts."""
    may_delete_contacts: Annotated[Flag | None, wire("pgContactDelete")] = None
    """Whether its users may delete contacts."""
    may_merge_contacts: Annotated[Flag | None, wire("pgContactMerge")] = None
    """Whether its users may merge contacts."""
    may_import_contacts: Annotated[Flag | None, wire("pgContactImport")] = None
    """Whether its users may import contacts."""
    may_approve_contacts: Annotated[Flag | None, wire("pgContactApprove")] = None
    """Whether its users may approve contacts."""
    may_export_contacts: Annotated[Flag | None, wire("pgContactExport")] = None
    """Whether its users may export contacts."""
    may_sync_contacts: Annotated[Flag | None, wire("pgContactSync")] = None
    """Whether its users may sync contacts."""
    may_manage_segments: Annotated[Flag | None, wire("pgContactFilters")] = None
    """Whether its users may manage segments of lists."""
    may_manage_contact_actions: Annotated[Flag | None, wire("pgContactActions")] = None
    """Whether its users may manage what is done with contacts."""
    may_manage_contact_fields: Annotated[Flag | None, wire("pgContactFields")] = None
    """Whether its users may manage custom fields of contacts."""
    may_add_users: Annotated[Flag | None, wire("pg_user_add")] = None
    """Whether its users may add users."""
    may_edit_users: Annotated[Flag | None, wire("pg_user_edit")] = None
    """Whether its users may edit users."""
    may_delete_users: Annotated[Flag | None, wire("pg_user_delete")] = None
    """Whether its users may delete users."""
    may_add_groups: Annotated[Flag | None, wire("pgGroupAdd")] = None
    """Whether its users may add groups of users."""
    may_edit_groups: Annotated[Flag | None, wire("pgGroupEdit")] = None
    """Whether its users may edit groups of users."""
    may_delete_groups: Annotated[Flag | None, wire("pgGroupDelete")] = None
    """Whether its users may delete groups of users."""
    may_add_templates: Annotated[Flag | None, wire("pgTemplateAdd")] = None
    """Whether its users may add templates."""
    may_edit_templates: Annotated[Flag | None, wire("pgTemplateEdit")] = None
    """Whether its users may edit templates."""
    may_delete_templates: Annotated[Flag | None, wire("pgTemplateDelete")] = None
    """Whether its users may delete templates."""
    may_add_variables: Annotated[Flag | None, wire("pgPersonalizationAdd")] = None
    """Whether its users may add variables for messages."""
    may_edit_variables: Annotated[Flag | None, wire("pgPersonalizationEdit")] = None
    """Whether its users may edit variables for messages."""
    may_delete_variables: Annotated[Flag | None, wire("pgPersonalizationDelete")] = None
    """Whether its users may delete variables for messages."""
    may_manage_automations: Annotated[Flag | None, wire("pgAutomationManage")] = None
    """Whether its users may manage automations."""
    may_edit_forms: Annotated[Flag | None, wire("pgFormEdit")] = None
    """Whether its users may edit forms."""
    may_see_campaign_reports: Annotated[Flag | None, wire("pgReportsCampaign")] = None
    """Whether its users may see reports on campaigns."""
    may_see_list_reports: Annotated[Flag | None, wire("pgReportsList")] = None
    """Whether its users may see reports on lists."""
    may_see_user_reports: Annotated[Flag | None, wire("pgReportsUser")] = None
    """Whether its users may see reports on users."""
    may_see_trend_reports: Annotated[Flag | None, wire("pgReportsTrend")] = None
    """Whether its users may see reports on trends."""
    startup_reports: Annotated[Int64 | None, wire("pgStartupReports")] = None
    """The campaign whose report was last seen, or whether the start page links to it."""
    shows_getting_started: Annotated[Flag | None, wire("pgStartupGettingstarted")] = None
    """Whether the start page shows how to begin."""
    may_see_deals: Annotated[Flag | None, wire("pgDeal")] = None
    """Whether its users may see deals."""
    may_delete_deals: Annotated[Flag | None, wire("pgDealDelete")] = None
    """Whether its users may delete deals."""
    may_reassign_deals: Annotated[Flag | None, wire("pgDealReassign")] = None
    """Whether its users may give deals to other users."""
    may_add_pipelines: Annotated[Flag | None, wire("pgDealGroupAdd")] = None
    """Whether its users may add pipelines."""
    may_edit_pipelines: Annotated[Flag | None, wire("pgDealGroupEdit")] = None
    """Whether its users may edit pipelines."""
    may_delete_pipelines: Annotated[Flag | None, wire("pgDealGroupDelete")] = None
    """Whether its users may delete pipelines."""
    may_manage_saved_responses: Annotated[Flag | None, wire("pgSavedResponsesManage")] = None
    """Whether its users may manage saved responses."""
    may_manage_tags: Annotated[Flag | None, wire("pgTagManage")] = None
    """Whether its users may manage tags."""
    needs_approval: Annotated[Flag | None, wire("reqApproval")] = None
    """Whether its campaigns must be approved."""
    needs_first_approval: Annotated[Int64 | None, wire("reqApproval1st")] = None
    """Whether its first campaign must be approved; the API has answered 2."""
    approval_email: Annotated[str | None, wire("reqApprovalNotify")] = None
    """Who is told of campaigns to approve."""
    shows_social_links: Annotated[Flag | None, wire("socialdata")] = None
    """Whether its campaigns show links to social networks."""


class GroupInput(RecordInput, _Permissions):
    """A group of users to create. What is not given is not allowed. Groups page."""

    title: str
    """What it is called."""


class GroupUpdate(RecordUpdate, _Permissions):
    """What to change in a group of users. Groups page."""

    title: str | None = None
    """What it is called."""
