"""Every exception the SDK raises, arranged by what the caller can do about it.

```text
AcsdkError
├── ConfigurationError            settings are missing or malformed, or the client is misused
│   └── ReadOnlyError             the client only reads, and this writes; nothing was sent
├── InvalidInputError             refused before anything was sent
│   └── UnsubscribedError         the contact has unsubscribed, and nobody asked to bring it back
├── BulkError                     a bulk run ended early; report says what happened
└── RequestError                  one call failed; sent says whether it may have been applied
    ├── TransportError            no complete answer came
    │   ├── ConnectError          nothing was sent
    │   ├── TimeoutError          an attempt took longer than timeout
    │   ├── DeadlineError         the call took longer than deadline
    │   └── QueueTimeoutError     no slot in the rate limit in time, or a pause that is too long
    └── APIError                  ActiveCampaign answered, and the answer is a failure
        ├── AuthenticationError   401: the token is wrong
        │   └── PermissionDeniedError   403: the token is wrong or its user may not do this
        ├── NotFoundError         404, and the 403, 400 and 422 that say "No Result found"
        ├── AccountError          402, or a login page: the account is lapsed or the URL is wrong
        ├── ValidationFailedError 400 and 422: the content was refused; see items
        │   └── ConflictError     409 and duplicates: the thing exists already
        ├── BusyError             409: something of the kind is under way already
        ├── PayloadTooLargeError  413
        ├── RateLimitError        429; see retry_after
        ├── RedirectError         3xx, never followed
        ├── ServerError           5xx; see retry_after
        ├── DecodeError           the answer is not what the documentation describes
        └── GraphQLError          every error of the answer, and the data that came with it
            ├── RecordsRejectedError   (also ValidationFailedError) names the bad records
            │   └── GraphQLConflictError   (also ConflictError) the thing exists already
            ├── DocumentRefusedError   the schema does not know the document; nothing was executed
            └── DocumentTooLargeError  too many grammar tokens; nothing was executed
```
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Self, TypeVar

from acsdk._shown import printable, without_addresses

__all__ = [
    "APIError",
    "AccountError",
    "AcsdkError",
    "AuthenticationError",
    "BulkError",
    "BusyError",
    "ConfigurationError",
    "ConflictError",
    "ConnectError",
    "DeadlineError",
    "DecodeError",
    "DeepDataOrderWarning",
    "DocumentRefusedError",
    "DocumentTooLargeError",
    "ErrorItem",
    "GraphQLConflictError",
    "GraphQLError",
    "GraphQLErrorItem",
    "InvalidInputError",
    "NotFoundError",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "QueueTimeoutError",
    "RateLimitError",
    "ReadOnlyError",
    "RecordsRejectedError",
    "RedirectError",
    "RequestError",
    "SchemaDriftWarning",
    "ServerError",
    "TimeoutError",
    "TransportError",
    "UnsubscribedError",
    "ValidationFailedError",
]


@dataclass(frozen=True, slots=True)
class ErrorItem:
    """One problem that the API reports. Each part may be missing, depending on the endpoint."""

    title: str = ""
    """What is wrong, in the API's words."""
    detail: str = ""
    """More words on it; often empty."""
    code: str = ""
    """A slug such as ``duplicate`` or ``field_missing``; newer endpoints send none."""
    pointer: str = ""
    """The field, such as ``/data/attributes/email``."""
    parameter: str = ""
    """The query parameter, where one is to blame."""
    record: str = ""
    """The natural key of the record, where one of several is to blame."""

    def __str__(self) -> str:
        words = ": ".join(part for part in (self.title, self.detail) if part) or self.code or "unspecified problem"
        place = self.parameter or self.pointer.removeprefix("/data/attributes/")
        return printable(f"{words} ({place})" if place else words)


