"""The error bodies of the API, in all their shapes, as `ErrorItem`s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from acsdk._errors import ErrorItem
from acsdk._shown import printable

__all__ = ["aside", "describe", "error_items", "items_of_text"]

Json = Mapping[str, Any]

_QUOTED = re.compile(r'"(?:title|message|detail)"\s*:\s*"((?:[^"\\]|\\.)+)"')
_LONGEST_PLAIN_TEXT = 200
_TITLES = ("message", "title", "error", "result_message")  # the last is that of the API before v3
_DETAILS = ("detail", "details", "reason", "description")
_BESIDE_ITEMS = ("message", "error", "details", "reason", "description")


def error_items(document: object) -> tuple[ErrorItem, ...]:
    """Every problem that an error body names.

    Reads ``errors`` as a text, a list of texts, a list of objects, one object, or texts by field; ``failureReasons`` of
    imports; ``violations`` of newer endpoints; else ``error``, ``message``, or ``title`` and ``detail`` at the top.
    """
    if isinstance(document, str):
        return (ErrorItem(title=document.strip("'\" \n")),) if document.strip() else ()
    if isinstance(document, list):
        return tuple(_item(entry) for entry in cast("list[object]", document))
    if not isinstance(document, Mapping):
        return ()
    body = cast("Json", document)
    return tuple(_from_lists(body)) or tuple(_from_top(body))


def items_of_text(text: str) -> tuple[ErrorItem, ...]:
    """What a body says that is no JSON: the titles and messages in what should have been, else a short plain text.

    A page says nothing, and a long text may be anything, so it stays out of messages.
    """
    quoted = [" ".join(_text(title).split()) for title in _QUOTED.findall(text)]
    plain = " ".join(text.split()).strip("'\"")
    short = [plain] if plain and len(plain) <= _LONGEST_PLAIN_TEXT and not plain.startswith(("<", "{", "[")) else []
    return tuple(ErrorItem(title=title) for title in quoted or short)


def _from_lists(body: Json) -> Iterator[ErrorItem]:
    for key in ("errors", "failureReasons", "violations"):
        entries: Any = body.get(key)
        if isinstance(entries, list):
            yield from (_item(entry) for entry in cast("list[object]", entries))
        elif isinstance(entries, Mapping) and not _says_something(cast("Json", entries)):
            yield from _by_field(cast("Json", entries))
        elif isinstance(entries, (str, Mapping)):
            yield _item(cast("object", entries))


def _says_something(body: Json) -> bool:
    return any(_text(body.get(word)) for word in (*_TITLES, *_DETAILS))


def _by_field(problems: Json) -> Iterator[ErrorItem]:
    for field, texts in problems.items():
        for text in cast("list[object]", texts) if isinstance(texts, list) else [texts]:
            yield ErrorItem(title=_text(text), pointer=field)


def _from_top(body: Json) -> Iterator[ErrorItem]:
    if isinstance(body.get("error"), Mapping):
        yield _item(body["error"])
    elif _texts(body, (*_TITLES, *_DETAILS)):
        title, *others = _texts(body, (*_TITLES, *_DETAILS))
        yield ErrorItem(title=title, detail="; ".join(others), code=_text(body.get("error_code")))
    if isinstance(body.get("details"), Mapping):
        yield from _by_field(body["details"])


def _texts(body: Json, words: Iterable[str]) -> list[str]:
    """All that the body says under these words, each text once."""
    found: list[str] = []
    for text in (_words(body.get(word)) for word in words):
        if text and not any(text in known for known in found):
            found.append(text)
    return found


def _words(value: object) -> str:
    """A text, or the texts of a list."""
    if not isinstance(value, list):
        return _text(value)
    return "; ".join(text for part in cast("list[object]", value) if (text := _text(part)))


def _item(entry: object) -> ErrorItem:
    if not isinstance(entry, Mapping):
        return ErrorItem(title=_text(entry))
    fields = cast("Json", entry)
    source: Any = fields.get("source")
    place: Json = cast("Json", source) if isinstance(source, Mapping) else {}
    title = _text(fields.get("title")) or _text(fields.get("message")) or _text(fields.get("failureReason"))
    code, slug = _text(fields.get("code")), _text(fields.get("error"))
    return ErrorItem(
        title=title or (slug if code else ""),  # the slug alone says what is missing: user_group_was_not_provided
        detail=_text(fields.get("detail")),
        code=code or slug,
        pointer=_text(place.get("pointer")) or _text(place.get("value")) or _text(fields.get("propertyPath")),
        parameter=_text(place.get("parameter")),
        record=_text(fields.get("contact")),  # imports number the contacts of a batch from 1
    )


def _text(value: object) -> str:
    if value is None or isinstance(value, (list, Mapping)):
        return ""
    return str(value).strip()


def aside(document: object) -> str:
    """What a success says that lacks what it should hold, to stand behind the error about that; mostly nothing."""
    if not isinstance(document, Mapping) or not {"message", "error", "errors"} & set(cast("Json", document)):
        return ""
    told = describe(cast("Json", document), error_items(cast("Json", document)))
    return f"; it says: {told}" if told else ""


def describe(document: object, items: tuple[ErrorItem, ...]) -> str:
    """One line that says what the body says."""
    told = "; ".join(str(item) for item in items)
    beside = _texts(cast("Json", document), _BESIDE_ITEMS) if isinstance(document, Mapping) else []
    return " ".join([*(text for text in map(printable, beside) if text not in told), told]).strip()
