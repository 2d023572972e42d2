"""Groups of users, and what their users may do."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireBool, WireForeignKey, WireInt, WireMoment, WireStr, wire

__all__ = ["Group", "GroupLimit"]


class Group(Record):
    """A group of users. Groups page."""

    id: WireId = 0
    """The number that other records name it by."""
    title: WireStr = None
    """What it is called."""
    description: Annotated[WireStr, wire("descript")] = None
    """What it is for."""
    force_unsubscribe_link: Annotated[WireBool, wire("unsubscribelink")] = None
    """Whether its mail must have a link to unsubscribe."""
    force_opt_in_confirmation: Annotated[WireBool, wire("optinconfirm")] = None
    """Whether contacts must confirm that they subscribed."""
    may_add_lists: Annotated[WireBool, wire("pgListAdd")] = None
    """Whether its users may add lists."""
    may_edit_lists: Annotated[WireBool, wire("pgListEdit")] = None
    """Whether its users may edit lists."""
    may_delete_lists: Annotated[WireBool, wire("pgListDelete")] = None
    """Whether its users may delete lists."""
    may_manage_email_headers: Annotated[WireBool, wire("pgListHeaders")] = None
    """Whether its users may manage headers of mail."""
    may_manage_unsubscribe_by_email: Annotated[WireBool, wire("pgListEmailaccount")] = None
    """Whether its users may manage unsubscribing by mail."""
    may_manage_list_bounces: Annotated[WireBool, wire("pgListBounce")] = None
    """Whether its users may manage the bounce settings of lists."""
    may_add_messages: Annotated[WireBool, wire("pgMessageAdd")] = None
    """Whether its users may add messages."""
    may_edit_messages: Annotated[WireBool, wire("pgMessageEdit")] = None
    """Whether its users may edit messages."""
    may_delete_messages: Annotated[WireBool, wire("pgMessageDelete")] = None
    """Whether its users may delete messages."""
    may_send_messages: Annotated[WireBool, wire("pgMessageSend")] = None
    """Whether its users may send messages."""
    may_add_contacts: Annotated[WireBool, wire("pgContactAdd")] = None
    """Whether its users may add contacts."""
    may_edit_contacts: Annotated[WireBool, wire("pgContactEdit")] = None
    """Whether its users may edit contacts."""
    may_delete_contacts: Annotated[WireBool, wire("pgContactDelete")] = None
    """Whether its users may delete contacts."""
    may_merge_contacts: Annotated[WireBool, wire("pgContactMerge")] = None
    """Whether its users may merge contacts."""
    may_import_contacts: Annotated[WireBool, wire("pgContactImport")] = None
    """Whether its users may import contacts."""
    may_approve_contacts: Annotated[WireBool, wire("pgContactApprove")] = None
    """Whether its users may approve contacts."""
    may_export_contacts: Annotated[WireBool, wire("pgContactExport")] = None
    """Whether its users may export contacts."""
    may_sync_contacts: Annotated[WireBool, wire("pgContactSync")] = None
    """Whether its users may sync contacts."""
    may_manage_segments: Annotated[WireBool, wire("pgContactFilters")] = None
    """Whether its users may manage segments of lists."""
    may_manage_contact_actions: Annotated[WireBool, wire("pgContactActions")] = None
    """Whether its users may manage what is done with contacts."""
    may_manage_contact_fields: Annotated[WireBool, wire("pgContactFields")] = None
    """Whether its users may manage custom fields of contacts."""
    may_add_users: Annotated[WireBool, wire("pg_user_add")] = None
    """Whether its users may add users."""
    may_edit_users: Annotated[WireBool, wire("pg_user_edit")] = None
    """Whether its users may edit users."""
    may_delete_users: Annotated[WireBool, wire("pg_user_delete")] = None
    """Whether its users may delete users."""
    may_add_groups: Annotated[WireBool, wire("pgGroupAdd")] = None
    """Whether its users may add groups of users."""
    may_edit_groups: Annotated[WireBool, wire("pgGroupEdit")] = None
    """Whether its users may edit groups of users."""
    may_delete_groups: Annotated[WireBool, wire("pgGroupDelete")] = None
    """Whether its users may delete groups of users."""
    may_add_templates: Annotated[WireBool, wire("pgTemplateAdd")] = None
    """Whether its users may add templates."""
    may_edit_templates: Annotated[WireBool, wire("pgTemplateEdit")] = None
    """Whether its users may edit templates."""
    may_delete_templates: Annotated[WireBool, wire("pgTemplateDelete")] = None
    """Whether its users may delete templates."""
    may_add_variables: Annotated[WireBool, wire("pgPersonalizationAdd")] = None
    """Whether its users may add variables for messages."""
    may_edit_variables: Annotated[WireBool, wire("pgPersonalizationEdit")] = None
    """Whether its users may edit variables for messages."""
    may_delete_variables: Annotated[WireBool, wire("pgPersonalizationDelete")] = None
    """Whether its users may delete variables for messages."""
    may_manage_automations: Annotated[WireBool, wire("pgAutomationManage")] = None
    """Whether its users may manage automations."""
    may_edit_forms: Annotated[WireBool, wire("pgFormEdit")] = None
    """Whether its users may edit forms."""
    may_see_campaign_reports: Annotated[WireBool, wire("pgReportsCampaign")] = None
    """Whether its users may see reports on campaigns."""
    may_see_list_reports: Annotated[WireBool, wire("pgReportsList")] = None
    """Whether its users may see reports on lists."""
    may_see_user_reports: Annotated[WireBool, wire("pgReportsUser")] = None
    """Whether its users may see reports on users."""
    may_see_trend_reports: Annotated[WireBool, wire("pgReportsTrend")] = None
    """Whether its users may see reports on trends."""
    startup_reports: Annotated[WireInt, wire("pgStartupReports")] = None
    """The campaign whose report was last seen, or whether the start page links to it."""
    shows_getting_started: Annotated[WireBool, wire("pgStartupGettingstarted")] = None
    """Whether the start page shows how to begin."""
    may_see_deals: Annotated[WireBool, wire("pgDeal")] = None
    """Whether its users may see deals."""
    may_delete_deals: Annotated[WireBool, wire("pgDealDelete")] = None
    """Whether its users may delete deals."""
    may_reassign_deals: Annotated[WireBool, wire("pgDealReassign")] = None
    """Whether its users may give deals to other users."""
    may_add_pipelines: Annotated[WireBool, wire("pgDealGroupAdd")] = None
    """Whether its users may add pipelines."""
    may_edit_pipelines: Annotated[WireBool, wire("pgDealGroupEdit")] = None
    """Whether its users may edit pipelines."""
    may_delete_pipelines: Annotated[WireBool, wire("pgDealGroupDelete")] = None
    """Whether its users may delete pipelines."""
    may_manage_saved_responses: Annotated[WireBool, wire("pgSavedResponsesManage")] = None
    """Whether its users may manage saved responses."""
    may_manage_tags: Annotated[WireBool, wire("pgTagManage")] = None
    """Whether its users may manage tags."""
    may_resubscribe_contacts: Annotated[WireBool, wire("pgContactResubscribe")] = None
    """Whether its users may subscribe contacts again that unsubscribed."""
    may_resubscribe: Annotated[WireBool, wire("pg_subscriber_resubscribe")] = None
    """The same under its older name; recorded and not documented."""
    may_see_deal_reports: Annotated[WireBool, wire("pgReportsDeal")] = None
    """Whether its users may see reports on deals."""
    may_see_all_deals: Annotated[WireBool, wire("pgDealListAll")] = None
    """Whether its users may see the deals of all users."""
    may_import_deals: Annotated[WireBool, wire("pgDealImport")] = None
    """Whether its users may import deals."""
    may_export_deals: Annotated[WireBool, wire("pgDealExport")] = None
    """Whether its users may export deals."""
    may_manage_deal_fields: Annotated[WireBool, wire("pgDealFields")] = None
    """Whether its users may manage the custom fields of deals."""
    may_manage_deal_roles: Annotated[WireBool, wire("pgDealManageRoles")] = None
    """Whether its users may manage the roles that contacts have in deals."""
    may_add_deal_notes: Annotated[WireBool, wire("pgDealNoteAdd")] = None
    """Whether its users may add notes to deals."""
    may_edit_deal_notes: Annotated[WireBool, wire("pgDealNoteEdit")] = None
    """Whether its users may edit notes of deals."""
    may_delete_deal_notes: Annotated[WireBool, wire("pgDealNoteDelete")] = None
    """Whether its users may delete notes of deals."""
    may_add_accounts: Annotated[WireBool, wire("pgAccountAdd")] = None
    """Whether its users may add accounts."""
    may_edit_accounts: Annotated[WireBool, wire("pgAccountEdit")] = None
    """Whether its users may edit accounts."""
    may_delete_accounts: Annotated[WireBool, wire("pgAccountDelete")] = None
    """Whether its users may delete accounts."""
    may_import_accounts: Annotated[WireBool, wire("pgAccountImport")] = None
    """Whether its users may import accounts."""
    may_export_accounts: Annotated[WireBool, wire("pgAccountExport")] = None
    """Whether its users may export accounts."""
    may_manage_account_fields: Annotated[WireBool, wire("pgAccountManageCustomField")] = None
    """Whether its users may manage the custom fields of accounts."""
    may_add_account_notes: Annotated[WireBool, wire("pgAccountNoteAdd")] = None
    """Whether its users may add notes to accounts."""
    may_edit_account_notes: Annotated[WireBool, wire("pgAccountNoteEdit")] = None
    """Whether its users may edit notes of accounts."""
    may_delete_account_notes: Annotated[WireBool, wire("pgAccountNoteDelete")] = None
    """Whether its users may delete notes of accounts."""
    may_use_landing_pages: Annotated[WireBool, wire("pgLandingPagesAccess")] = None
    """Whether its users may use landing pages."""
    may_personalize_sites: Annotated[WireBool, wire("pgWebPersonalizationManage")] = None
    """Whether its users may manage personalised web pages."""
    may_manage_two_factor: Annotated[WireBool, wire("pgMfaAdmin")] = None
    """Whether its users may manage how users sign in with two factors."""
    needs_approval: Annotated[WireBool, wire("reqApproval")] = None
    """Whether its campaigns must be approved."""
    needs_first_approval: Annotated[WireInt, wire("reqApproval1st")] = None
    """Whether its first campaign must be approved; the API has answered 2."""
    approval_email: Annotated[WireStr, wire("reqApprovalNotify")] = None
    """Who is told of campaigns to approve."""
    shows_social_links: Annotated[WireBool, wire("socialdata")] = None
    """Whether its campaigns show links to social networks."""
    is_admin: Annotated[WireBool, wire("p_admin")] = None
    """Whether its users are administrators."""
    created_date: Annotated[WireMoment, wire("sdate")] = None
    """When it was made."""


class GroupLimit(Record):
    """How much a group of users may use; 0 means no limit. Groups page."""

    id: WireId = 0
    """Its number."""
    group_id: Annotated[WireForeignKey, wire("group")] = None
    """The group."""
    group_key: Annotated[WireForeignKey, wire("groupid")] = None
    """The group, by its older name."""
    mails: Annotated[WireInt, wire("limitMail")] = None
    """How many mails in each ``mail_period``."""
    mail_period: Annotated[WireStr, wire("limitMailType")] = None
    """What mails are counted by, such as ``month``."""
    campaigns: Annotated[WireInt, wire("limitCampaign")] = None
    """How many campaigns in each ``campaign_period``."""
    campaign_period: Annotated[WireStr, wire("limitCampaignType")] = None
    """What campaigns are counted by, such as ``month``."""
    contacts: Annotated[WireInt, wire("limitContact")] = None
    """How many contacts."""
    lists: Annotated[WireInt, wire("limitList")] = None
    """How many lists."""
    users: Annotated[WireInt, wire("limitUser")] = None
    """How many users."""
    attachments: Annotated[WireInt, wire("limitAttachment")] = None
    """How many attachments; -1 means no limit."""
    abuse_ratio: Annotated[WireInt, wire("abuseRatio")] = None
    """How many complaints are too many; the unit is not documented."""
    force_sender_info: Annotated[WireBool, wire("forceSenderInfo")] = None
    """Whether its mail must say who sent it."""
