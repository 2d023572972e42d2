"""What the pseudonyms of a recording stand for in a program that it is played to.

A recording does not know the texts that it replaced. It learns them: where a program sends a text in the place of a
pseudonym, that pseudonym stands for that text from then on, in what is compared and in what is answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import cast

from acsdk.sandbox.codec import Json, as_list, as_object, dumps

from .harmless import field_of, keeps, keeps_key, keeps_parameter, keeps_segment
from .pseudonyms import is_large
from .veil import DOCUMENT, HERE, inner_json

__all__ = ["Bindings"]


class Bindings:
    """Compares what was recorded with what is asked, and learns on the way where it may."""

    def __init__(self, known: Mapping[str, str] | None = None, *, may_learn: bool = False) -> None:
        self.texts: dict[str, str] = dict(known or {})
        """By pseudonym, the text that it stands for."""
        self._pseudonyms = {_folded(text): pseudonym for pseudonym, text in self.texts.items()}
        self._may_learn = may_learn

    def same_request(self, recorded: Mapping[str, Json], asked: Mapping[str, Json]) -> bool:
        """Whether a request, with its texts, is a recorded one; the path is compared first, as it tells most apart."""
        return (
            recorded["method"] == asked["method"]
            and self._same_path(str(recorded["path"]), str(asked["path"]))
            and self._same_pairs(recorded.get("query", []), asked.get("query", []))
            and self._same_pairs(recorded.get("form", []), asked.get("form", []))
            and self._same(recorded.get("text", ""), asked.get("text", ""), "")
            and self._same_body(recorded.get("json"), asked.get("json"))
        )

    def _same_path(self, recorded: str, asked: str) -> bool:
        pairs = zip_longest(recorded.split("/"), asked.split("/"), fillvalue="")
        return all(
            one == other or (not (keeps_segment(one) or keeps_segment(other)) and self._is_text(one, other))
            for one, other in pairs
        )

    def _same_pairs(self, recorded: Json, asked: Json) -> bool:
        pairs, others = cast("Sequence[Sequence[str]]", recorded), cast("Sequence[Sequence[str]]", asked)
        return len(pairs) == len(others) and all(
            (name == other or (not keeps_parameter(other) and self._is_text(name, other)))
            and self._same(value, given, field_of(name))
            for (name, value), (other, given) in zip(pairs, others, strict=True)
        )

    def _same_body(self, recorded: Json, asked: Json) -> bool:
        query, other = as_object(recorded).get("query"), as_object(asked).get("query")
        if not (isinstance(query, str) and isinstance(other, str)):
            return self._same(recorded, asked, "")
        rest, others = ({**as_object(body), "query": None} for body in (recorded, asked))
        return self._same_document(query, other) and self._same(rest, others, "")

    def _same_document(self, recorded: str, asked: str) -> bool:
        (code, texts), (other_code, others) = map(_split_document, (recorded, asked))
        return code == other_code and all(
            one == other or self._is_text(one[1:-1], other) for one, other in zip(texts, others, strict=True)
        )

    def _same(self, recorded: Json, asked: Json, field: str) -> bool:
        if isinstance(recorded, dict) and isinstance(asked, dict):
            return self._same_object(cast("Mapping[str, Json]", recorded), cast("Mapping[str, Json]", asked))
        if isinstance(recorded, list) and isinstance(asked, list):
            ones, others = as_list(recorded), as_list(asked)
            pairs = zip_longest(ones, others)
            return len(ones) == len(others) and all(self._same(one, other, field) for one, other in pairs)
        if isinstance(recorded, str) and isinstance(asked, str):
            return self._same_text(recorded, asked, field)
        if isinstance(recorded, int | Decimal) and isinstance(asked, int | Decimal):
            return self._same_number(recorded, asked, field)
        return recorded is None and asked is None

    def _same_object(self, recorded: Mapping[str, Json], asked: Mapping[str, Json]) -> bool:
        hidden = [name for name in recorded if name not in asked]
        others = [name for name in asked if name not in recorded]
        if len(hidden) != len(others) or any(map(keeps_key, others)):
            return False
        pairs = [*((name, name) for name in recorded if name in asked), *zip(hidden, others, strict=True)]
        return all(
            (one == other or self._is_text(one, other)) and self._same(recorded[one], asked[other], one)
            for one, other in pairs
        )

    def _same_text(self, recorded: str, asked: str, field: str) -> bool:
        if recorded == asked:
            return True
        if keeps(field, recorded) or keeps(field, asked):
            return False
        inner, other = inner_json(recorded), inner_json(asked)
        if inner is not None and other is not None:
            return self._same(inner, other, field)
        return self._is_text(recorded, asked)

    def _same_number(self, recorded: int | Decimal, asked: int | Decimal, field: str) -> bool:
        may_differ = is_large(recorded) and is_large(asked) and not keeps(field, str(recorded))
        return recorded == asked or (may_differ and self._is_text(str(recorded), str(asked)))

    def _is_text(self, pseudonym: str, text: str) -> bool:
        """Whether a pseudonym stands for a text, or can from now on."""
        known = self.texts.get(pseudonym)
        if known is not None or _folded(text) in self._pseudonyms:
            return known is not None and _folded(known) == _folded(text)
        if self._may_learn:
            self.texts[pseudonym], self._pseudonyms[_folded(text)] = text, pseudonym
        return self._may_learn

    def shown(self, value: Json, field: str = "", *, account: str) -> Json:
        """An answer with the texts that are known, and with links to ``account``."""
        if isinstance(value, dict):
            named = ((name, self.shown(one, name, account=account)) for name, one in as_object(value).items())
            return {self.texts.get(name, name): one for name, one in named}
        if isinstance(value, list):
            return [self.shown(one, field, account=account) for one in as_list(value)]
        if not isinstance(value, str) or keeps(field, value):
            return value
        if value.startswith(f"{HERE}/"):
            return account + value.removeprefix(HERE)
        inner = inner_json(value)
        return self.texts.get(value, value) if inner is None else dumps(self.shown(inner, account=account)).decode()


def _folded(text: str) -> str:
    return text.lower() if "@" in text else text


def _split_document(text: str) -> tuple[str, list[str]]:
    """The code of a document, without comments and with marks for its texts; and the texts."""
    texts: list[str] = [found[0] for found in DOCUMENT.finditer(text) if found[0][0] != "#"]
    return DOCUMENT.sub(lambda found: "" if found[0][0] == "#" else '""', text), texts
