"""Made by `nox -s refresh` from acsdk.resources.rest."""

from acsdk._options import QueryValue, RequestOptions
from collections.abc import Mapping
from typing import Any, Unpack


class Rest:
    """Raw requests with the client's authentication, rate limit, retries and errors."""
    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, QueryValue] | None = None,
        json: object = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Send any request to the v3 API and get its JSON, decimals exact.

        ``path`` stands below ``/api/3``, as in ``/contacts/1``; a whole URL, such as one of an object's ``links``, is
        taken if it is the account's own. An empty body gives ``None``.

        A request whose outcome is unknown is repeated only if it is ``repeatable``: by default GET, PUT and DELETE
        are, POST and PATCH are not.
        """
        ...
