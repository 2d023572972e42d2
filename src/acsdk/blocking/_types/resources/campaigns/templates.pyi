"""Made by `nox -s refresh` from acsdk.resources.campaigns.templates."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.template import SharedTemplate, Template
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Templates:
    """Templates. They are made and changed in the user interface alone."""
    def get(self, template_id: int, **options: Unpack[RequestOptions]) -> Template:
        """Fetch a template. Raises `NotFoundError`. Templates page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Template]:
        """List templates. Templates page, whose filters are not known. Counted off; looks again where rows leave."""
        ...
    def delete(self, template_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a template. Templates page."""
        ...
    def share(self, template_id: int, *, api_token: str, **options: Unpack[RequestOptions]) -> SharedTemplate:
        """Make a link under which others import a template. Share a Template page of version 2 of the API.

        This one call left of version 2 takes the token in its URL. The client never puts its own there, because URLs
        end up in logs, so it must be given. The call does not count in the rate limit.
        """
        ...
