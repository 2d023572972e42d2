#!/usr/bin/env bash
# airbyte-cdk 7.39.1 syncs orders by `updated_at`; the shop's stamps are at +02:00, its parameter is a stamp in UTC.
# Expected: after an order of noon at +02:00 the next sync asks for what changed since 10:00 UTC. Seen: it asks for what
# changed since 12:00 UTC, so that what happened in the two hours between is never synced.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check airbyte-cdk==7.39.1
"$work/env/bin/python" - <<'PYTHON'
import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from airbyte_cdk.models import ConfiguredAirbyteCatalogSerializer, Type
from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource

logging.disable(logging.CRITICAL)
asked = []


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(parse_qs(urlsplit(self.path).query)["since"][0])
        body = json.dumps([{"id": 1, "updated_at": "2026-01-01T12:00:00+02:00"}]).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def day(text):
    return {"type": "MinMaxDatetime", "datetime": text, "datetime_format": "%Y-%m-%dT%H:%M:%SZ"}


server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
threading.Thread(target=server.serve_forever, daemon=True).start()
orders = {
    "type": "DeclarativeStream",
    "name": "orders",
    "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {}}},
    "retriever": {
        "type": "SimpleRetriever",
        "requester": {"type": "HttpRequester", "url_base": f"http://127.0.0.1:{server.server_port}", "path": "/orders"},
        "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": []}},
    },
    "incremental_sync": {
        "type": "DatetimeBasedCursor",
        "cursor_field": "updated_at",
        "cursor_datetime_formats": ["%Y-%m-%dT%H:%M:%S%z"],
        "datetime_format": "%Y-%m-%dT%H:%M:%SZ",
        "start_datetime": day("2025-12-31T00:00:00Z"),
        "end_datetime": day("2026-01-02T00:00:00Z"),
        "start_time_option": {"type": "RequestOption", "inject_into": "request_parameter", "field_name": "since"},
    },
}
manifest = {
    "version": "6.0.0",
    "type": "DeclarativeSource",
    "check": {"type": "CheckStream", "stream_names": ["orders"]},
    "streams": [orders],
}
stream = {"name": "orders", "json_schema": {}, "supported_sync_modes": ["incremental"]}
chosen = {"stream": stream, "sync_mode": "incremental", "destination_sync_mode": "append"}
catalog = ConfiguredAirbyteCatalogSerializer.load({"streams": [chosen]})


def sync(state):
    source = ConcurrentDeclarativeSource(source_config=manifest, config={}, catalog=catalog, state=state)
    messages = source.read(logging.getLogger(), {}, catalog, state)
    return [message.state for message in messages if message.type == Type.STATE][-1:]


sync(sync([]))
print(asked)
assert asked == ["2025-12-31T00:00:00Z", "2026-01-01T12:00:00Z"]
PYTHON
