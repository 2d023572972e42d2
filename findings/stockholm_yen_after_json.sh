#!/usr/bin/env bash
# stockholm 0.5.7: 1234 yen go through JSON and are counted in the currency's smallest unit before and after.
# Expected: 1234 both times, since the two amounts are equal. Seen: 1234 and 123400: what comes back from JSON, from a dict
# or from a text has a currency that is a mere text, and that has hundredths whatever its code. The two equal amounts
# have different hashes, too, so that a set keeps both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check stockholm==0.5.7
"$work/env/bin/python" - <<'PYTHON'
from stockholm import Money
from stockholm.currency import JPY

before = Money(1234, JPY)
ways = {"json": Money.from_json(before.json()), "dict": Money.from_dict(before.asdict()), "text": Money(str(before))}
seen = {way: (after == before, int(after.sub_units), len({before, after})) for way, after in ways.items()}
print(int(before.sub_units), seen)
assert before.sub_units == 1234
assert seen == dict.fromkeys(ways, (True, 123400, 2))
PYTHON
