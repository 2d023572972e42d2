"""What is generated is current, and writing it again changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs import api
from tests.generated import models
from tests.generated.files import GENERATED, REFRESH, current

ROOT = Path(__file__).parents[2]


READ_ONCE = {api.SNAPSHOT: [pytest.mark.xdist_group(api.READ_ONCE)]}


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.name, marks=READ_ONCE.get(path, [])) for path in GENERATED]
)
def test_a_generated_file_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == current(path), (
        f"{path.relative_to(ROOT)} is not current: run `{REFRESH}`"
    )


def test_a_new_module_gets_its_place_in_the_index_and_among_the_imports(tmp_path: Path) -> None:
    names = {**models.public_names(), "tags.label": [f"Label{number:02}" for number in range(20)], "a.z": ["Z"]}
    index = models.index(models.INDEX.read_text(encoding="utf-8"), dict(sorted(names.items())))
    space: dict[str, dict[str, str]] = {}
    exec(index, space)  # our own text
    found = space["MODULE_OF"]
    assert (found["Label07"], found["Z"], found["Tag"]) == ("tags.label", "a.z", "lists.tag")
    assert max(map(len, index.splitlines())) <= 120
    imports = models.imports(models.IMPORTS.read_text(encoding="utf-8"), dict(sorted(names.items())))
    assert "    from acsdk.models.a.z import *\n    from acsdk.models.campaigns" in imports
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "nothing.py").write_text("x = 1\n")
    with pytest.raises(AssertionError, match=r"nothing.py lists no public names: give it an __all__"):
        models.public_names(tmp_path)
