"""Paths: what comes from outside cannot leave its place."""

import pytest

from acsdk import InvalidInputError
from acsdk.resources.kit.paths import fill_path, path_part


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (7, "7"),
        ("7", "7"),
        ("a/b", "a%2Fb"),
        ("a b?c#d", "a%20b%3Fc%23d"),
        ("été", "%C3%A9t%C3%A9"),
        ("..a", "..a"),
        ("0b2c-11", "0b2c-11"),
    ],
)
def test_a_part_is_percent_encoded(value: int | str, part: str) -> None:
    assert path_part(value) == part


@pytest.mark.parametrize("value", [0, -1, "", " ", ".", ".."])
def test_what_names_no_record_is_refused(value: int | str) -> None:
    with pytest.raises(InvalidInputError, match="is no record's id"):
        path_part(value)


@pytest.mark.parametrize("value", [True, None, 1.0, b"1"])
def test_what_is_neither_number_nor_text_is_refused(value: object) -> None:
    with pytest.raises(InvalidInputError, match="must be a number or text"):
        path_part(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_template_is_filled_in_order() -> None:
    assert fill_path("/a/{}/b/{}", 1, "x/y") == "/a/1/b/x%2Fy"
