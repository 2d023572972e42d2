#!/usr/bin/env bash
# singer-python 6.8.0 transforms a field whose schema allows a moment or any other text, as taps of custom fields have it.
# Expected: "10", a size, is a text, since no moment is written like that. Seen: it is the tenth of the month in which the
# tap runs, at midnight UTC; "XL" stays a text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check singer-python==6.8.0
"$work/env/bin/python" - <<'PYTHON'
import singer

size = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string"}]}
schema = {"type": "object", "properties": {"size": size}}
with singer.Transformer() as transformer:
    seen = [transformer.transform({"size": text}, schema)["size"] for text in ("10", "XL")]
print(seen)
assert seen[0][4:5] + seen[0][7:] == "--10T00:00:00.000000Z"
assert seen[1] == "XL"
PYTHON
