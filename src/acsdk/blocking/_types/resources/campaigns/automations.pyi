"""Made by `nox -s refresh` from acsdk.resources.campaigns.automations."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.automation import Automation, AutomationBlock, AutomationGoal
from acsdk.models.contacts.contact_automation import ContactAutomation
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Sequence
from typing import Unpack


class Automations:
    """Automations. They are made and changed in the user interface; the API puts contacts in and takes them out."""
    def get(self, automation_id: int, **options: Unpack[RequestOptions]) -> Automation:
        """Fetch an automation. Raises `NotFoundError`. Automations page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Automation]:
        """List automations. A page's ``side_loads["meta"]`` has what starts them. Automations page.

        Counted off; looks again where rows leave.
        """
        ...
    def blocks(self, **query: Unpack[ListOptions]) -> Pager[AutomationBlock]:
        """List the steps of all automations. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def blocks_of(self, automation_id: int, **options: Unpack[RequestOptions]) -> Sequence[AutomationBlock]:
        """Fetch the steps of one automation; who went through them is in ``client.contact_automations``.

        The page does not show under which key they come: ``blocks`` and ``automationBlocks`` are read. Retrieve an
        Automation's Blocks page.
        """
        ...
    def goals(self, **query: Unpack[ListOptions]) -> Pager[AutomationGoal]:
        """List the goals of all automations. The pagination page has it as an example; no other page has it.

        Counted off; looks again where rows leave.
        """
        ...
    def enrol(self, automation_id: int, contact: int | str, **options: Unpack[RequestOptions]) -> ContactAutomation:
        """Put a contact into an automation, by its number or its e-mail address. Automations page.

        An address is looked up first. Raises `NotFoundError` when there is no such contact or automation, and
        `ValidationFailedError` when the automation does not take the contact. Not repeated when its answer is lost:
        an automation may let a contact in twice.
        """
        ...
    def remove(self, automation_id: int, contact: int | str, **options: Unpack[RequestOptions]) -> int:
        """Take a contact out of an automation; gives how many of its runs were ended, 0 if it was not in there.

        The API wants the number of the run, so the contact's runs are listed first. Automations page.
        """
        ...
