"""Gives the inputs of a release to libraries of tools for language models, and tells in JSON what became of them.

``tools.py SRC``; needs openai, pydantic-ai-slim and fastmcp. Nothing is sent anywhere.
"""

import asyncio
import json
import sys

sys.path.insert(0, sys.argv[1])

from fastmcp import Client, FastMCP
from openai import pydantic_function_tool
from pydantic_ai import Agent, ModelResponse, ToolCallPart
from pydantic_ai.messages import TextPart, ToolReturnPart
from pydantic_ai.models.function import FunctionModel

from acsdk.models import ContactInput, DealInput, LineItem, OrderInput, ProductInput

GIVEN = {
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


def open_objects(schema):
    """Where a schema of openai's strict tools takes keys that it does not name, which the strict mode refuses."""
    found = []

    def walk(part, place):
        if isinstance(part, dict):
            if part.get("type") == "object" and part.get("additionalProperties") is not False:
                found.append(place.rsplit("properties/", 1)[-1].split("/")[0])
            for key, value in part.items():
                walk(value, f"{place}/{key}")
        elif isinstance(part, list):
            for item in part:
                walk(item, place)

    walk(schema, "")
    return sorted(set(found))


def asked_of_agent(model, content):
    """What a tool of pydantic-ai is handed where the model of language gives this; or what it is told."""
    handed = []

    def tool(given):
        handed.append(given)
        return "done"

    tool.__annotations__ = {"given": model, "return": str}

    def speak(messages, info):
        told = [part for part in messages[-1].parts if isinstance(part, ToolReturnPart)]
        if told or len(messages) > 2:
            return ModelResponse(parts=[TextPart("done")])
        [known] = info.function_tools
        return ModelResponse(parts=[ToolCallPart(known.name, content)])

    agent = Agent(FunctionModel(speak))
    agent.tool_plain(tool)
    agent.run_sync("go")
    return handed


async def asked_of_server(tool, given):
    """Whether a tool of fastmcp takes this."""
    server = FastMCP("tools")
    server.tool(tool)
    async with Client(server) as client:
        answer = await client.call_tool(tool.__name__, {"given": given}, raise_on_error=False)
    return not answer.is_error


def told_of(model, content):
    def tool(given):
        assert given == model(**content)
        return "done"

    tool.__annotations__ = {"given": model, "return": str}
    misspelt = {**content, "emial": "x"}
    return {
        "open": open_objects(pydantic_function_tool(model)["function"]["parameters"]),
        "agent": asked_of_agent(model, content) == [model(**content)],
        "agent_misspelt": bool(asked_of_agent(model, misspelt)),
        "server": asyncio.run(asked_of_server(tool, content)),
        "server_misspelt": asyncio.run(asked_of_server(tool, misspelt)),
    }


def main():
    print(json.dumps({model.__name__: told_of(model, content) for model, content in GIVEN.items()}))


if __name__ == "__main__":
    main()
