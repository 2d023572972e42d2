#!/usr/bin/env bash
# apache-airflow-task-sdk 1.3.2, whose serializer carries what one task of Airflow returns to the next (XCom).
# Expected: a Decimal comes out as it went in, as one that a pydantic model holds does, or is refused. Seen: it travels as
# a binary float, so a sum of sixteen digits before the point loses its cents, and 19.90 comes back as 19.9.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check apache-airflow-task-sdk==1.3.2
AIRFLOW_HOME="$work/airflow" "$work/env/bin/python" - <<'PYTHON'
import json
from decimal import Decimal

from airflow.sdk.serde import deserialize, serialize


def there_and_back(text):
    return str(deserialize(json.loads(json.dumps(serialize(Decimal(text))))))


seen = {text: there_and_back(text) for text in ("1234567890123456.78", "19.90", "0.10", "12")}
print(seen)
assert seen == {"1234567890123456.78": "1234567890123456.8", "19.90": "19.9", "0.10": "0.1", "12": "12"}
PYTHON
