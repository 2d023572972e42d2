"""Which fields of both APIs hold nothing of anybody: ids, counts, switches, codes, members of enums, dates.

A field is on a list only with the shape that its values have: a name that has come into a field of numbers is as little
kept as one in a field that is on no list. The lists are those of the models, without what a person can write into.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["field_of", "keeps", "keeps_key", "keeps_parameter", "keeps_segment"]

_NUMBERS = """
    abuseRatio account accountContacts accountCustomFieldMetumId accountId active_result_count
    active_subscribers activerss_items activitycount activityid addressId address_id addressid
    aggregate_field_time_within_value aid answer_failed_next_step_idx arc_approved assign_to_teams
    assign_to_users assigned_team assignee autoassign automation automationBlock available basemessageid batchId
    batches batchid best_send_hour blockid bounce bounced_hard bounced_soft bounceid broadcastId campaign
    campaign_message_id campaignid campaigns canceled categoryid channel_id clicks code codeid cols
    completeValue completed completedElements connection connectionId connectionid contact contactAutomation
    contactAutomations contactCount contactEntryCount contactLists conversation conversion conversionTrigger
    convertedById count createdBy created_by current_page customFieldId customer customerAccount
    customerAccountId customerid d_id d_stageid dataId deal dealCount dealCustomFieldMetumId dealGroup
    dealGroupGroups dealGroupUsers dealId dealTasktype dealTasktype_ids deals default_assignees default_channel
    defduration deliveries dirty_stats displayOrder display_order doneAutomation dorder duration dynamic
    ecomOrder ed_instanceid ed_version entered entitlements_violation entity_id exited expired failed
    failed_attempts failures field form formid forwards ga_times_visited geoAddress geoIps geoaddrid goal goalid
    gravatar group groupLimitViolation groupType group_id groupid groups hardbounces hidden id importnum in_als
    includedThisPeriod knownFieldId label_ids last_page last_sent_user_id lastblock lastlogid legacyConnectionId
    limit limitAttachment limitCampaign limitContact limitList limitMail limitUser linkclicks list listId
    listIds list_amt list_ids listid listids lists listsCount mail_cleanup mail_send mail_transfer
    mailer_log_file matches max_answer_attempts max_wait_time_amount message_id messageid
    moderation_status mpp_tracking newCampaignId nextTask next_step_alternate_idx next_step_default_idx
    next_steps_for_options_idx nextdealid nexttaskid nochange non_deleted_subscribers num_contacts
    numberOfMessages offset opens optOuts optinmessageid optinoptout optoutconf order orderid
    ordering_idx ordernum organization orgid outcome outcomeId outcome_id outcomes owner parent parentId
    parentformid per_page percentage300 pgStartupReports predictive_send quantity queued_contacts realcid
    recipients recordId reference_id rel_id relations relationships relid reminderOffset reminder_offset
    repair_by_pydex replysys reqApproval1st requestId responder responderDaysOffset responderHoursOffset
    responder_offset result_code result_count role rows rssInterval run_id runid running scale scheduled_by
    schemaId score scoreValue scoreValues segmentId segment_id segmentid send_amt sendid sends sent
    sent_to_count sentcnt seriesid sift_approved sms_consent socialshares softbounces source sourceid sourcesize
    splitWinnerWaitPeriod split_offset split_winner_messageid stage stages startid state status_triggered_by
    storeConnectionId subscribe subscriber subscriber_count subscriber_limit subscriber_total subscriberclicks
    subscriberid subscriberseriesid success sync syncStatus tag tasktype tasktype_id tf_hr_from tf_hr_to
    threadid timespan total totalElements totalOrders totalProducts total_amt triggerAutomationOnCreate type_id
    uniqueclicks uniqueforwards uniquelinkclicks uniqueopens uniquereplies unsubreasons unsubscribe unsubscribes
    updatedBy updated_by updates used usedThisPeriod user userGroup user_id userid users
    validation_failed_attempts verified_opens verified_unique_opens viewCount
