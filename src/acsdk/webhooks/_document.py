"""The body of a delivery as one nested mapping, whatever it is encoded in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from acsdk._json.decode import decode_text
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk.webhooks._errors import InvalidDeliveryError
from acsdk.webhooks._form import has_brackets, legible, nested, read_form

__all__ = ["MAX_BYTES", "read_document"]

MAX_BYTES = 1024 * 1024
"""The default limit of a body, far above any delivery that is known."""
_MAX_KEYS = 10_000
_MAX_DEPTH = 16

_STAMPS = {"create_date_iso", "donedate_iso", "duedate_iso", "edate_iso"}
"""The stamps that stand beside a twin of the same name without ``_iso``, which has no offset."""

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


def read_document(body: bytes | str, content_type: str | None, max_bytes: int) -> dict[str, Any]:
    """Decode a body; raises `InvalidDeliveryError`."""
    content = body if isinstance(body, bytes) else body.encode(errors="replace")
    if len(content) > max_bytes:
        raise InvalidDeliveryError(f"the body is larger than {max_bytes} bytes", too_large=True)
    text = legible(content.decode("utf-8-sig", errors="surrogateescape")).strip()  # one bad byte loses no event
    if not text:
        raise InvalidDeliveryError("the body is empty")
    return _arranged(_decode(text, _media_type(text, content_type)))


def _media_type(text: str, content_type: str | None) -> str:
    """What the body is, by its header; without one, by its first character."""
    told = (content_type or "").partition(";")[0].strip().lower()
    return told or (_JSON if text.startswith("{") else _FORM)


def _decode(text: str, media_type: str) -> Mapping[str, Any]:
    if media_type == _FORM:
        return read_form(text, max_keys=_MAX_KEYS, max_depth=_MAX_DEPTH)
    if media_type == _JSON or media_type.endswith("+json"):
        return _read_json(text)
    raise InvalidDeliveryError(f"a delivery is form-encoded or JSON, not {media_type[:100]!r}")


def _read_json(text: str) -> Mapping[str, Any]:
    try:
        document: object = decode_text(text)
    except ValueError:
        raise InvalidDeliveryError("the body is not JSON") from None
    if not is_mapping(document):
        raise InvalidDeliveryError("the body is JSON, but not an object")
    _check_bounds(document)
    if any(map(has_brackets, document)):  # a form whose keys were taken as they stood
        return nested(document.items(), max_depth=_MAX_DEPTH)
    return document


def _check_bounds(document: object) -> None:
    level: list[object] = [document]
    count = 0
    for _ in range(_MAX_DEPTH + 1):
        level = [inner for value in level for inner in _contents(value)]
        count += len(level)
        if count > _MAX_KEYS:
            raise InvalidDeliveryError(f"the body has more than {_MAX_KEYS} values")
    if level:
        raise InvalidDeliveryError(f"the body is nested more than {_MAX_DEPTH} levels deep")


def _contents(value: object) -> Iterable[object]:
    if is_mapping(value):
        return value.values()
    return value if is_sequence(value) else ()


def _arranged(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with its ambiguous keys sorted out.

    ``list`` is the id of a list in every event, and beside or instead of it an object or several lists in brackets:
    what came in brackets stands under ``list[]``.
    """
    arranged = {key: _without_twins(value) if is_mapping(value) else value for key, value in document.items()}
    lists = arranged.get("list")
    if is_mapping(lists):
        arranged["list[]"] = {key: value for key, value in lists.items() if key}
        arranged["list"] = lists.get("")
    elif is_sequence(lists):
        arranged["list[]"] = arranged.pop("list")
    return arranged


def _without_twins(record: Mapping[str, Any]) -> dict[str, Any]:
    """Of stamps that are told twice, the one with its offset, unless it is empty."""
    superfluous = {name.removesuffix("_iso") if record[name] else name for name in _STAMPS & record.keys()}
    return {key: value for key, value in record.items() if key.lower() not in superfluous}
