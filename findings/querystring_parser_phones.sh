#!/usr/bin/env bash
# querystring-parser 1.2.4 reads a webhook form with a list of phone numbers and one of article numbers.
# Expected: texts, as everything else in a form is. Seen: what looks like a number in a `[]` list becomes an int, so the
# `+` of a phone number and leading zeros are gone; the same text under a named key stays a text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check querystring-parser==1.2.4
"$work/env/bin/python" - <<'PYTHON'
from querystring_parser import parser

seen = parser.parse("phones[]=%2B49301234567&phones[]=%2B49307654321&articles[]=007&articles[]=008&contact[zip]=01067")
print(seen)
assert seen["phones"] == {"": [49301234567, 49307654321]}
assert seen["articles"] == {"": [7, 8]}
assert seen["contact"] == {"zip": "01067"}
PYTHON