"""
_SWITCHES = """
    Success acceptsMarketing addedToCart allgroup allgroups allowNullEmail allusers anonymized
    answer_allow_decimals answer_has_range append_tags campaignIsText canSplitContent can_skip_approval
    cancelAtPeriodEnd conversations_enabled copyright createdByRecurringPayment currentlyBrowsing deleted
    detailed_results disabled email_empty embed_images enabled enforce_limit exclude_automations
    exit_on_conversion exit_on_unsubscribe external facebook forceSenderInfo get_unsubscribe_reason
    googleAnalyticsLinkTrackingEnabled hasMany hasTranslations has_error has_max_answer_attempts
    has_max_wait_time has_options_from_variable has_outdated_translations has_predictive_content has_priority
    hideFieldFlag htmlunsub inherited isAddtask isBackordersAllowed isDefault isDeleted isDisabled
    isDoubleOptInCampaign isDownloadable isFormVisible isInternal isLocked isOnSale isRequired isTestOrder
    isTrial isVirtual isVisible is_active is_blank is_current_version is_default is_deleted is_draft is_hidden
    is_legacy is_ready is_sample is_sandbox is_template is_test isdefault isrequired license linkTrackingEnabled
    managetext match mfaEnabled modified multientry needs_update notification optOut optinconfirm
    outOfOrderEvent overwrite_default_assignees overwrite_meta overwrite_tags p_admin p_embed_image
    p_use_analytics_link p_use_analytics_read p_use_captcha p_use_facebook p_use_tracking p_use_twitter
    pgAccountAdd pgAccountDelete pgAccountEdit pgAccountExport pgAccountImport pgAccountManageCustomField
    pgAccountNoteAdd pgAccountNoteDelete pgAccountNoteEdit pgAutomationManage pgContactActions pgContactAdd
    pgContactApprove pgContactDelete pgContactEdit pgContactExport pgContactFields pgContactFilters
    pgContactImport pgContactMerge pgContactResubscribe pgContactSync pgDeal pgDealDelete pgDealExport
    pgDealFields pgDealGroupAdd pgDealGroupDelete pgDealGroupEdit pgDealImport pgDealListAll pgDealManageRoles
    pgDealNoteAdd pgDealNoteDelete pgDealNoteEdit pgDealReassign pgFormEdit pgGroupAdd pgGroupDelete pgGroupEdit
    pgLandingPagesAccess pgListAdd pgListBounce pgListDelete pgListEdit pgListEmailaccount pgListHeaders
    pgMessageAdd pgMessageDelete pgMessageEdit pgMessageSend pgMfaAdmin pgPersonalizationAdd
    pgPersonalizationDelete pgPersonalizationEdit pgReportsCampaign pgReportsDeal pgReportsList pgReportsTrend
    pgReportsUser pgSavedResponsesManage pgStartupGettingstarted pgTagManage pgTemplateAdd pgTemplateDelete
    pgTemplateEdit pgWebPersonalizationManage pg_user_add pg_user_delete pg_user_edit
    previousProductUnderMinimumViewTime private productWasCreated public publicCampaignArchive
    quiet_hours_enabled readTrackingEnabled replyTrackingEnabled reqApproval require_name required
    responder_existing retroactive save_contact_answer schedule sendToExistingSubscribers send_last_broadcast
    sessionWasCreated set_time_window shorten_track_links_enabled show_in_list show_in_sandbox socialdata
    split_content split_winner_awaiting succeeded suppressAutomations textunsub tracked tracking_enabled
    tracklinksanalytics trackreads trackreadsanalytics trial tweet unsubscribelink use_quartz_scheduler
    validate_answer_with_buttons version visible waitpreview willrecur wp_enabled zendeskWidgetEnabled
"""
_DATES = """
    abandonedDate accepted_on adate adddate anchorDate baseProductStoreCreatedDate baseProductStoreModifiedDate
    bounced_date cancelledDate cdate createdDate createdTimestamp created_at created_date created_on
    created_timestamp created_utc_timestamp credentialExpiration date_time deactivated_date delay_until
    deleted_at deletestamp delivered_on disconnectDate donedate duedate edate eventDate expire_on
    externalCreatedDate externalUpdatedDate failed_on forDate ga_first_visit geoTstamp lastPaymentDate lastSync
    lastTouchDate last_click_date last_mpp_open_date last_open_date last_run_on last_total_updated
    last_updated_fliptop last_updated_fullcontact last_updated_on last_updated_rapleaf last_used_date lastdate
    ldate mdate mostRecentBrowsedAt nextPaymentDate nextdate orderDate password_updated_utc_timestamp
    paymentMethodExpiration productCreatedDate queued_on rating_tstamp read_on remdate reminder_last_cron_run
    renewalDate repair_timestamp run_id_end run_id_start scheduledDate scheduled_date scheduleddate sdate
    segment_timestamp sentDate sent_date sent_on series_send_lock_time sessionEndDate sessionStartDate
    smsConsentUpdatedDate sms_consent_updated_at socialdata_lastcheck sortdate startDate start_on
    status_last_change_on storeCreatedDate storeModifiedDate sync_request_time sync_start_time timestamp
    toAbandonDate tstamp udate updatedDate updatedTimestamp updated_at updated_date updated_timestamp
    updated_utc_timestamp variantStoreCreatedDate variantStoreModifiedDate winProbabilityMdate
    win_probability_initialize_date
"""
_CODES = """
    __typename billingInterval code classification creationSource deliverability dimensionsUnit errorCode events
    fieldType filterOperator group_operator identifierType kind lastPaymentStatus normalizedOrderStatus normalizedStatus
    operator reltype segment_condition_group_operator service smsMarketingState smsOptInLevel sort sources status
    stockStatus tagType type visibility include operationName initiated_from initiated_by
