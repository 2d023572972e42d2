"""The one rule for texts: all are replaced but those of fields that are known to be harmless.

`Veil` goes over whatever is exchanged: JSON, forms, paths, queries and GraphQL documents. Texts in which JSON stands
are gone into, so that one person is the same person everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlsplit

from acsdk.sandbox.codec import BadJsonError, Json, as_list, as_object, dumps, loads

from .harmless import field_of, keeps, keeps_key, keeps_parameter, keeps_segment
from .pseudonyms import Pseudonyms

__all__ = ["DOCUMENT", "HERE", "NAMES", "Bare", "Veil", "inner_json"]

HERE = "https://account.example.com"
"""What links to the account begin with in a recording."""
DOCUMENT = re.compile(r'"""(?>(?:\\"""|(?!""")[\s\S])*)"""|"(?:[^"\\\r\n]|\\.)*"|#[^\r\n]*')
"""The texts and the comments of a GraphQL document."""
NAMES = frozenset(("__schema", "__type"))
"""What a question about the schema, which has nobody's texts, contains."""
_SCHEMA_FIELDS = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,79}")


class Veil:
    """Replaces texts, each by the same one all over a recording."""

    def __init__(self, account: str = HERE) -> None:
        self._pseudonyms = Pseudonyms()
        self.account = account
        """What links to the account begin with."""

    def value(self, value: Json, field: str = "", *, schema: bool = False) -> Json:
        """JSON of any form; ``field`` is what it stands under."""
        if isinstance(value, dict):
            return {self.key(name): self.value(one, name, schema=schema) for name, one in as_object(value).items()}
        if isinstance(value, list):
            return [self.value(one, field, schema=schema) for one in as_list(value)]
        if isinstance(value, str):
            return value if schema and _SCHEMA_FIELDS.fullmatch(value) else self.text(value, field)
        if isinstance(value, bool) or value is None or keeps(field, str(value)):
            return value
        return self._number(value)

    def _number(self, value: Json) -> Json:
        return self._pseudonyms.of_number(value) if isinstance(value, int | Decimal) else value

    def text(self, text: str, field: str = "") -> str:
        """A text that stands in a field."""
        if keeps(field, text):
            return text
        if text.startswith((f"{self.account}/", f"{HERE}/")):
            return self._link(text)
        inner = inner_json(text)
        return self._pseudonyms.of(text, field) if inner is None else dumps(self.value(inner, field)).decode()

    def _link(self, text: str) -> str:
        parts = urlsplit(text)
        return HERE + self.path(parts.path)

    def key(self, name: str) -> str:
        """The name of a field."""
        return name if keeps_key(name) else self._pseudonyms.of(name)

    def path(self, path: str) -> str:
        """A path, part by part."""
        return "/".join(self.segment(part) for part in path.split("/"))

    def segment(self, part: str) -> str:
        """A part of a path."""
        return part if keeps_segment(part) else self._pseudonyms.of(part)

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
        """What a query or a form is made of."""
        return [[self.key_of_pair(name), self.text(value, field_of(name))] for name, value in pairs]

    def key_of_pair(self, name: str) -> str:
        """The name of a parameter, such as ``filters[email]``."""
        return name if keeps_parameter(name) else self._pseudonyms.of(name)

    def document(self, text: str) -> str:
        """A GraphQL document: its code, without comments and with other texts in it."""
        return DOCUMENT.sub(self._literal, text)

    def _literal(self, found: re.Match[str]) -> str:
        return "" if found[0].startswith("#") else f'"{self._pseudonyms.of(found[0])}"'


class Bare(Veil):
    """Replaces nothing: for a request of now, to be compared with those of a recording."""

    def value(self, value: Json, field: str = "", *, schema: bool = False) -> Json:
        """The same value."""
        del field, schema
        return value

    def text(self, text: str, field: str = "") -> str:
        """The same text."""
        del field
        return text

    def segment(self, part: str) -> str:
        """The same part."""
        return part

    def key_of_pair(self, name: str) -> str:
        """The same name."""
        return name

    def document(self, text: str) -> str:
        """The same document."""
        return text


def inner_json(text: str) -> Json:
    """The object or the list that a text is; None where it is neither."""
    if text[:1] not in ("{", "["):
        return None
    try:
        return loads(text)
    except BadJsonError:
        return None
