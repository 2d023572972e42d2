#!/usr/bin/env bash
# ShopifyAPI 12.7.0: an order is handed to a worker by pickle, as Celery, multiprocessing and many caches do.
# Expected: every order can be pickled. Seen: one whose lines have properties (an engraving, a gift note) cannot, because
# their class is made up while the order is read; an order without such lines can, so tests pass.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check ShopifyAPI==12.7.0
"$work/env/bin/python" - <<'PYTHON'
import pickle

import shopify

shopify.ShopifyResource.set_site("https://shop.example.com/admin/api/2026-01")


def order(**line):
    return shopify.Order({"id": 1, "total_price": "19.90", "line_items": [{"id": 2, "price": "19.90", **line}]})

plain = pickle.loads(pickle.dumps(order()))
try:
    pickle.dumps(order(properties=[{"name": "Engraving", "value": "Ada"}]))
    outcome = "pickled"
except pickle.PicklingError as error:
    outcome = str(error)
print(plain.total_price, "|", outcome)
assert plain.total_price == "19.90"
assert "attribute lookup Property" in outcome
PYTHON
