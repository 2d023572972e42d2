"""URL patterns of product pages (Browse abandonment page)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

from acsdk.sandbox.codec import Json, as_list

__all__ = ["IDENTIFIER_FIELDS", "match_url"]

_VARIABLES = {
    "variantSku": "SKU",
    "storePrimaryId": "STORE_PRIMARY_ID",
    "storeBaseProductId": "STORE_BASE_PRODUCT_ID",
    "upc": "UPC",
    "variantUrlSlug": "VARIANT_URL_SLUG",
    "baseProductUrlSlug": "BASE_PRODUCT_URL_SLUG",
}
IDENTIFIER_FIELDS = {kind: name for name, kind in _VARIABLES.items()}
"""The product field that each identifier type names."""

_LONGEST_URL = 2048
_TOKEN = re.compile(r"(\*\*|\{\{\w+\}\})")


def match_url(patterns: Json, url: str) -> tuple[str, str] | None:
    """Identifier type and value of the first pattern that an address matches; malformed patterns never match."""
    if len(url) > _LONGEST_URL:
        return None
    for variable, pattern in _compiled(patterns):
        found = pattern.fullmatch(_without_scheme(url))
        if found:
            return _VARIABLES[variable], unquote(found[1])
    return None


def _compiled(patterns: Json) -> Iterator[tuple[str, re.Pattern[str]]]:
    try:
        listed: Json = json.loads(patterns) if isinstance(patterns, str) else patterns
    except (ValueError, RecursionError):
        return
    for pattern in as_list(listed):
        variable = _variable_of(pattern) if isinstance(pattern, str) else None
        if variable is not None:
            yield variable, re.compile("".join(_expression(part) for part in _TOKEN.split(_without_scheme(pattern))))


def _variable_of(pattern: str) -> str | None:
    """The one variable of a well-formed pattern: at most two `**`, none of which touches it."""
    named = re.findall(r"\{\{(\w+)\}\}", pattern)
    legal = len(named) == 1 and named[0] in _VARIABLES and pattern.count("**") <= 2
    return named[0] if legal and "**{{" not in pattern and "}}**" not in pattern else None


def _expression(part: str) -> str:
    if part == "**":
        return ".*"
    return "([^/?#&]+)" if part.startswith("{{") else re.escape(part)


def _without_scheme(url: str) -> str:
    return re.sub(r"^https?://", "", url)
