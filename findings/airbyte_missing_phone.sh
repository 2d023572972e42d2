#!/usr/bin/env bash
# airbyte-cdk 7.39.1 normalizes records by their schema, where a phone number is a text and a quantity an integer.
# Expected: what does not fit is left or reported. Seen: a phone number that is null becomes the text "None", and 1.5
# metres become 1, while "1.5" is left.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check airbyte-cdk==7.39.1
"$work/env/bin/python" - <<'PYTHON'
import logging

from airbyte_cdk.sources.utils.transform import TransformConfig, TypeTransformer

logging.disable(logging.CRITICAL)
schema = {"type": "object", "properties": {"phone": {"type": "string"}, "quantity": {"type": "integer"}}}
records = [{"phone": None, "quantity": 1.5}, {"phone": "+49301234567", "quantity": "1.5"}]
for record in records:
    TypeTransformer(TransformConfig.DefaultSchemaNormalization).transform(record, schema)
print(records)
assert records == [{"phone": "None", "quantity": 1}, {"phone": "+49301234567", "quantity": "1.5"}]
PYTHON
