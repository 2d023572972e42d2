"""Any path of the v3 API, for what the namespaces do not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from acsdk._engine.operation import Answer, Operation
from acsdk._errors import InvalidInputError
from acsdk._json.query import encode_query
from acsdk._options import QueryValue, RequestOptions
from acsdk.models.kit.encode import to_json
from acsdk.resources.kit.namespace import Namespace

__all__ = ["Rest"]

_METHODS = {"GET": True, "PUT": True, "DELETE": True, "POST": False, "PATCH": False}


class Rest(Namespace):
    """Raw requests with the client's authentication, rate limit, retries and errors."""

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, QueryValue] | None = None,
        json: object = None,
        repeatable: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:  # noqa: ANN401 - the JSON edge
        """Send any request to the v3 API and get its JSON, decimals exact.

        ``path`` stands below ``/api/3``, as in ``/contacts/1``; a whole URL, such as one of an object's ``links``, is
        taken if it is the account's own. An empty body gives ``None``.

        A request whose outcome is unknown is repeated only if it is ``repeatable``: by default GET, PUT and DELETE
        are, POST and PATCH are not.
        """
        verb = method.upper()
        if verb not in _METHODS:
            raise InvalidInputError(f"method {method!r} is not one of {', '.join(_METHODS)}")
        operation = Operation(
            f"rest.{verb.lower()}",
            verb,
            path,
            read=_data,
            params=encode_query(params or {}),
            body=None if json is None else to_json(json),
            repeatable=_METHODS[verb] if repeatable is None else repeatable,
            may_be_empty=True,
        )
        return await self._call(operation, options)


def _data(answer: Answer) -> Any:  # noqa: ANN401 - the JSON edge
    return answer.data