@dataclass(frozen=True, slots=True)
class GraphQLErrorItem:
    """One entry of ``errors`` in a GraphQL answer."""

    message: str
    """The server's words."""
    path: tuple[str | int, ...] = ()
    """Where in the answer it belongs; empty when the whole document is meant."""
    classification: str = ""
    """Such as ``ValidationError``, ``InvalidSyntax`` or ``DataFetchingException``."""
    extensions: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Whatever else the server says, as it came."""


class DeepDataOrderWarning(UserWarning):
    """An order was written to v3, from where it is never copied back: it belongs into ``client.orders``.

    Silence it with ``warnings.simplefilter("ignore", acsdk.DeepDataOrderWarning)``.
    """


class SchemaDriftWarning(UserWarning):
    """The account's GraphQL schema differs from what this release knows; the SDK has adapted to it."""


E = TypeVar("E", bound="AcsdkError")


class AcsdkError(Exception):
    """The base of everything that the SDK raises on purpose."""

    message: str
    """What went wrong, with e-mail addresses masked."""

    def __init__(self, message: str) -> None:
        self.message = without_addresses(message)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.message, self._state())

    def __copy__(self) -> Self:
        return _restore(type(self), self.message, self.__dict__)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return _restore(type(self), self.message, copy.deepcopy(self.__dict__, memo))

    def _state(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in ("message", *self._unpickled)}

    _unpickled: tuple[str, ...] = ()


def _restore(kind: type[E], message: str, state: dict[str, Any]) -> E:
    error = kind.__new__(kind, message)
    Exception.__init__(error, message)
    error.__dict__.update(state, message=message)
    return error


class ConfigurationError(AcsdkError):
    """A setting is missing or malformed, or the client is used in a way that cannot work."""


class ReadOnlyError(ConfigurationError):
    """The client was made with ``read_only=True``, and the call writes, or may write. Nothing was sent."""


class InvalidInputError(AcsdkError, ValueError):
    """The input cannot be sent as it is. Nothing was sent."""


class UnsubscribedError(InvalidInputError):
    """The contact has unsubscribed from the list. It was left so: only ``resubscribe=True`` brings it back."""


class BulkError(AcsdkError):
    """A bulk run ended before its end. ``report`` covers everything that was read until then."""

    report: Any
    """The `BulkReport` of the run so far."""

    def __init__(self, message: str, report: Any = None) -> None:  # noqa: ANN401 - the report stands above this module
        super().__init__(message)
        self.report = report


class RequestError(AcsdkError):
    """One call failed. The attributes say which, how often it was tried and what is known of its effect."""

    sent: bool = False
    """Whether the request may have been applied."""
    operation: str = ""
    """The name of the operation, such as ``orders.upsert``."""
    attempts: int = 0
    """How many times the request went out."""
    seconds: float = 0.0
    """How long the call took, waits included."""
    status_code: int | None = None
    """The HTTP status, if an answer came."""
    request_id: str | None = None
    """The ``x-request-id`` of the answer: what ActiveCampaign's support asks for."""
    retry_after: float | None = None
    """Seconds until it is worth another try, where the server said so: to this call, or to one before it."""

    def __str__(self) -> str:
        facts = [
            f"status {self.status_code}" if self.status_code else "",
            f"request {self.request_id}" if self.request_id else "",
            f"{self.attempts} attempts" if self.attempts > 1 else "",
        ]
        told = ", ".join(fact for fact in facts if fact)
        where = f"{self.operation}: " if self.operation else ""
        return where + super().__str__() + (f" [{told}]" if told else "")


