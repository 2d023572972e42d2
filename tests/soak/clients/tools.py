"""Gives the inputs of a release to libraries of tools for language models, and tells in JSON what became of them.

``tools.py SRC``; needs openai, pydantic-ai-slim and fastmcp. Nothing is sent anywhere.
"""

import asyncio
import json
import sys
from importlib import import_module
from typing import Any

sys.path.insert(0, sys.argv[1])

from acsdk.models import ContactInput, DealInput, LineItem, OrderInput, ProductInput

openai: Any = import_module("openai")
fastmcp: Any = import_module("fastmcp")
pydantic_ai: Any = import_module("pydantic_ai")
messages: Any = import_module("pydantic_ai.messages")
function: Any = import_module("pydantic_ai.models.function")

GIVEN: dict[type[Any], dict[str, Any]] = {
    OrderInput: {
        "legacy_connection_id": 1,
        "store_order_id": "1001",
        "email": "ada@example.com",
        "creation_source": "REAL_TIME",
        "store_created_date": "2026-01-02T03:04:05Z",
        "final_amount": "19.95",
        "currency": "USD",
        "line_items": [{"name": "Tea", "quantity": 2, "price_amount": "9.95"}],
    },
    ContactInput: {"email": "ada@example.com", "first_name": "Ada", "fields": {"SIZE": "L"}},
    LineItem: {"name": "Tea", "quantity": 2, "price_amount": "9.95"},
    DealInput: {"title": "Tea", "value": "100.50", "currency": "usd", "contact_id": 1, "pipeline_id": 1, "stage_id": 1},
    ProductInput: {"legacy_connection_id": 1, "store_primary_id": "t-1", "base_product_name": "Tea"},
}


def open_objects(schema: Any) -> list[str]:
    """Where a schema of openai's strict tools takes keys that it does not name, which the strict mode refuses."""
    found: list[str] = []

    def walk(part: Any, place: str) -> None:
        if hasattr(part, "items"):
            if part.get("type") == "object" and part.get("additionalProperties") is not False:
                found.append(place.rsplit("properties/", 1)[-1].split("/", maxsplit=1)[0])
            for key, value in part.items():
                walk(value, f"{place}/{key}")
        elif not isinstance(part, str) and hasattr(part, "__iter__"):
            for item in part:
                walk(item, place)

    walk(schema, "")
    return sorted(set(found))


def asked_of_agent(model: type[Any], content: dict[str, Any]) -> list[Any]:
    """What a tool of pydantic-ai is handed where the model of language gives this; or what it is told."""
    handed: list[Any] = []

    def tool(given: Any) -> str:
        handed.append(given)
        return "done"

    tool.__annotations__ = {"given": model, "return": str}

    def speak(said: Any, info: Any) -> Any:
        told = [part for part in said[-1].parts if isinstance(part, messages.ToolReturnPart)]
        if told or len(said) > 2:
            return pydantic_ai.ModelResponse(parts=[messages.TextPart("done")])
        [known] = info.function_tools
        return pydantic_ai.ModelResponse(parts=[pydantic_ai.ToolCallPart(known.name, content)])

    agent = pydantic_ai.Agent(function.FunctionModel(speak))
    agent.tool_plain(tool)
    agent.run_sync("go")
    return handed


async def asked_of_server(tool: Any, given: object) -> bool:
    """Whether a tool of fastmcp takes this."""
    server = fastmcp.FastMCP("tools")
    server.tool(tool)
    async with fastmcp.Client(server) as client:
        answer = await client.call_tool(tool.__name__, {"given": given}, raise_on_error=False)
    return not bool(answer.is_error)


def told_of(model: type[Any], content: dict[str, Any]) -> dict[str, Any]:
    def tool(given: Any) -> str:
        assert given == model(**content)
        return "done"

    tool.__annotations__ = {"given": model, "return": str}
    misspelt = {**content, "emial": "x"}
    return {
        "open": open_objects(openai.pydantic_function_tool(model)["function"]["parameters"]),
        "agent": asked_of_agent(model, content) == [model(**content)],
        "agent_misspelt": bool(asked_of_agent(model, misspelt)),
        "server": asyncio.run(asked_of_server(tool, content)),
        "server_misspelt": asyncio.run(asked_of_server(tool, misspelt)),
    }


def main() -> None:
    print(json.dumps({model.__name__: told_of(model, content) for model, content in GIVEN.items()}))


if __name__ == "__main__":
    main()
