"""Made by `nox -s refresh` from acsdk.resources.contacts.contact_automations."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.automation import ContactAutomationInput
from acsdk.models.contacts.contact_automation import ContactAutomation
from acsdk.resources.contacts.contact_automations import ContactAutomationQuery
from typing import Unpack


class ContactAutomations:
    """Runs of contacts through automations. ``client.automations.enrol`` takes an e-mail address too."""
    def get(self, contact_automation_id: int, **options: Unpack[RequestOptions]) -> ContactAutomation:
        """Fetch a run. Raises `NotFoundError`. Automations page."""
        ...
    def list(self, **query: Unpack[ContactAutomationQuery]) -> Pager[ContactAutomation]:
        """List the runs of all contacts; ``client.contacts.automations`` lists those of one. Automations page.

        Counted off; looks again where rows leave.
        """
        ...
    def create(
        self,
        contact_automation: ContactAutomationInput,
        **options: Unpack[RequestOptions],
    ) -> ContactAutomation:
        """Put a contact into an automation. Automations page.

        Raises `ValidationFailedError` when the automation does not take the contact.
        """
        ...
    def ensure(
        self,
        contact_automation: ContactAutomationInput,
        **options: Unpack[RequestOptions],
    ) -> ContactAutomation:
        """Put a contact into an automation, or get its latest run there, ended or not. Automations page.

        May be repeated: whoever has been through the automation is not sent through it again, which `create` and
        ``client.automations.enrol`` may do. ``was_created`` tells whether the run is new.
        """
        ...
    def delete(self, contact_automation_id: int, **options: Unpack[RequestOptions]) -> None:
        """End a run: take the contact out of the automation. Automations page."""
        ...