class TransportError(RequestError):
    """No complete answer came. ``sent`` says whether the request may have reached the account."""

    def __init__(self, message: str, *, sent: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.sent = sent
        self.retry_after = retry_after


class ConnectError(TransportError):
    """No connection could be made, so nothing was sent."""


class TimeoutError(TransportError):  # noqa: A001 - `acsdk.TimeoutError` is what a reader looks for
    """An attempt took longer than ``timeout`` seconds."""


class DeadlineError(TransportError):
    """The call, with its retries and waits, took longer than ``deadline`` seconds."""


class QueueTimeoutError(TransportError):
    """No slot within ``queue_timeout`` seconds, or too long a pause: see ``retry_after``. Nothing was sent."""


class APIError(RequestError):
    """ActiveCampaign answered, and the answer is a failure."""

    items: tuple[ErrorItem, ...]
    """Every problem the answer names; may be empty."""
    excerpt: bytes
    """The first bytes of the answer, when it was not what it should have been. Not in logs, nor in pickles."""

    _unpickled: tuple[str, ...] = ("excerpt", "items")

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        request_id: str | None = None,
        items: Sequence[ErrorItem] = (),
        excerpt: bytes = b"",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(printable(message))
        self.status_code = status_code
        self.request_id = request_id
        self.items = tuple(items)
        self.excerpt = excerpt
        self.retry_after = retry_after

    def _state(self) -> dict[str, Any]:
        # Other classes' words stay out of pickles: they may quote what was sent.
        items = tuple(
            ErrorItem(**{name: without_addresses(getattr(item, name)) for name in ErrorItem.__slots__})
            for item in self.items
        )
        return {**super()._state(), "items": items, "excerpt": b""}


class AuthenticationError(APIError):
    """The API token was not accepted. Check `api_token`, and that `api_url` is that token's account."""


class PermissionDeniedError(AuthenticationError):
    """403: the token is missing or wrong, or its user's group may not do this."""


class NotFoundError(APIError):
    """There is no such thing."""


class AccountError(APIError):
    """The account cannot be used: it is lapsed (402), or a login page answered in its place."""


class ValidationFailedError(APIError):
    """The API read the request and refused its content. ``items`` names the fields."""


class ConflictError(ValidationFailedError):
    """It exists already."""


class BusyError(APIError):
    """409: something of the kind is under way already. Nothing was done; try again when it has ended."""


class PayloadTooLargeError(APIError):
    """413: the body is too large. Send fewer records at once."""


class RateLimitError(APIError):
    """429: more than the account's five requests a second. Nothing was done."""


class RedirectError(APIError):
    """The server redirects, and a redirect is never followed: the token must not travel. Check `api_url`."""


class ServerError(APIError):
    """5xx: the request may or may not have been applied; see ``sent``."""


class DecodeError(APIError):
    """The answer cannot be read: not JSON, cut off, too large, or of another shape than documented."""

    sent: bool = True
    """True: an answer came, so the request may well have been applied."""


class GraphQLError(APIError):
    """The GraphQL endpoint reports errors. ``errors`` has them all, ``data`` what came with them."""

    errors: tuple[GraphQLErrorItem, ...]
    """Every entry of the answer's ``errors``."""
    data: Mapping[str, Any] | None
    """Partial data, if any came. Not in pickles."""

    _unpickled: tuple[str, ...] = ("excerpt", "items", "data", "errors")

    def __init__(
        self,
        message: str,
        *,
        errors: Sequence[GraphQLErrorItem] = (),
        data: Mapping[str, Any] | None = None,
        items: Sequence[ErrorItem] = (),
        status_code: int | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, items=items, status_code=status_code, request_id=request_id)
        self.errors = tuple(errors)
        self.data = data

    def _state(self) -> dict[str, Any]:
        errors = tuple(
            GraphQLErrorItem(without_addresses(error.message), error.path, error.classification)
            for error in self.errors
        )
        return {**super()._state(), "errors": errors, "data": None}


class RecordsRejectedError(GraphQLError, ValidationFailedError):
    """The API refused a whole batch because of the records it names. Nothing of the batch was written."""

    @property
    def records(self) -> Mapping[str, Sequence[ErrorItem]]:
        """The problems of each record, by its natural key (`store_order_id`, `store_recurring_payment_id` …)."""
        records: dict[str, list[ErrorItem]] = {}
        for item in self.items:
            if item.record:
                records.setdefault(item.record, []).append(item)
        return records


class GraphQLConflictError(RecordsRejectedError, ConflictError):
    """The GraphQL endpoint says that it exists already."""


class DocumentRefusedError(GraphQLError):
    """The account's schema does not know this document. Nothing was executed."""

    unknown_fields: Mapping[int, Sequence[str]] = MappingProxyType({})
    """Of each record that holds fields which the account does not have, by its place in the call, these fields."""


class DocumentTooLargeError(GraphQLError):
    """The document has more grammar tokens than the server reads. Use variables. Nothing was executed."""
