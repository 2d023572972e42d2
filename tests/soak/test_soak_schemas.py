"""What a schema allows, its model takes: values drawn from the schemas of what is sent most."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import acsdk

from .machinery import CLIENTS, Installer

pytestmark = pytest.mark.soak

DRAWN = 1000
MODELS = ("OrderInput", "ContactInput", "LineItem", "DealInput", "ProductInput")
LISTED = {"unsendable", "out_of_range", "too_deep", "not_a_datetime"}
"""What JSON Schema cannot say, as the page "Models outside the SDK" lists it."""
TOOLS = (
    *("openai==3.57.0", "pydantic-ai-slim==2.68.0", "fastmcp==4.2.3"),
    *("pydantic>=2.13,<3", "httpx", "gql", "anyio"),
)
OPEN = {"ContactInput": ["fields"], "DealInput": ["fields"], "ProductInput": ["attributes"]}
"""What a strict tool of openai cannot have: keys that only the account knows."""
PACKAGES = ("hypothesis==6.112.0", "hypothesis-jsonschema==0.23.1", "pydantic>=2.13,<3", "httpx", "gql", "anyio")


@pytest.mark.parametrize("model", MODELS)
def test_values_of_the_schema_are_taken(model: str, installer: Installer) -> None:
    python = installer.python(*PACKAGES)
    folder = Path(acsdk.__file__).parent.parent
    command = [str(python), "-P", str(CLIENTS / "schema_draws.py"), str(folder), str(DRAWN), model]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])[model]
    assert told["drawn"] >= DRAWN
    assert told["taken"] >= 0.95 * told["drawn"], told
    assert set(told["refused"]) <= LISTED


def test_tools_for_language_models_take_the_inputs(installer: Installer) -> None:
    python = installer.python(*TOOLS)
    folder = Path(acsdk.__file__).parent.parent
    command = [str(python), "-P", str(CLIENTS / "tools.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    for model, told in json.loads(done.stdout.splitlines()[-1]).items():
        assert (told["agent"], told["server"]) == (True, True), (model, told)
        assert (told["agent_misspelt"], told["server_misspelt"]) == (False, False), (model, told)
        assert told["open"] == OPEN.get(model, []), (model, told)
