#!/usr/bin/env bash
# avro 1.12.2, Apache's own package, writes amounts into a `decimal` of four places: 19.99, 5 and 1E+3.
# Expected: the same amounts, as fastavro 1.13.1 writes them, or an error. Seen: the digits are written and the point is
# not moved, so 19.99 is read as 0.1999 and 5 as 0.0005. Only too many decimals are refused, too few are not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check avro==1.12.2 fastavro==1.13.1
"$work/env/bin/python" - <<'PYTHON'
import io
import json
from decimal import Decimal

import fastavro
from avro.datafile import DataFileReader, DataFileWriter
from avro.io import DatumReader, DatumWriter
from avro.schema import parse

amount = {"type": "bytes", "logicalType": "decimal", "precision": 38, "scale": 4}
schema = {"type": "record", "name": "Order", "fields": [{"name": "total", "type": amount}]}
orders = [{"total": Decimal(text)} for text in ("19.9900", "19.99", "5", "1E+3")]


def by_avro():
    file = io.BytesIO()
    writer = DataFileWriter(file, DatumWriter(), parse(json.dumps(schema)))
    for order in orders:
        writer.append(order)
    writer.flush()
    file.seek(0)
    return [order["total"] for order in DataFileReader(file, DatumReader())]


def by_fastavro():
    file = io.BytesIO()
    fastavro.writer(file, schema, orders)
    file.seek(0)
    return [order["total"] for order in fastavro.reader(file)]


print("avro:", *by_avro(), "| fastavro:", *by_fastavro())
assert by_avro() == [Decimal("19.99"), Decimal("0.1999"), Decimal("0.0005"), Decimal("0.0001")]
assert by_fastavro() == [order["total"] for order in orders]
PYTHON
