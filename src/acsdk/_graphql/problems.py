"""The ``errors`` of a GraphQL answer as exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from acsdk._errors import (
    DocumentRefusedError,
    DocumentTooLargeError,
    ErrorItem,
    GraphQLConflictError,
    GraphQLError,
    GraphQLErrorItem,
    RecordsRejectedError,
)

__all__ = ["graphql_error", "graphql_refusal", "is_about_document"]

# The WooCommerce plugin reads keys such as ``currency-storeOrderId-7362``. Ids may hold hyphens themselves.
_RECORD_KEY = re.compile(r"(?P<field>[^-]+)-store\w+Id-(?P<record>.+)", re.DOTALL)
_UNSPECIFIED = "unspecified error"
_TOO_LARGE = re.compile(r"more than [\d,]+ '?(grammar|parse)'? tokens", re.IGNORECASE)
_REFUSED_CLASSES = {"InvalidSyntax", "ValidationError", "OperationNotSupported"}
_REFUSED_WORDS = re.compile(
    r"^(Validation error( of type|\s*\()|Invalid Syntax|Cannot query field|Unknown (type|argument))"
)
_MOST_TOLD = 5
# The shape of a duplicate's error is in no source; that its words say so is a guess.
_EXISTS = re.compile(r"already exists|duplicate", re.IGNORECASE)


def graphql_error(document: object) -> GraphQLError | None:
    """The exception for an answer with ``errors``; ``None`` for one without."""
    if not isinstance(document, Mapping):
        return None
    answer = cast("Mapping[str, Any]", document)
    entries: Any = answer.get("errors")
    if not entries:
        return None
    errors = [_entry(entry) for entry in (cast("list[object]", entries) if isinstance(entries, list) else [entries])]
    data: Any = answer.get("data")
    message = "; ".join(dict.fromkeys(error.message for error in errors))
    items = [item for error in errors for item in _items(error)]
    told = _few([f"{item.record}: {item}" for item in items if item.record])
    kind = _kind(errors, items)
    error = kind(
        f"{message}: {told}" if told else message,
        errors=errors,
        data=cast("Mapping[str, Any]", data) if isinstance(data, Mapping) else None,
        items=items,
    )
    error.sent = kind is GraphQLError  # an error without a name may come from amid the execution
    return error


def graphql_refusal(status: int, document: object) -> GraphQLError | None:
    """The same for an answer that is no success; ``None`` where it was refused before GraphQL read it."""
    error = graphql_error(document) if status in (400, 404, 422) else None
    entries: Any = cast("Mapping[str, Any]", document)["errors"] if error else None
    is_graphql = isinstance(entries, list) and all(_has_message(entry) for entry in cast("list[object]", entries))
    return error if is_graphql else None


def _has_message(entry: object) -> bool:
    return isinstance(entry, Mapping) and "message" in entry


def is_about_document(refusal: DocumentRefusedError) -> bool:
    """Whether the document itself does not fit; otherwise it was the variables' values."""
    return any(_REFUSED_WORDS.search(error.message) for error in refusal.errors)


def _few(texts: list[str]) -> str:
    """The first of many texts; all of them stand in ``items``."""
    more = len(texts) - _MOST_TOLD
    return "; ".join(texts[:_MOST_TOLD]) + (f"; and {more} more" if more > 0 else "")


def _kind(errors: list[GraphQLErrorItem], items: list[ErrorItem]) -> type[GraphQLError]:
    named = [item for item in items if item.record]
    if named:
        exist = all(_EXISTS.search(item.title) for item in named)
        return GraphQLConflictError if exist else RecordsRejectedError
    if any(_TOO_LARGE.search(error.message) for error in errors):
        return DocumentTooLargeError
    if any(_is_refused(error) for error in errors):
        return DocumentRefusedError
    if any(_EXISTS.search(text) for error in errors for text in (error.message, *_texts(error.extensions))):
        return GraphQLConflictError
    return GraphQLError


def _is_refused(error: GraphQLErrorItem) -> bool:
    if _REFUSED_WORDS.search(error.message):
        return True
    # A resolver's own validation has a place in the answer.
    return error.classification in _REFUSED_CLASSES and not error.path and not _EXISTS.search(error.message)


def _entry(entry: object) -> GraphQLErrorItem:
    if not isinstance(entry, Mapping):
        return GraphQLErrorItem(message=str(entry))
    fields = cast("Mapping[str, Any]", entry)
    extensions: Any = fields.get("extensions")
    extra: Mapping[str, Any] = cast("Mapping[str, Any]", extensions) if isinstance(extensions, Mapping) else {}
    path: Any = fields.get("path")
    return GraphQLErrorItem(
        message=_message(fields),
        path=tuple(cast("list[str | int]", path)) if isinstance(path, list) else (),
        classification=str(extra.get("classification") or ""),
        extensions=extra,
    )


def _message(fields: Mapping[str, Any]) -> str:
    """The server's words; in front of GraphQL stands a gateway that knows the shapes of v3."""
    words = fields.get("message") or ": ".join(str(fields[key]) for key in ("title", "detail") if fields.get(key))
    return str(words or _UNSPECIFIED)


def _items(error: GraphQLErrorItem) -> Iterator[ErrorItem]:
    """A problem for each record that the extensions name; one for the message where they name none."""
    named = [
        ErrorItem(title=text, pointer=match["field"], record=match["record"])
        for key, value in error.extensions.items()
        if (match := _RECORD_KEY.fullmatch(key))
        for text in _values(value)
    ]
    yield from named or [ErrorItem(title=error.message, code=error.classification)]


def _texts(extensions: Mapping[str, Any]) -> Iterator[str]:
    for value in extensions.values():
        yield from _values(value)


def _values(value: object) -> list[str]:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return [str(one) for one in values if one]
