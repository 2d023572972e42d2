"""Which module has which public names; a test compares it with the modules and with the imports of the package."""

from collections.abc import Mapping
from typing import Final

__all__ = ["MODULE_OF"]

_NAMES: Final = {
    "campaigns.automation": "Automation AutomationBlock AutomationGoal AutomationStatus ContactAutomationInput",
    "campaigns.campaign": "Campaign CampaignType",
    "campaigns.campaign_input": "CampaignInput CampaignUpdate",
    "campaigns.campaign_parts": "CampaignCopy CampaignLink CampaignList CampaignMessage",
    "campaigns.content": "EditorConfig EditorMarkup EditorMessage PersonalizationTag PersonalizationTagGroup",
    "campaigns.conversion": "ContactConversion Conversion ConversionTrigger",
    "campaigns.form": "Form",
    "campaigns.message": "Message MessageInput MessageUpdate",
    "campaigns.personalization": "Personalization PersonalizationFormat PersonalizationInput PersonalizationUpdate",
    "campaigns.site_message": "SiteMessage",
    "campaigns.template": "SharedTemplate Template",
    "contacts.activity": "Activity ActivityRecipient ContactEmail EmailActivity",
    "contacts.contact": "Contact",
    "contacts.contact_archive": "ArchivedContact ContactRestore",
    "contacts.contact_automation": "AutomationEntryCount ContactAutomation",
    "contacts.contact_change": "ContactChange ContactChangeKind ContactChanges",
    "contacts.contact_details": (
        "BounceLog ContactData ContactGoal ContactLog GeoAddress GeoIp Organization PlusAppend ScoreValue TrackingLog"
    ),
    "contacts.contact_import": (
        "ContactImport ImportCallback ImportCount ImportInfo ImportOverview ImportReceipt ImportStatus"
    ),
    "contacts.contact_input": "ContactInput ContactUpdate",
    "contacts.contact_list": "ContactList ContactListInput ContactTag ContactTagInput",
    "contacts.contact_profile": (
        "AutomationRun ContactProfile DealAtStage ExportedContact ListStanding OrderOfShop ScorePoints"
    ),
    "contacts.list_status": "ContactStatus ListStatus",
    "contacts.personal_data": "Disclosure Erasure ErasureEntry",
    "contacts.score": "Score",
    "contacts.tracking": (
        "LocalEventInput SiteTrackingDomain TrackedEvent TrackingCredentials TrackingStatus WhitelistedSite "
        "WhitelistedSiteInput"
    ),
    "custom_objects.custom_object_filter": "CustomObjectCondition FieldOperand",
    "custom_objects.custom_object_record": "CustomObjectFieldValue CustomObjectRecord CustomObjectRecordInput",
    "custom_objects.custom_object_schema": (
        "CustomObjectField CustomObjectFieldOption CustomObjectFieldType CustomObjectLabels CustomObjectRelationship "
        "CustomObjectSchema CustomObjectSchemaInput CustomObjectSchemaUpdate CustomObjectVisibility"
    ),
    "deals.account": "Account AccountInput AccountUpdate",
    "deals.account_contact": "AccountContact AccountContactInput AccountContactUpdate",
    "deals.deal": "Deal DealInput DealOwnersReport DealStatus DealUpdate",
    "deals.deal_activity": "DealActivity",
    "deals.deal_people": "DealRole DealRoleInput SecondaryContact SecondaryContactInput SecondaryContactUpdate",
    "deals.deal_pipeline": (
        "AutoAssign DealStage DealStageInput DealStageUpdate Pipeline PipelineInput PipelineUpdate PipelineUser"
    ),
    "deals.deal_task": (
        "DealTask DealTaskInput DealTaskUpdate SentimentNumber TaskOutcome TaskOutcomeInput TaskOutcomeUpdate "
        "TaskSentiment TaskType TaskTypeInput TaskTypeOutcome TaskTypeOutcomeInput TaskTypeOutcomeUpdate "
        "TaskTypeUpdate"
    ),
    "deals.note": "Note NoteInput NoteSubject NoteUpdate",
    "deepdata.connection": (
        "Connection ConnectionInput ConnectionOption ConnectionOptionInput ConnectionStatus ConnectionUpdate SyncStatus"
    ),
    "deepdata.customer": "Customer CustomerInput CustomerUpdate",
    "deepdata.deepdata_order": (
        "Cart CartInput CartUpdate DeepDataOrder DeepDataOrderInput DeepDataOrderState DeepDataOrderUpdate OrderSource"
    ),
    "deepdata.order_activity": "OrderActivity",
    "deepdata.order_product": "DeepDataDiscount DeepDataDiscountInput OrderProduct OrderProductInput",
    "ecommerce.browse_filter": "BrowseProductFilter BrowseSessionSearchRequest",
    "ecommerce.browse_session": (
        "BrowseProduct BrowseProductInput BrowseSession BrowseSessionInput TrackingEvent TrackingEventDebugTrace "
        "TrackingEventInput"
    ),
    "ecommerce.ecommerce_enums": (
        "ActiveCampaignOrderState BrowseSessionStatus CreationSource DimensionsUnit DiscountType FilterOperator "
        "OrderState ProductIdentifierType RecurringPaymentBillingInterval RecurringPaymentPaymentStatus "
        "RecurringPaymentStatus SmsMarketingState SmsOptInLevel Sort StockStatus"
    ),
    "ecommerce.filters": (
        "ActiveCampaignOrderStateFieldFilter AddressFilter BooleanFieldFilter CreationSourceFieldFilter "
        "DateTimeFieldFilter FieldFilter IntFieldFilter NumberFieldFilter Pagination "
        "RecurringPaymentBillingIntervalFieldFilter RecurringPaymentPaymentStatusFieldFilter "
        "RecurringPaymentStatusFieldFilter StockStatusFieldFilter StringFieldFilter asc contains desc eq gt gte lt lte"
    ),
    "ecommerce.line_item": "Discount LineItem",
    "ecommerce.order": "Order",
    "ecommerce.order_filter": "OrderFilter",
    "ecommerce.order_input": "CustomerData OrderInput",
    "ecommerce.product": "Product",
    "ecommerce.product_filter": "ProductFilter",
    "ecommerce.product_input": "ProductInput",
    "ecommerce.recurring_payment": "RecurringPayment",
    "ecommerce.recurring_payment_filter": "RecurringPaymentFilter",
    "ecommerce.recurring_payment_input": "RecurringPaymentCustomerData RecurringPaymentInput",
    "ecommerce.shared": "Address BulkAsync EcommerceConnection ImageData PhysicalDimensions",
    "fields.crm_content": "CrmFieldContent CrmFieldContents CurrencyAmount",
    "fields.crm_field": "CrmField CrmFieldInput CrmFieldType CrmFieldUpdate",
    "fields.crm_field_entry": "CrmFieldEntry",
    "fields.crm_field_value": (
        "AccountFieldValue AccountFieldValueInput CrmFieldValue CrmFieldValueChange CrmFieldValueUpdate DealFieldValue "
        "DealFieldValueInput"
    ),
    "fields.custom_field": "CustomField CustomFieldType",
    "fields.custom_field_input": "CustomFieldInput CustomFieldUpdate",
    "fields.field_group": "FieldGroup FieldGroupInput FieldGroupMember FieldGroupMemberInput FieldGroupMemberUpdate",
    "fields.field_option": "FieldOption FieldOptionInput FieldRelation FieldRelationInput",
    "fields.field_value": "FieldContent FieldContents FieldValue FieldValueInput split_choices",
    "kit.base": "Answer Input Model Value",
    "kit.record": "Record RecordInput RecordUpdate SideLoads",
    "kit.reference": "RecordReference",
    "lists.list_exclusion": "ExclusionChannel ListExclusion ListExclusionUpdate",
    "lists.mailing_list": "ListChannel ListGroup MailingList MailingListInput MailingListUpdate",
    "lists.segment": "LegacySegment Segment SegmentCount SegmentInput SegmentSummary SegmentTotal SegmentTotals",
    "lists.segment_condition": (
        "SegmentAggregate SegmentAggregateField SegmentCondition SegmentConditionGroup SegmentConditionGroupMember "
        "SegmentField SegmentOperator"
    ),
    "lists.segment_match": "SegmentCriteria SegmentMatch SegmentMatches SegmentMatchesPage",
    "lists.tag": "Tag TagInput TagType TagUpdate",
    "messaging.conversation": (
        "Conversation ConversationInput ConversationMember ConversationSource ConversationStatus ConversationUpdate"
    ),
    "messaging.saved_response": "SavedResponse SavedResponseInput SavedResponseUpdate",
    "messaging.sms_broadcast": (
        "SmsAiRequest SmsAiSource SmsAiStatus SmsBroadcast SmsBroadcastInput SmsBroadcastStatus SmsBroadcastUpdate"
    ),
    "messaging.sms_report": (
        "SmsCredits SmsDeliverability SmsFailure SmsFailureDetails SmsList SmsMessage SmsMetrics SmsRecipient SmsReply "
        "SmsSnapshot"
    ),
    "messaging.whatsapp_execution": (
        "WhatsAppContactFilter WhatsAppContactInput WhatsAppFlowExecution WhatsAppFlowExecutionStatus"
    ),
    "messaging.whatsapp_execution_contact": "WhatsAppFlowExecutionContact WhatsAppFlowExecutionContactStatus",
    "messaging.whatsapp_flow": "WhatsAppFlow WhatsAppFlowStatus WhatsAppFlowVersion",
    "messaging.whatsapp_flow_step": "WhatsAppFlowStep WhatsAppStepExecution WhatsAppStepMessage WhatsAppStepStatus",
    "messaging.whatsapp_message": "WhatsAppMessage WhatsAppMessageStatus",
    "messaging.whatsapp_people": (
        "WhatsAppChannel WhatsAppChannelStatus WhatsAppContact WhatsAppContactNote WhatsAppTag WhatsAppUser"
    ),
    "messaging.whatsapp_template": (
        "WhatsAppTemplate WhatsAppTemplateCategory WhatsAppTemplateInput WhatsAppTemplateSent WhatsAppTemplateStatus"
    ),
    "settings.account_settings": "AccountInfo Setting SettingUpdate",
    "settings.branding": "Branding BrandingUpdate",
    "settings.calendar_feed": "CalendarFeed CalendarFeedInput CalendarFeedUpdate CalendarType",
    "settings.group": "Group GroupLimit",
    "settings.group_input": "GroupInput GroupUpdate",
    "settings.sender_address": "SenderAddress SenderAddressInput SenderAddressUpdate",
    "settings.user": "GroupMembership User UserInput UserUpdate",
    "settings.webhook": "Webhook WebhookEventName WebhookInput WebhookSource WebhookUpdate",
}

MODULE_OF: Final[Mapping[str, str]] = {name: module for module, names in _NAMES.items() for name in names.split()}
