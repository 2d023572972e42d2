"""Airbyte's connector: check, discover and a full read, its manifest's address being the one thing changed."""

import contextlib
import io
import json
import os
from importlib import import_module
from pathlib import Path
from typing import Any

package: Any = import_module("source_activecampaign")
manifest = Path(package.__file__).with_name("manifest.yaml")
address = "https://{{ config['account_username'] }}.api-us1.com"
manifest.write_text(manifest.read_text().replace(address, os.environ["SANDBOX_URL"]))
entrypoint: Any = import_module("airbyte_cdk.entrypoint")
Source: Any = import_module("source_activecampaign.source").SourceActivecampaign
Path("config.json").write_text(json.dumps({"api_key": os.environ["SANDBOX_TOKEN"], "account_username": "tea"}))


def messages(*arguments: str) -> list[dict[str, Any]]:
    """What the connector writes, line by line."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        entrypoint.launch(Source(), [*arguments, "--config", "config.json"])
    return [json.loads(line) for line in output.getvalue().splitlines() if line.startswith("{")]


def of_type(kind: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in found if one["type"] == kind]


(checked,) = of_type("CONNECTION_STATUS", messages("check"))
(found,) = of_type("CATALOG", messages("discover"))
streams = [
    {"stream": stream, "sync_mode": "full_refresh", "destination_sync_mode": "overwrite"}
    for stream in found["catalog"]["streams"]
]
Path("catalog.json").write_text(json.dumps({"streams": streams}))
counts: dict[str, int] = {}
for row in of_type("RECORD", messages("read", "--catalog", "catalog.json")):
    counts[row["record"]["stream"]] = counts.get(row["record"]["stream"], 0) + 1
print(json.dumps({"status": checked["connectionStatus"]["status"], "streams": len(streams), "counts": counts}))
