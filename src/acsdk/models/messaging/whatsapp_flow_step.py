"""The steps of WhatsApp flows, and what became of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeAlias

from acsdk.models.kit.base import Answer
from acsdk.models.kit.free import JSON
from acsdk.models.kit.record_fields import MEMBER_FIRST, TEXT
from acsdk.models.kit.wire import NO_ENTRIES, NO_ITEMS, WireBool, WireDateTime, WireInt, WireList, WireMap, WireStr

from .whatsapp_message import WhatsAppMessage

__all__ = ["WhatsAppFlowStep", "WhatsAppStepExecution", "WhatsAppStepMessage", "WhatsAppStepStatus"]


class WhatsAppStepStatus(StrEnum):
    """How far a step is. Get Flow Execution Contact page."""

    WAITING_TO_START = "WAITING_TO_START"
    NOT_EXECUTED = "NOT_EXECUTED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    CANCELED = "CANCELED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"


AnswerStepStatus: TypeAlias = Annotated[WhatsAppStepStatus | str | None, MEMBER_FIRST, TEXT]


class WhatsAppFlowStep(Answer):
    """A step of a flow. Which fields matter depends on what kind it is. Get Flow Execution Contact page."""

    id: WireStr = None
    """Its id: a UUID."""
    name: WireStr = None
    """What it is called."""
    step_type: WireStr = None
    """What kind it is."""
    flow_version: WireStr = None
    """The version of the flow it belongs to."""
    ordering_idx: WireInt = None
    """Its place in the flow."""
    next_action: WireStr = None
    """What must happen before it goes on: ``ANY_RESPONSE``, ``BUTTON_RESPONSE`` or ``CONTINUE``."""
    next_step_default: WireStr = None
    """The step after it."""
    next_step_default_idx: WireInt = None
    """The place of that step."""
    next_step_alternate: WireStr = None
    """The step after it, otherwise."""
    next_step_alternate_idx: WireInt = None
    """The place of that step."""
    next_steps_for_options: WireList[WireStr] = NO_ITEMS
    """The step after it for each option."""
    next_steps_for_options_idx: WireList[WireInt] = NO_ITEMS
    """The places of these steps."""
    next_flow: WireStr = None
    """The flow that goes on after it."""
    paths: WireList[JSON] = NO_ITEMS
    """Ways out of it, each with its conditions."""
    conditions: WireList[JSON] = NO_ITEMS
    """What it asks of the contact."""
    body: WireStr = None
    """What it says."""
    body_type: WireStr = None
    """What kind of message that is."""
    body_file: WireMap[JSON] = NO_ENTRIES
    """The file that it sends."""
    body_file_type: WireStr = None
    """Whether the file is a ``URL`` or an ``UPLOAD``."""
    body_file_url: WireStr = None
    """The file: a URL."""
    whatsapp_template: WireStr = None
    """The template that it sends."""
    whatsapp_template_variables: JSON = None
    """What goes into the template."""
    answer_type: WireStr = None
    """What kind of answer it waits for."""
    answer_options: WireList[WireStr] = NO_ITEMS
    """The answers to choose from."""
    answer_option_descriptions: WireList[WireStr] = NO_ITEMS
    """What is said of each of them."""
    answer_options_render: WireStr = None
    """How they are shown: ``BUTTONS``, ``LIST``, ``EMOJIS`` or ``NUMBERS``."""
    answer_options_render_list_button_title: WireStr = None
    """What opens the list of them."""
    answer_instructions: WireStr = None
    """What the contact is told to do."""
    answer_validation_message: WireStr = None
    """What is said to an answer that does not fit."""
    answer_allow_decimals: WireBool = None
    """Whether numbers may have decimals."""
    answer_has_range: WireBool = None
    """Whether numbers have bounds."""
    answer_range_min: WireStr = None
    """The least."""
    answer_range_max: WireStr = None
    """The most."""
    answer_phone_default_country: WireStr = None
    """The country of telephone numbers without one."""
    answer_failed_next_step: WireStr = None
    """The step after too many answers that do not fit."""
    answer_failed_next_step_idx: WireInt = None
    """The place of that step."""
    has_max_answer_attempts: WireBool = None
    """Whether answers that do not fit are counted."""
    max_answer_attempts: WireInt = None
    """How many of them there may be."""
    validate_answer_with_buttons: WireBool = None
    """Whether the contact must confirm the answer."""
    save_contact_answer: WireBool = None
    """Whether the answer is kept with the contact."""
    has_options_from_variable: WireBool = None
    """Whether the answers to choose from are computed."""
    options_from_variable: WireStr = None
    """What they are computed from."""
    option_from_variable_title: WireStr = None
    """What of that is the title."""
    option_from_variable_description: WireStr = None
    """What of that is the description."""
    option_from_variable_value: WireStr = None
    """What of that is the value."""
    missing_options_message: WireStr = None
    """What is said when there are none."""
    has_max_wait_time: WireBool = None
    """Whether it waits for an answer no longer than some time."""
    max_wait_time_amount: WireInt = None
    """That time."""
    max_wait_time_unit: WireStr = None
    """Its unit: ``SECOND``, ``MINUTE``, ``HOUR`` or ``DAY``."""
    set_time_window: WireBool = None
    """Whether it runs at certain times alone."""
    time_window_type: WireStr = None
    """Which: ``IN_WORKING_HOURS`` or ``CUSTOM``."""
    time_windows: WireList[JSON] = NO_ITEMS
    """These times."""
    delay_type: WireStr = None
    """What kind of delay it makes."""
    delay_until: WireDateTime = None
    """Until when it delays."""
    action_request_method: WireStr = None
    """The method of the request that it sends."""
    action_request_url: WireStr = None
    """Where that request goes."""
    action_request_headers: WireMap[JSON] = NO_ENTRIES
    """Its headers."""
    action_request_params: WireMap[JSON] = NO_ENTRIES
    """Its parameters."""
    action_request_body: WireStr = None
    """Its body."""
    action_test_response_data: WireStr = None
    """An answer to test with."""
    assign_to_users: WireList[WireInt] = NO_ITEMS
    """The users it assigns the conversation to."""
    assign_to_teams: WireList[WireInt] = NO_ITEMS
    """The teams it assigns the conversation to."""
    append_tags: WireBool = None
    """Whether tags are added to those that are there."""
    contact_tags: WireList[WireStr] = NO_ITEMS
    """The tags it gives the contact."""
    conversation_tags: WireList[WireStr] = NO_ITEMS
    """The tags it gives the conversation."""
    contact_first_name: WireStr = None
    """What it sets the contact's first name to."""
    contact_last_name: WireStr = None
    """What it sets the contact's last name to."""
    contact_email: WireStr = None
    """What it sets the contact's e-mail address to."""
    contact_external_url: WireStr = None
    """What it sets the contact's URL to."""
    contact_custom_properties: WireList[JSON] = NO_ITEMS
    """What it sets the contact's properties to."""
    firstname: WireStr = None
    """Not documented."""
    lastname: WireStr = None
    """Not documented."""
    email: WireStr = None
    """Not documented."""
    custom_properties: WireList[WireStr] = NO_ITEMS
    """Not documented."""


class WhatsAppStepMessage(Answer):
    """A message that a step sent. Get Flow Execution Contact page."""

    message: WhatsAppMessage | None = None
    """The message."""


class WhatsAppStepExecution(Answer):
    """A step as a contact went through it. Get Flow Execution Contact page."""

    id: WireStr = None
    """Its id: a UUID."""
    step: WhatsAppFlowStep | None = None
    """The step."""
    status: AnswerStepStatus = None
    """How far it is."""
    status_reason: WireStr = None
    """Why."""
    status_triggered_by: WireInt = None
    """The user who changed that."""
    status_last_change_on: WireDateTime = None
    """When that changed."""
    has_error: WireBool = None
    """Whether it failed."""
    validation_failed_attempts: WireInt = None
    """How many answers did not fit."""
    execution_result: JSON = None
    """What came of it, as it arrived."""
    request_data: JSON = None
    """The request that it sent, as it arrived."""
    messages: WireList[WhatsAppStepMessage] = NO_ITEMS
    """The messages that it sent."""
    created_on: WireDateTime = None
    """When it began."""
    expire_on: WireDateTime = None
    """Until when it waits."""
