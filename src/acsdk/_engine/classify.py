"""What an answer means: a success, or which failure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlsplit

from acsdk._engine.operation import Operation
from acsdk._engine.problems import describe, error_items, items_of_text
from acsdk._engine.retry_after import retry_after
from acsdk._errors import (
    AccountError,
    APIError,
    AuthenticationError,
    ConflictError,
    DecodeError,
    ErrorItem,
    NotFoundError,
    PayloadTooLargeError,
    PermissionDeniedError,
    RateLimitError,
    RedirectError,
    ServerError,
    ValidationFailedError,
)
from acsdk._http import HTTPAnswer
from acsdk._json.decode import decode_json, first_json

__all__ = ["failure_of", "read_body"]

_EXCERPT_BYTES = 512
_SEARCHED_BYTES = 64 * 1024
_MOST_ERROR_BYTES = 1024 * 1024
_NOT_FOUND = re.compile(r"\bno result found\b|\bnot found \[id=|^not found$|^no markup for message$", re.IGNORECASE)
_EXISTS = re.compile(
    r"already (exists|associated|exist\b)|must be unique|\bduplicate entry\b|^duplicate$", re.IGNORECASE
)
_NO_CONTACT = re.compile(r"\bno result found for subscriber\b", re.IGNORECASE)
# Refusals of content that come as 403; every other 403 is about the token or its user's permissions.
_CONTENT_403 = re.compile(r"^\$\w+ is not |^could not create |^client error: ", re.IGNORECASE)
# Imports have a limit of their own, by the minute, and answer 400 beyond it.
_IMPORT_LIMIT = re.compile("rate limit exceeded", re.IGNORECASE)
_IMPORT_LIMIT_SECONDS = 60.0
_LOGIN_PAGE = re.compile(rb"<form[^>]+login|type=[\"']?password|<title>[^<]*(log ?in|sign ?in)", re.IGNORECASE)


_BY_STATUS: dict[int, type[APIError]] = {
    400: ValidationFailedError,
    401: AuthenticationError,
    402: AccountError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: NotFoundError,
    413: PayloadTooLargeError,
    422: ValidationFailedError,
    429: RateLimitError,
}


# What the words of a refusal say, where its status does not.
_BY_WORDS: tuple[tuple[frozenset[int], re.Pattern[str], type[APIError]], ...] = (
    (frozenset({400, 403, 422}), _NOT_FOUND, NotFoundError),
    (frozenset({403}), _CONTENT_403, ValidationFailedError),
    (frozenset({400, 422}), _EXISTS, ConflictError),
    (frozenset({400}), _IMPORT_LIMIT, RateLimitError),
)


_HINTS: dict[type[APIError], str] = {
    AccountError: "the account may have lapsed; look into its billing",
    AuthenticationError: "check api_token, and that api_url is the account of that token",
    NotFoundError: "there is no such thing, or api_url is not the account's",
    PayloadTooLargeError: "the body is too large; send fewer records at once",
    PermissionDeniedError: "the token is wrong, or its user's group may not do this",
}


def read_body(operation: Operation[object], answer: HTTPAnswer, now: Callable[[], datetime], most_values: int) -> Any:  # noqa: ANN401 - the JSON edge
    """The decoded body of an answer that is a success; raises the `APIError` that any other answer is."""
    if not answer.is_success:
        raise _perhaps_saved(operation, failure_of(answer, now(), operation.explain))
    if not answer.content.strip():
        return _read_empty(operation, answer)
    if operation.text and not _LOGIN_PAGE.search(answer.content[:_SEARCHED_BYTES]):
        return answer.content.decode(errors="replace")
    try:
        document = decode_json(answer.content, most_values)
    except ValueError as error:
        raise _unreadable(answer, str(error)) from None
    if _says_failed(document):
        raise _with_items(ValidationFailedError, answer, document)
    return document


def _perhaps_saved(operation: Operation[object], error: APIError) -> APIError:
    """The failure of a create: one that misses only its contact was seen to have been saved (recorded of orders)."""
    if operation.method == "POST" and not operation.repeatable and _NO_CONTACT.search(error.message):
        error.message += "; it may have been saved all the same: look for it before you create it again"
        error.args, error.sent = (error.message,), True
    return error


def _read_empty(operation: Operation[object], answer: HTTPAnswer) -> None:
    code = answer.headers.get("x-ac-error")
    if code:
        message = f"the API failed without a word, with the header X-AC-Error: {code}"
        raise ValidationFailedError(message, items=[ErrorItem(title=message, code=code)], **_facts(answer))
    if not (operation.may_be_empty or answer.status_code == 204):
        raise DecodeError("the answer is empty, so it is not known whether the call had an effect", **_facts(answer))


def _says_failed(document: object) -> bool:
    """Whether a 200 is a failure in disguise: ``succeeded: 0``, or ``success: false``."""
    if not isinstance(document, Mapping):
        return False
    body = cast("Mapping[str, Any]", document)
    verdict = body.get("succeeded", body.get("success"))
    return verdict is False or (isinstance(verdict, int) and verdict == 0) or verdict == "0"


def _unreadable(answer: HTTPAnswer, reason: str) -> APIError:
    excerpt = answer.content[:_EXCERPT_BYTES]
    if _LOGIN_PAGE.search(answer.content[:_SEARCHED_BYTES]):
        return AccountError(
            "a login page answered in place of the API; check api_url and api_token, and that the account is active",
            excerpt=excerpt,
            **_facts(answer),
        )
    what = f"HTML: {reason}; a gateway in front of the API writes such" if _is_page(answer) else f"not JSON: {reason}"
    return DecodeError(f"the answer is {what}", excerpt=excerpt, **_facts(answer))


def _is_page(answer: HTTPAnswer) -> bool:
    """Whether somebody wrote a page for people: the API writes JSON, or a few words."""
    return answer.content[:_SEARCHED_BYTES].lstrip()[:1] == b"<"


def failure_of(
    answer: HTTPAnswer, now: datetime | None = None, explain: Callable[[int, Any], APIError | None] | None = None
) -> APIError:
    """The exception that stands for an answer which is not a success."""
    if 300 <= answer.status_code < 400:
        return _redirect(answer)
    # Some pages print a second document after the error's own.
    document: object = first_json(answer.content) if len(answer.content) <= _MOST_ERROR_BYTES else None
    explained = explain(answer.status_code, document) if explain else None
    if explained is not None:
        explained.status_code, explained.request_id = answer.status_code, answer.request_id
        return explained
    items = error_items(document)
    if document is None and answer.status_code < 500:
        items = items_of_text(answer.content[:_EXCERPT_BYTES].decode(errors="replace"))
    message = describe(document, items)
    kind = _kind(answer.status_code, items, message)
    if _is_page(answer) and kind is PermissionDeniedError:
        kind = APIError  # it has not looked at the token
    return _with_items(kind, answer, document, items, now)


def _redirect(answer: HTTPAnswer) -> RedirectError:
    host = _host_of(answer.headers.get("location", ""))
    message = f"the server redirects to {host}; redirects are never followed, so set api_url to the account's own URL"
    return RedirectError(message, **_facts(answer))


def _host_of(location: str) -> str:
    try:
        return urlsplit(location).hostname or ("the same host" if location else "an unnamed host")
    except ValueError:
        return "an unnamed host"


def _kind(status: int, items: tuple[ErrorItem, ...], message: str) -> type[APIError]:
    for statuses, words, kind in _BY_WORDS:
        if status in statuses and _all_say(words, items, message):
            return kind
    return _BY_STATUS.get(status) or (ServerError if status >= 500 else APIError)


def _all_say(words: re.Pattern[str], items: tuple[ErrorItem, ...], message: str) -> bool:
    """Whether every problem is of this kind: of a body that mixes kinds none is more than its status says."""
    if len(items) < 2 and words.search(message):
        return True
    said = [any(words.search(text) for text in (item.title, item.detail, item.code)) for item in items]
    return bool(said) and all(said)


def _with_items(
    kind: type[APIError],
    answer: HTTPAnswer,
    document: object,
    items: tuple[ErrorItem, ...] | None = None,
    now: datetime | None = None,
) -> APIError:
    items = error_items(document) if items is None else items
    message = describe(document, items) or _default_message(kind, answer)
    wait = retry_after(answer, document, now)
    if wait is None and kind is RateLimitError and answer.status_code == 400:
        wait = _IMPORT_LIMIT_SECONDS
    return kind(message, items=items, excerpt=answer.content[:_EXCERPT_BYTES], retry_after=wait, **_facts(answer))


def _default_message(kind: type[APIError], answer: HTTPAnswer) -> str:
    if _is_page(answer) and answer.status_code in (403, 503):
        return f"a gateway in front of the API answered {answer.status_code} with a page of its own"
    message = f"the API answered {answer.status_code} and gave no reason"
    return f"{message}: {_HINTS[kind]}" if kind in _HINTS else message


def _facts(answer: HTTPAnswer) -> dict[str, Any]:
    return {"status_code": answer.status_code, "request_id": answer.request_id}
