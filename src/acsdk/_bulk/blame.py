"""What a failed bulk call says: whom it blames, and whether the run can go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from acsdk._errors import (
    AccountError,
    APIError,
    AuthenticationError,
    DeadlineError,
    DecodeError,
    DocumentRefusedError,
    DocumentTooLargeError,
    ErrorItem,
    NotFoundError,
    PayloadTooLargeError,
    RateLimitError,
    RecordsRejectedError,
    RedirectError,
    RequestError,
    ServerError,
    TimeoutError,
    TransportError,
)

__all__ = [
    "Verdict",
    "blame_by_name",
    "blame_by_position",
    "is_fatal",
    "is_for_size",
    "reasons_of",
    "took_too_long",
    "verdict_on",
]

Verdict = Literal["rejected", "too large", "unknown", "not sent"]
"""What a failure that does not end the run says of its batch."""

_FATAL = (AuthenticationError, AccountError, DocumentRefusedError, NotFoundError, RedirectError)
_TOO_LARGE = (PayloadTooLargeError, DocumentTooLargeError)
_TIMEOUTS = (408, 504, 524)
_UNDECIDED = (TransportError, RateLimitError, ServerError, DecodeError)


def blame_by_name(error: RequestError, names: Sequence[str]) -> Mapping[str, Sequence[str]] | None:
    """The reasons for each record that the error names, or ``None`` where it names none of them."""
    if not isinstance(error, RecordsRejectedError):
        return None
    return _known(error.records, names)


def blame_by_position(error: RequestError, names: Sequence[str]) -> Mapping[str, Sequence[str]] | None:
    """The same where an error counts the records of the batch from 1, as contact imports do."""
    if not isinstance(error, APIError):
        return None
    blamed: dict[str, list[ErrorItem]] = {}
    for item in error.items:
        if item.record.isdecimal() and 1 <= int(item.record) <= len(names):
            blamed.setdefault(names[int(item.record) - 1], []).append(item)
    return _known(blamed, names)


def _known(blamed: Mapping[str, Sequence[ErrorItem]], names: Sequence[str]) -> Mapping[str, Sequence[str]] | None:
    known = {name: tuple(map(str, blamed[name])) for name in names if name in blamed}
    return known or None


def is_fatal(error: RequestError) -> bool:
    """Whether an error concerns the whole run: the token, the account, the address, the schema or a gateway."""
    return isinstance(error, _FATAL) or (type(error) is APIError and error.status_code == 403)


def verdict_on(error: RequestError) -> Verdict:
    """What an error that is not fatal says of the batch it answers."""
    if isinstance(error, _TOO_LARGE):
        return "too large"
    if isinstance(error, _UNDECIDED):
        return "unknown" if error.sent else "not sent"
    return "rejected"


def took_too_long(error: RequestError) -> bool:
    """Whether a call went out and no answer came in time, at the client or at a gateway."""
    return error.sent and (isinstance(error, (TimeoutError, DeadlineError)) or error.status_code in _TIMEOUTS)


def is_for_size(error: RequestError) -> bool:
    """Whether a call larger than any before it failed of its size: of anything but the server's state or the line."""
    return took_too_long(error) or verdict_on(error) in ("rejected", "too large")


def reasons_of(error: Exception) -> tuple[str, ...]:
    """What to tell of an error that names no record."""
    items = error.items if isinstance(error, APIError) else ()
    return tuple(map(str, items)) or (str(error) or type(error).__name__,)
