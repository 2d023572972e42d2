"""``client.forms``: forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Unpack

from acsdk._engine.operation import Answer
from acsdk._json.shapes import is_mapping
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.campaigns.form import Form
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.reading import document
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["Forms"]

_FORMS: Final = Resource(name="forms", path="/forms", model=Form, one="form", many="forms")


class Forms(Namespace):
    """Forms.

    The reference names the calls that create, change and send a form, and is silent on what they take. So these send
    the body that they are given, such as ``{"form": {"name": "Contact us"}}``.
    """

    async def get(self, form_id: int, **options: Unpack[RequestOptions]) -> Form:
        """Fetch a form. Raises `NotFoundError`. Forms page."""
        return await self._call(_FORMS.get(form_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Form]:
        """List forms. Forms page. Counted off; looks again where rows leave."""
        return _FORMS.list(self._call, ListOptions, query)

    async def create(self, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Form:
        """Create a form: ``POST /forms``, whose body is not documented. Forms page.

        Not repeated when its answer is lost. Raises `DecodeError` where the answer names no form, which may have been
        made then.
        """
        return await self._call(_FORMS.operation("create", "POST", "", _FORMS.read_made, body=body), options)

    async def update(self, form_id: int, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Form:
        """Change a form: ``PUT /forms/{id}``, whose body is not documented. May be repeated. Forms page.

        Where the answer holds no form it is fetched.
        """
        path = f"/{path_part(form_id)}"
        update = _FORMS.operation("update", "PUT", path, _form_or_none, body=body, may_be_empty=True)
        return await self._call(update, options) or await self.get(form_id, **options)

    async def delete(self, form_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a form. Forms page."""
        await self._call(_FORMS.delete(form_id), options)

    async def opt_in(self, body: Mapping[str, object], **options: Unpack[RequestOptions]) -> Any:  # noqa: ANN401
        """Opt in through a form: ``POST /form/optin``. Neither body nor answer is documented."""
        opt_in = operation("forms.opt_in", "POST", "/form/optin", document, body=body, may_be_empty=True)
        return await self._call(opt_in, options)


def _form_or_none(answer: Answer) -> Form | None:
    return _FORMS.read_one(answer) if is_mapping(answer.data) and "form" in answer.data else None
