"""Whatever is declared is served, and a declaration that is wrong says so at once."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

from acsdk.sandbox import rest
from acsdk.sandbox.rest.kit.resource import Resource
from acsdk.sandbox.rest.kit.stamps import stamped
from acsdk.sandbox.rest.registry import RESOURCES

BY_ENDPOINTS = {"customObjects", "exclusions", "sms/broadcasts"}
"""Declared for what they have in common with others, and served by endpoints of their own."""


def declared() -> Iterator[tuple[str, str]]:
    """The path of each resource that a module of the sandbox declares, with the module."""
    for found in pkgutil.walk_packages(rest.__path__, f"{rest.__name__}."):
        module = import_module(found.name)
        yield from ((thing.path, found.name) for thing in vars(module).values() if isinstance(thing, Resource))


def test_every_resource_that_is_declared_is_served() -> None:
    served = {resource.path for resource in RESOURCES} | BY_ENDPOINTS
    missing = {f"{path} of {module}" for path, module in declared() if path not in served}
    assert not missing, "declared, and not among RESOURCES of src/acsdk/sandbox/rest/registry.py: name them there"


@pytest.mark.parametrize("name", ["iso", "wall", "utc"])
def test_stamps_come_in_pairs(name: str) -> None:
    with pytest.raises(ValueError, match=rf"{name} takes two columns, made and changed, .* not \('cdate',\)"):
        stamped(**{name: ("cdate",)})  # type: ignore[arg-type]