"""
_CURRENCIES = """
    currency defaultCurrency fieldCurrency fieldDefaultCurrency paymentCurrency priceCurrency variantPriceCurrency
"""
_UUID = r"[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}"
_SHAPES: Mapping[str, str] = {
    _NUMBERS: rf"-?\d{{1,10}}|{_UUID}",
    _SWITCHES: r"\d|true|false|yes|no",
    _DATES: r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{10}(?:\d{3})?",
    _CODES: r"[A-Za-z_][A-Za-z0-9_.,-]{0,39}|\d{1,3}",
    _CURRENCIES: r"[A-Za-z]{3}",
    "perstag": r"[A-Z][A-Z0-9_]{0,59}",
    "pointer": r"(?:/[A-Za-z0-9_-]{1,40}){1,6}",
    "orders": r"ASC|DESC|asc|desc",
    "x-ac-error": r"[a-z_]{1,40}",
    "content-type": r"[a-z]+/[a-z0-9.+-]+(?:; ?charset=[A-Za-z0-9_-]+)?",
    "retry-after": r"\d{1,7}|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT",
    "limit offset page id_greater id_less ratelimit-limit ratelimit-remaining": r"\d{1,10}",
}
_FIELDS = {name: re.compile(shape) for names, shape in _SHAPES.items() for name in names.split()}
# What says that there is nothing, or a switch, says nothing of anybody.
_ANYWHERE = frozenset(("", "0", "1"))
_KEY = re.compile(r"[A-Za-z_$][A-Za-z0-9_.$-]{0,59}|\d{1,9}")
_IDS = re.compile(rf"\d{{1,10}}|{_UUID}")
_WORDS = """
    account accountContacts accountCustomFieldData accountCustomFieldMeta accounts activities addressGroups
    addressLists addresses ai api audiences automationBlocks automationEntryCounts automations bounceLogs
    blocks brandings broadcasts bulk bulkCreate bulkUpdate bulk_delete bulk_import bulkdelete calendars campaign
    campaignLists campaignMessages campaigns channel channels child code config configs connectionOptions
    connections contact contactArchives contactAutomations contactConversions contactData contactDeals
    contactEmails contactGoals contactLists contactLogs contactTags contacts content conversation
    conversionTriggers conversions copy count-history createdDate credits customObjects dealActivities
    dealCustomFieldData dealCustomFieldMeta dealGroup dealGroupUsers dealGroups dealRoles dealStages dealTasks
    dealTasktypes deals deleteList ecom ecomCustomers ecomOrderActivities ecomOrderProducts ecomOrders edit
    editorMarkup email emailActivities event eventTracking eventTrackingEvents events exclusions export external
    failures fieldOption fieldOptions fieldRels fieldValues fields flow flow-execution flow-execution-contact
    form forms geoAddress geoIps get_inaccessible_deal_groups goals graphql groupDefinitions groupLimits
    groupMembers groups import inbox info links listGroups lists localevent lock me messages metrics notes optin
    orderProducts organization path personalizationTags personalizations plusAppend prism public recipients
    records restoreAll restoreRequest run savedResponses schemas scoreValues scores segmentMatch segmentMatchAll
    segmentMatchSome segments segmentsV2 send settings share siteMessages siteTracking siteTrackingDomains sms
    snapshot stripo sync tags taskNotifications taskOutccomes taskOutcomes tasktypeOutcomeRels template
    templates trackingLogs unlock update urlWhitelistings username users webhook webhooks whatsapp
"""
_SEGMENTS = frozenset(_WORDS.split())
"""The words of the paths of v3."""


def keeps(field: str, text: str) -> bool:
    """Whether a text may stand as it is in a field of this name."""
    shape = _FIELDS.get(field)
    return text in _ANYWHERE or (shape is not None and shape.fullmatch(text) is not None)


def keeps_key(name: str) -> bool:
    """Whether the name of a field can be a name: objects may have other keys, such as addresses."""
    return _KEY.fullmatch(name) is not None


def keeps_parameter(name: str) -> bool:
    """Whether the name of a parameter, such as ``filters[email]``, can be one."""
    return all(map(keeps_key, _parts(name)))


def field_of(name: str) -> str:
    """The field that a parameter speaks of: ``email`` of ``filters[email]``, ``orders`` of ``orders[email]``."""
    outer, *inner = _parts(name) or [""]
    return outer if outer == "orders" or not inner else inner[-1]


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\[\]]+", name) if part]


def keeps_segment(segment: str) -> bool:
    """Whether a part of a path is a word of the API's, or the id of something."""
    return segment in _SEGMENTS or segment in _ANYWHERE or _IDS.fullmatch(segment) is not None
