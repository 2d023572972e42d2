"""Draws values from the schemas of inputs and builds the inputs. Prints how many of how many were taken.

Runs where hypothesis-jsonschema is, which needs a hypothesis of its own. Its arguments are the folder of the SDK, the
number of values and the names of the models.
"""

import json
import sys
from importlib import import_module
from typing import Any

from pydantic import ValidationError

folder, count, *names = sys.argv[1:]
sys.path.insert(0, folder)
models = import_module("acsdk.models")
hypothesis: Any = import_module("hypothesis")
from_schema: Any = import_module("hypothesis_jsonschema").from_schema


def drawn(model: Any) -> dict[str, Any]:
    """How many values were drawn and taken, and for what the others were refused."""
    told: dict[str, Any] = {"drawn": 0, "taken": 0, "refused": {}}

    def build(value: Any) -> None:
        told["drawn"] += 1
        try:
            model.model_validate_json(json.dumps(value))
        except ValidationError as error:
            for line in error.errors():
                told["refused"][line["type"]] = told["refused"].get(line["type"], 0) + 1
        else:
            told["taken"] += 1

    often = hypothesis.settings(
        max_examples=int(count),
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.seed(7)(often(hypothesis.given(from_schema(model.model_json_schema()))(build)))()
    return told


print(json.dumps({name: drawn(getattr(models, name)) for name in names}))
