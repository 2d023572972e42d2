"""For tests that read records: each is read by the functions for its shape, alone and on a page, and by pydantic."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from acsdk._json.shapes import is_mapping
from acsdk.models.kit import base, record
from acsdk.models.kit.quick_pages import rows_reader
from acsdk.models.kit.quick_reading import shape_reader
from acsdk.models.kit.twin import wire_validator
from acsdk.resources.kit import answers
from tests.models.states import state

READ = base.read_record
of_shape = cache(shape_reader)
of_page = cache(rows_reader)


def read_in_all_ways(model: Any, content: Any) -> Any:
    found = READ(model, content)
    if is_mapping(content) and all(type(key) is str for key in content):
        shape = tuple(content)
        try:
            quick = model._read(content, of_shape(model, shape))
        except (ValueError, TypeError, ArithmeticError, AssertionError, RecursionError):
            return found  # it is left to pydantic
        assert state(quick) == state(wire_validator(model).validate_python(content)) == state(found)
        if sum("_read" in vars(base) for base in model.__mro__) == 1:
            for each in of_page(model, shape)([content, content]):
                each._finish()
                assert state(each) == state(quick)
    return found


@pytest.fixture
def all_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (base, record, answers):
        monkeypatch.setattr(module, "read_record", read_in_all_ways)
