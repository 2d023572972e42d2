"""Which module has which public names; a test compares it with the modules and with the imports of the package."""

from collections.abc import Mapping
from typing import Final

__all__ = ["MODULE_OF"]

_NAMES: Final = {
    "account": "Account AccountInput AccountUpdate",
    "account_contact": "AccountContact AccountContactInput AccountContactUpdate",
    "account_settings": "AccountInfo Setting SettingUpdate",
    "activity": "Activity ActivityRecipient ContactEmail EmailActivity",
    "automation": ("Automation AutomationBlock AutomationGoal AutomationStatus ContactAutomationInput"),
    "base": "Answer Input Model Value",
    "branding": "Branding BrandingUpdate",
    "browse_filter": "BrowseProductFilter BrowseSessionSearchRequest",
    "browse_session": (
        "BrowseProduct BrowseProductInput BrowseSession BrowseSessionInput TrackingEvent "
        "TrackingEventDebugTrace TrackingEventInput"
    ),
    "calendar_feed": "CalendarFeed CalendarFeedInput CalendarFeedUpdate CalendarType",
    "campaign": "Campaign CampaignType",
    "campaign_input": "CampaignInput CampaignUpdate",
    "campaign_parts": "CampaignCopy CampaignLink CampaignList CampaignMessage",
    "connection": (
        "Connection ConnectionInput ConnectionOption ConnectionOptionInput ConnectionStatus ConnectionUpdate SyncStatus"
    ),
    "contact": "Contact",
    "contact_automation": "AutomationEntryCount ContactAutomation",
    "contact_details": (
        "BounceLog ContactData ContactGoal ContactLog GeoAddress GeoIp Organization PlusAppend ScoreValue TrackingLog"
    ),
    "contact_import": ("ContactImport ImportCallback ImportCount ImportInfo ImportOverview ImportReceipt ImportStatus"),
    "contact_input": "ContactInput ContactUpdate",
    "contact_list": "ContactList ContactListInput ContactStatus ContactTag ContactTagInput ListStatus",
    "content": ("EditorConfig EditorMarkup EditorMessage PersonalizationTag PersonalizationTagGroup"),
    "conversation": (
        "Conversation ConversationInput ConversationMember ConversationSource ConversationStatus ConversationUpdate"
    ),
    "conversion": "ContactConversion Conversion ConversionTrigger",
    "crm_content": "CrmFieldContent CrmFieldContents CurrencyAmount",
    "crm_field": "CrmField CrmFieldInput CrmFieldType CrmFieldUpdate",
    "crm_field_entry": "CrmFieldEntry",
    "crm_field_value": (
        "AccountFieldValue AccountFieldValueInput CrmFieldValue CrmFieldValueChange "
        "CrmFieldValueUpdate DealFieldValue DealFieldValueInput"
    ),
    "custom_field": "CustomField CustomFieldType",
    "custom_field_input": "CustomFieldInput CustomFieldUpdate",
    "custom_object_filter": "CustomObjectCondition FieldOperand",
    "custom_object_record": "CustomObjectFieldValue CustomObjectRecord CustomObjectRecordInput",
    "custom_object_schema": (
        "CustomObjectField CustomObjectFieldOption CustomObjectFieldType "
        "CustomObjectLabels CustomObjectRelationship CustomObjectSchema "
        "CustomObjectSchemaInput CustomObjectSchemaUpdate CustomObjectVisibility"
    ),
    "customer": "Customer CustomerInput CustomerUpdate",
    "deal": "Deal DealInput DealOwnersReport DealStatus DealUpdate",
    "deal_activity": "DealActivity",
    "deal_people": ("DealRole DealRoleInput SecondaryContact SecondaryContactInput SecondaryContactUpdate"),
    "deal_pipeline": (
        "AutoAssign DealStage DealStageInput DealStageUpdate Pipeline PipelineInput PipelineUpdate PipelineUser"
    ),
    "deal_task": (
        "DealTask DealTaskInput DealTaskUpdate SentimentNumber TaskOutcome TaskOutcomeInput "
        "TaskOutcomeUpdate TaskSentiment TaskType TaskTypeInput TaskTypeOutcome "
        "TaskTypeOutcomeInput TaskTypeOutcomeUpdate TaskTypeUpdate"
    ),
    "deepdata_order": (
        "Cart CartInput CartUpdate DeepDataOrder DeepDataOrderInput DeepDataOrderState DeepDataOrderUpdate OrderSource"
    ),
    "ecommerce_enums": (
        "ActiveCampaignOrderState BrowseSessionStatus CreationSource DimensionsUnit "
        "DiscountType FilterOperator OrderState ProductIdentifierType "
        "RecurringPaymentBillingInterval RecurringPaymentPaymentStatus "
        "RecurringPaymentStatus SmsMarketingState SmsOptInLevel Sort StockStatus"
    ),
    "field_group": ("FieldGroup FieldGroupInput FieldGroupMember FieldGroupMemberInput FieldGroupMemberUpdate"),
    "field_option": "FieldOption FieldOptionInput FieldRelation FieldRelationInput",
    "field_value": "FieldContent FieldContents FieldValue FieldValueInput split_choices",
    "filters": (
        "ActiveCampaignOrderStateFieldFilter AddressFilter BooleanFieldFilter "
        "CreationSourceFieldFilter DateTimeFieldFilter FieldFilter IntFieldFilter "
        "NumberFieldFilter Pagination RecurringPaymentBillingIntervalFieldFilter "
        "RecurringPaymentPaymentStatusFieldFilter RecurringPaymentStatusFieldFilter "
        "StockStatusFieldFilter StringFieldFilter asc contains desc eq gt gte lt lte"
    ),
    "form": "Form",
    "group": "Group GroupLimit",
    "group_input": "GroupInput GroupUpdate",
    "line_item": "Discount LineItem",
    "list_exclusion": "ExclusionChannel ListExclusion ListExclusionUpdate",
    "mailing_list": "ListChannel ListGroup MailingList MailingListInput MailingListUpdate",
    "message": "Message MessageInput MessageUpdate",
    "note": "Note NoteInput NoteSubject NoteUpdate",
    "order": "Order",
    "order_activity": "OrderActivity",
    "order_filter": "OrderFilter",
    "order_input": "CustomerData OrderInput",
    "order_product": "DeepDataDiscount DeepDataDiscountInput OrderProduct OrderProductInput",
    "personalization": "Personalization PersonalizationFormat PersonalizationInput PersonalizationUpdate",
    "product": "Product",
    "product_filter": "ProductFilter",
    "product_input": "ProductInput",
    "record": "Record RecordInput RecordUpdate SideLoads",
    "recurring_payment": "RecurringPayment",
    "recurring_payment_filter": "RecurringPaymentFilter",
    "recurring_payment_input": "RecurringPaymentCustomerData RecurringPaymentInput",
    "reference": "RecordReference",
    "saved_response": "SavedResponse SavedResponseInput SavedResponseUpdate",
    "score": "Score",
    "segment": ("LegacySegment Segment SegmentCount SegmentInput SegmentSummary SegmentTotal SegmentTotals"),
    "segment_condition": (
        "SegmentAggregate SegmentAggregateField SegmentCondition SegmentConditionGroup "
        "SegmentConditionGroupMember SegmentField SegmentOperator"
    ),
    "segment_match": "SegmentCriteria SegmentMatch SegmentMatches SegmentMatchesPage",
    "sender_address": "SenderAddress SenderAddressInput SenderAddressUpdate",
    "shared": "Address BulkAsync EcommerceConnection ImageData PhysicalDimensions",
    "site_message": "SiteMessage",
    "sms_broadcast": (
        "SmsAiRequest SmsAiSource SmsAiStatus SmsBroadcast SmsBroadcastInput SmsBroadcastStatus SmsBroadcastUpdate"
    ),
    "sms_report": (
        "SmsCredits SmsDeliverability SmsFailure SmsFailureDetails SmsList SmsMessage "
        "SmsMetrics SmsRecipient SmsReply SmsSnapshot"
    ),
    "tag": "Tag TagInput TagType TagUpdate",
    "template": "SharedTemplate Template",
    "tracking": (
        "LocalEventInput SiteTrackingDomain TrackedEvent TrackingCredentials "
        "TrackingStatus WhitelistedSite WhitelistedSiteInput"
    ),
    "user": "GroupMembership User UserInput UserUpdate",
    "webhook": "Webhook WebhookEventName WebhookInput WebhookSource WebhookUpdate",
    "whatsapp_execution": (
        "WhatsAppContactFilter WhatsAppContactInput WhatsAppFlowExecution WhatsAppFlowExecutionStatus"
    ),
    "whatsapp_execution_contact": "WhatsAppFlowExecutionContact WhatsAppFlowExecutionContactStatus",
    "whatsapp_flow": "WhatsAppFlow WhatsAppFlowStatus WhatsAppFlowVersion",
    "whatsapp_flow_step": "WhatsAppFlowStep WhatsAppStepExecution WhatsAppStepMessage WhatsAppStepStatus",
    "whatsapp_message": "WhatsAppMessage WhatsAppMessageStatus",
    "whatsapp_people": (
        "WhatsAppChannel WhatsAppChannelStatus WhatsAppContact WhatsAppContactNote WhatsAppTag WhatsAppUser"
    ),
    "whatsapp_template": (
        "WhatsAppTemplate WhatsAppTemplateCategory WhatsAppTemplateInput WhatsAppTemplateSent WhatsAppTemplateStatus"
    ),
}

MODULE_OF: Final[Mapping[str, str]] = {name: module for module, names in _NAMES.items() for name in names.split()}
