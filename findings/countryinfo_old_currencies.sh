#!/usr/bin/env bash
# countryinfo 1.0.1 is asked for the currencies of countries, and iso4217 1.16 whether these still are.
# Expected: what shops there take. Seen: seven that were replaced up to thirteen years ago, most of them by money of another
# worth: a Zambian price in ZMK is read as a thousandth of what it is in ZMW, a Belarusian one in BYR as a ten-thousandth.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check countryinfo==1.0.1 iso4217==1.16.20260101
"$work/env/bin/python" - <<'PYTHON'
from countryinfo import CountryInfo
from iso4217 import Currency

today = {currency.code for currency in Currency}
countries = ("Belarus", "Croatia", "Mauritania", "Sao Tome and Principe", "Sierra Leone", "Venezuela", "Zambia", "Kuwait", "Poland")
seen = {country: CountryInfo(country).currencies() for country in countries}
old = {country: codes for country, codes in seen.items() if not today.intersection(codes)}
print(old)
assert old == {
    "Belarus": ["BYR"],
    "Croatia": ["HRK"],
    "Mauritania": ["MRO"],
    "Sao Tome and Principe": ["STD"],
    "Sierra Leone": ["SLL"],
    "Venezuela": ["VEF"],
    "Zambia": ["ZMK"],
}
assert (seen["Kuwait"], seen["Poland"]) == (["KWD"], ["PLN"])
PYTHON
