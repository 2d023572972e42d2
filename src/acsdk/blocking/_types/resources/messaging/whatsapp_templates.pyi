"""Made by `nox -s refresh` from acsdk.resources.messaging.whatsapp_templates."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.messaging.whatsapp_template import WhatsAppTemplate, WhatsAppTemplateInput, WhatsAppTemplateSent
from acsdk.resources.messaging.whatsapp_templates import WhatsAppTemplateQuery
from collections.abc import Sequence
from typing import Unpack


class WhatsAppTemplates:
    """Templates of WhatsApp messages, which WhatsApp approves one by one."""
    def get(self, template_id: str, **options: Unpack[RequestOptions]) -> WhatsAppTemplate:
        """Fetch a template. Raises `NotFoundError`. Get WhatsApp Template page."""
        ...
    def list(self, **query: Unpack[WhatsAppTemplateQuery]) -> Pager[WhatsAppTemplate]:
        """List templates. List WhatsApp Templates page. Counted off; looks again where rows leave."""
        ...
    def update(
        self,
        template_id: str,
        template: WhatsAppTemplateInput,
        **options: Unpack[RequestOptions],
    ) -> WhatsAppTemplate:
        """Change a template to be this one. Update WhatsApp Template page.

        ``(get(template_id)).to_input(...)`` has what it is.
        """
        ...
    def delete(self, template_id: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a template. Delete WhatsApp Template page."""
        ...
    def send(
        self,
        template_id: str,
        phone: str,
        variables: Sequence[str] = (),
        **options: Unpack[RequestOptions],
    ) -> WhatsAppTemplateSent:
        """Send a message made from a template. Send a WhatsApp Template page.

        The variables are those of the header, the body and the buttons, in this order. Not repeated when the answer is
        lost: the message would come twice.
        """
        ...
