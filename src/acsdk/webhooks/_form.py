"""Form-encoded bodies with PHP's bracket keys, as nested mappings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qsl

from acsdk.webhooks._errors import InvalidDeliveryError

__all__ = ["has_brackets", "legible", "nested", "read_form"]

_KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])+)")
_SEGMENT = re.compile(r"\[([^\[\]]*)\]")
_LARGEST_INDEX_DIGITS = 9
_FIRST_ESCAPE: Final = 0xDC00  # where Python puts a byte that is no UTF-8
_FOREIGN_BYTES: Final = {_FIRST_ESCAPE + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


class _Node(dict[str, Any]):
    """A mapping that knows which number ``[]`` stands for next."""

    next_index: int = 0

    def place(self, segment: str) -> str:
        """The key that a segment names; an empty one takes the next number, as in PHP."""
        key = segment or str(self.next_index)
        if key.isdecimal() and key.isascii() and len(key) <= _LARGEST_INDEX_DIGITS:
            self.next_index = max(self.next_index, int(key) + 1)
        return key

    def child(self, key: str) -> _Node:
        """The mapping under a key, made if there is none."""
        known = self.get(key)
        if isinstance(known, _Node):
            return known
        child = self[key] = _Node() if known is None else _Node({"": known})
        return child


def read_form(text: str, *, max_keys: int, max_depth: int) -> dict[str, Any]:
    """The nested mapping that a body describes; of one key sent twice the last value stands.

    Never makes a list: ``fields[7]=x`` keeps its 7, because the number may be an id. Where one name has both a value
    and brackets, as in ``list=0&list[][id]=3``, the value stands under the empty key of the mapping.
    """
    if "=" not in text:
        raise InvalidDeliveryError("the body is not form-encoded: it has no key=value pair")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=max_keys, errors="surrogateescape")
    except ValueError:
        raise InvalidDeliveryError(f"the body has more than {max_keys} keys") from None
    return nested(((legible(key), legible(value)) for key, value in pairs), max_depth=max_depth)


def has_brackets(key: str) -> bool:
    """Whether a key says where in the nesting its value belongs, such as ``contact[id]``."""
    return _KEY.fullmatch(key) is not None


def nested(pairs: Iterable[tuple[str, Any]], *, max_depth: int) -> dict[str, Any]:
    """The nested mapping that keys with brackets describe."""
    root = _Node()
    for key, value in pairs:
        _put(root, _path(key, max_depth), value)
    return root


def legible(text: str) -> str:
    """The text, with what `surrogateescape` made of bytes that are no UTF-8 read as Windows-1252."""
    return text.translate(_FOREIGN_BYTES)


def _path(key: str, max_depth: int) -> list[str]:
    match = _KEY.fullmatch(key)
    if match is None:
        return [key]  # brackets that do not close are part of the name
    name, brackets = match.groups()
    if brackets.count("[") >= max_depth:
        raise InvalidDeliveryError(f"the body is nested more than {max_depth} levels deep")
    return [name, *_SEGMENT.findall(brackets)]


def _put(node: _Node, path: list[str], value: object) -> None:
    key, *brackets = path
    for segment in brackets:
        node = node.child(key)
        key = node.place(segment)
    known = node.get(key)
    if isinstance(known, _Node):
        known[""] = value
    else:
        node[key] = value
