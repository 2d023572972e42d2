"""Made by `nox -s refresh` from acsdk.resources.campaigns.forms."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.campaigns.form import Form
from acsdk.resources.kit.queries import ListOptions
from collections.abc import Mapping
from typing import Any, Unpack


class Forms:
    """Forms.

    The reference names the calls that create, change and send a form, and is silent on what they take. So these send
    the body that they are given, such as ``{"form": {"name": "Contact us"}}``.
    """
    def get(self, form_id: int, **options: Unpack[RequestOptions]) -> Form:
        """Fetch a form. Raises `NotFoundError`. Forms page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Form]:
        """List forms. Forms page. Counted off; looks again where rows leave."""
        ...
    def create(self, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Form:
        """Create a form: ``POST /forms``, whose body is not documented. Forms page.

        Not repeated when its answer is lost. Raises `DecodeError` where the answer names no form, which may have been
        made then.
        """
        ...
    def update(self, form_id: int, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Form:
        """Change a form: ``PUT /forms/{id}``, whose body is not documented. May be repeated. Forms page.

        Where the answer holds no form it is fetched.
        """
        ...
    def delete(self, form_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a form. Forms page."""
        ...
    def opt_in(self, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Any:
        """Opt in through a form: ``POST /form/optin``. Neither body nor answer is documented."""
        ...
