#!/usr/bin/env bash
# woocommerce 3.0.0, the official Python client, asks a shop over plain HTTP for orders of two states.
# Expected: each parameter once, the list as the API takes it. Seen: the query stands twice in the URL. In the signed
# copy the list is Python's own spelling of a list, in the other one it is repeated keys, of which PHP keeps the last:
# the shop sees one state of two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check woocommerce==3.0.0
"$work/env/bin/python" - <<'PYTHON'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

paths = []


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        paths.append(self.path)
        self.send_response(200)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"[]")

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
threading.Thread(target=server.serve_forever, daemon=True).start()

from urllib.parse import parse_qsl, urlsplit

from woocommerce import API

api = API(url=f"http://127.0.0.1:{server.server_port}", consumer_key="ck", consumer_secret="cs")
api.get("orders", params={"page": 2, "status": ["processing", "completed"]})
query = [(key, value) for key, value in parse_qsl(urlsplit(paths[0]).query) if not key.startswith("oauth_")]
print(query)
assert query == [
    ("page", "2"),
    ("status", "['processing', 'completed']"),
    ("page", "2"),
    ("status", "processing"),
    ("status", "completed"),
]
PYTHON
