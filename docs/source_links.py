"""The pages of ActiveCampaign's documentation that docstrings name, as links."""

from __future__ import annotations

import re

__all__ = ["with_links"]

SITE = "https://developers.activecampaign.com"
# The addresses that are known for certain; the others are found from the overview.
KNOWN = {
    "About the GraphQL API": "reference/about-the-graphql-api",
    "Browse Session": "reference/browse-session-apis",
    "Browse Session APIs": "reference/browse-session-apis",
    "Contacts": "reference/contact",
    "Deals": "reference/deal",
    "Orders": "reference/orders-1",
    "Products": "reference/products",
    "Recurring Payments": "reference/recurring-payments",
    "Searches": "reference/searches",
    "Shared Objects": "reference/shared-objects",
    "Webhooks": "reference/webhooks",
}
_OTHER = "reference/overview"
_NAMED = re.compile(
    r"(?<![\w#/])(?P<name>(?!(?:The|Its|This|That|Which|Whether|Another|No|Each|Every|One|First|Next|Last|API) )"
    r"[A-Z][A-Za-z]+(?: (?:and |of |the )?[A-Z][A-Za-z]+)*) pages?(?![\w-])"
)


def with_links(html: str) -> str:
    """Each "Orders page" in running text leads there."""
    return "".join(part if part.startswith("<") else _linked(part) for part in _outside_links(html))


def _linked(text: str) -> str:
    return _NAMED.sub(lambda found: f'<a href="{SITE}/{KNOWN.get(found["name"], _OTHER)}">{found[0]}</a>', text)


def _outside_links(html: str) -> list[str]:
    """The tags, links and code as they are, and the text between them."""
    return re.split(r"(<(?:a|code|pre|h\d|title)\b.*?</(?:a|code|pre|h\d|title)>|<[^>]*>)", html, flags=re.DOTALL)
