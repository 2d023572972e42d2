#!/usr/bin/env bash
# css-inline 0.24.0 inlines the styles of a mail's template, where a loop writes a row of a table for each piece in a cart.
# Expected: the loop around the row, as premailer 3.10.0 leaves it. Seen: the row stays in the table and the loop's two
# ends stand before it, as HTML has it for text between rows; so the mail to come is valid, and shows one empty row,
# whatever the cart holds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check css-inline==0.24.0 premailer==3.10.0 jinja2==3.1.6
"$work/env/bin/python" - <<'PYTHON'
import css_inline
import premailer
from jinja2 import Template

template = (
    "<html><head><style>td { color: red }</style></head><body><table>"
    "{% for piece in cart %}<tr><td>{{ piece }}</td></tr>{% endfor %}</table></body></html>"
)
cart = ["Tea", "Mug"]
seen = {
    name: [Template(inline(template)).render(cart=cart).count(text) for text in ("<tr>", *cart)]
    for name, inline in (("premailer", premailer.transform), ("css-inline", css_inline.inline))
}
print(seen)
assert seen == {"premailer": [2, 1, 1], "css-inline": [1, 0, 0]}
PYTHON
