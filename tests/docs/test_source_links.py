"""The pages of ActiveCampaign's documentation, as the site's reference links them."""

import pytest
from docs.source_links import SITE, with_links

ORDERS = f"{SITE}/reference/orders-1"
OTHERS = f"{SITE}/reference/overview"


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>Orders page.</p>", f'<p><a href="{ORDERS}">Orders page</a>.</p>'),
        ("The Orders page says", f'The <a href="{ORDERS}">Orders page</a> says'),
        ("Custom Field Values page", f'<a href="{OTHERS}">Custom Field Values page</a>'),
        ("WhatsApp pages.", f'<a href="{OTHERS}">WhatsApp pages</a>.'),
        ("The page, which page, a page of 100. Its pages", None),
        ("No page. Orders pageant", None),
        ('<code>Orders page</code> <a href="x">Orders page</a> <h2 id="a">Orders page</h2>', None),
        ('<td title="Orders page">x</td>', None),
    ],
)
def test_named_pages_become_links(html: str, linked: str | None) -> None:
    assert with_links(html) == (linked or html)
