"""That the changes are those that are meant, each of them code, and that what is listed as unnoticeable is there."""

from pathlib import Path

from .__main__ import SOURCE, changes_in, equivalents, files, key_of
from .changes import changes_of

CODE = '''
"""Text."""
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    import nothing
LIMIT: int = 30
Mode = Literal["fast", "slow"]
class Options(TypedDict, total=False):
    size: int
__all__ = ["a", "b"]

class Line:
    @cached(size=2)
    def fits(self, size: int = 5, *, strict: "Literal[1]" = True) -> bool:
        """Text, and 7."""
        if size in (None, 0):
            raise ValueError(f"{size + 1} is nothing")
        self.taken += len("a" + "b")
        self.told(size)
        for one in self:
            if one:
                continue
        return size < LIMIT - 1 or not strict
'''


def test_every_kind_of_change_and_no_other() -> None:
    found = changes_of(Path("src/acsdk/line.py"), CODE)
    assert [(change.function, change.before, change.after) for change in found] == [
        ("", "30", "(31)"),
        ("Line.fits", "5", "(6)"),
        ("Line.fits", "True", "(False)"),
        ("Line.fits", "size in (None, 0)", "(size not in (None, 0))"),
        ("Line.fits", "(None, 0)", "((0,))"),
        ("Line.fits", "(None, 0)", "((None,))"),
        ("Line.fits", "0", "(1)"),
        ("Line.fits", "raise ValueError(f'{size + 1} is nothing')", "pass"),
        ("Line.fits", "self.taken += len('a' + 'b')", "pass"),
        ("Line.fits", "self.taken += len('a' + 'b')", "self.taken -= len('a' + 'b')"),
        ("Line.fits", "self.told(size)", "pass"),
        ("Line.fits", "one", "(not one)"),
        ("Line.fits", "continue", "break"),
        ("Line.fits", "return size < LIMIT - 1 or not strict", "return None"),
        ("Line.fits", "size < LIMIT - 1 or not strict", "(size < LIMIT - 1 and (not strict))"),
        ("Line.fits", "size < LIMIT - 1 or not strict", "(not strict)"),
        ("Line.fits", "size < LIMIT - 1 or not strict", "(size < LIMIT - 1)"),
        ("Line.fits", "size < LIMIT - 1", "(size <= LIMIT - 1)"),
        ("Line.fits", "LIMIT - 1", "(LIMIT + 1)"),
        ("Line.fits", "1", "(2)"),
        ("Line.fits", "not strict", "(strict)"),
    ]
    for change in found:
        changed = change.apply(CODE.encode())
        assert changed != CODE.encode()
        compile(changed, "line.py", "exec")


def test_a_change_stands_where_it_was_found() -> None:
    source = 'a = "é"; b = 1\nc = [2,\n     3]\n'
    by_value = {change.before: change for change in changes_of(Path("x.py"), source)}
    assert by_value["1"].apply(source.encode()).decode() == 'a = "é"; b = (2)\nc = [2,\n     3]\n'
    assert by_value["3"].apply(source.encode()).decode() == 'a = "é"; b = 1\nc = [2,\n     (4)]\n'
    assert by_value["3"].lines == range(2, 4)


def test_a_default_concerns_the_whole_of_its_function() -> None:
    found = changes_of(Path("x.py"), "def f(\n    a=1,\n):\n    b = 2\n    return a\n")
    assert [(change.before, change.lines) for change in found][:2] == [("1", range(1, 6)), ("2", range(4, 5))]


def test_what_is_called_unnoticeable_is_in_the_code_and_says_why() -> None:
    named = {place for place, *_ in equivalents()}
    modules = [path for path in files() if path.relative_to(SOURCE / "acsdk").as_posix() in named]
    found = set(map(key_of, changes_in(modules)))
    gone = [key for key in equivalents() if key not in found]
    assert not gone, f"take them out of equivalents.toml, or write them as they are now: {gone}"
    assert [key for key, why in equivalents().items() if len(why.split()) < 4] == []
