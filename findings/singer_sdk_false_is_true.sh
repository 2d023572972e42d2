#!/usr/bin/env bash
# singer-sdk 0.54.9: a tap reads contacts from a CSV file, where consent is "true" or "false", into a boolean property.
# Expected: false, or an error, as texts for a number are left alone for the target to complain of. Seen: true for each text
# that is not empty, "false" and "0" too, with a valid message, and mail to people who said no.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check singer-sdk==0.54.9
cd "$work"
cat >tap.py <<'PYTHON'
import csv

from singer_sdk import Stream, Tap
from singer_sdk import typing as th

FILE = ["email,consent,orders", "ada@example.com,true,7", "bob@example.com,false,7", "eve@example.com,0,7"]


class Contacts(Stream):
    name = "contacts"
    schema = th.PropertiesList(
        th.Property("email", th.StringType), th.Property("consent", th.BooleanType), th.Property("orders", th.IntegerType)
    ).to_dict()

    def get_records(self, context):
        yield from csv.DictReader(FILE)


class Shop(Tap):
    name = "tap-shop"
    config_jsonschema = th.PropertiesList().to_dict()

    def discover_streams(self):
        return [Contacts(self)]


Shop(config={}).sync_all()
PYTHON
"$work/env/bin/python" tap.py >messages 2>log
"$work/env/bin/python" - <<'PYTHON'
import json

messages = [json.loads(line) for line in open("messages")]
records = [message["record"] for message in messages if message["type"] == "RECORD"]
print(records)
assert [record["consent"] for record in records] == [True, True, True]
assert [record["orders"] for record in records] == ["7", "7", "7"]
PYTHON
