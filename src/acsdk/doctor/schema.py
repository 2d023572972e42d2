"""The account's GraphQL schema beside the one that this release was written for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import get_introspection_query

from acsdk import AsyncClient
from acsdk.sandbox import Sandbox

from .findings import Finding

__all__ = ["check_schema"]

_SHOWN = 40
_Types = Mapping[str, Mapping[str, str]]


async def check_schema(client: AsyncClient) -> Sequence[Finding]:
    """Introspect both; the sandbox answers with the schema of this release."""
    query = get_introspection_query(descriptions=False)
    async with Sandbox(rate_limit=None).client() as ours_client:
        ours = _types(await ours_client.graphql.execute(query))
    theirs = _types(await client.graphql.execute(query))
    problems, notes = sorted(_broken(ours, theirs)), sorted(_new(ours, theirs))
    if problems:
        says = f"{len(problems)} fields or values are missing or of another type, {len(notes)} are new"
        return [Finding("graphql", "schema", "problem", says, tuple([*problems, *notes][:_SHOWN]))]
    if notes:
        return [Finding("graphql", "schema", "note", f"{len(notes)} fields or values are new", tuple(notes[:_SHOWN]))]
    return [Finding("graphql", "schema", "ok", f"as this release knows it, {len(ours)} types")]


def _types(introspection: Mapping[str, Any]) -> _Types:
    """By type, its parts and their types: fields, arguments, input fields, members of enums."""
    types = introspection["__schema"]["types"]
    return {one["name"]: dict(_parts(one)) for one in types if not one["name"].startswith("__")}


def _parts(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in [*(one.get("fields") or ()), *(one.get("inputFields") or ())]:
        yield field["name"], _text(field["type"])
        for argument in field.get("args") or ():
            yield f"{field['name']}({argument['name']})", _text(argument["type"])
    for member in one.get("enumValues") or ():
        yield member["name"], "member"


def _text(reference: Mapping[str, Any]) -> str:
    if reference["kind"] == "NON_NULL":
        return f"{_text(reference['ofType'])}!"
    return f"[{_text(reference['ofType'])}]" if reference["kind"] == "LIST" else str(reference["name"])


def _broken(ours: _Types, theirs: _Types) -> Iterator[str]:
    for name, parts in ours.items():
        if name not in theirs:
            yield f"{name} is missing"
            continue
        for part, kind in parts.items():
            arrived = theirs[name].get(part)
            if arrived is None:
                yield f"{name}.{part} is missing"
            elif arrived != kind:
                yield f"{name}.{part} is {arrived}, not {kind}"


def _new(ours: _Types, theirs: _Types) -> Iterator[str]:
    """New parts of types that are known; a schema may have any number of other types."""
    for name, parts in ours.items():
        for part, kind in theirs.get(name, {}).items():
            if part not in parts:
                yield f"{name}.{part} is new ({kind})"
