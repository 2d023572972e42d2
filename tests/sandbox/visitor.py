"""Looks at the sandbox's page as a browser without a script does: elements, their texts, links and forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

from acsdk.sandbox import Request, Response, Sandbox
from acsdk.sandbox.page.routes import show

_VOID = ("br", "input", "link", "meta")


@dataclass
class Element:
    """One element with what is in it."""

    name: str
    attributes: dict[str, str | None]
    children: list[Element | str] = field(default_factory=list["Element | str"])

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self) -> list[Element]:
        inside = [one for child in self.children if isinstance(child, Element) for one in child.all()]
        return [self, *inside]

    def fits(self, selector: str) -> bool:
        if selector[0] == "#":
            return self.attributes.get("id") == selector[1:]
        if selector[0] == ".":
            return selector[1:] in (self.attributes.get("class") or "").split()
        return self.name == selector

    def find(self, selector: str) -> list[Element]:
        """A name, a #id or a .class; several for descendants."""
        first, _, rest = selector.partition(" ")
        found = [one for one in self.all() if one.fits(first)]
        return [inner for one in found for inner in one.find(rest)] if rest else found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def close(self) -> None:
        super().close()
        assert self._open == [self.root], "something was left open"


@dataclass
class Page:
    """What came back."""

    status: int
    headers: dict[str, str]
    source: str
    root: Element

    def find(self, selector: str) -> list[Element]:
        return self.root.find(selector)

    def has(self, selector: str) -> bool:
        return bool(self.find(selector))

    def text_of(self, selector: str) -> str:
        return " ".join(" ".join(one.text for one in self.find(selector)).split())

    @property
    def text(self) -> str:
        return self.text_of("main")

    @property
    def links(self) -> list[str]:
        return [one.attributes["href"] or "" for one in self.find("main a")]


def read(response: Response) -> Page:
    reader = _Reader()
    source = response.body.decode()
    reader.feed(source)
    reader.close()
    return Page(response.status, dict(response.headers), source, reader.root)


def visit(sandbox: Sandbox, path: str = "/") -> Page:
    """GET a path of the page."""
    name, _, query = path.partition("?")
    return read(show(sandbox, Request("GET", name, query), may_steer=False))


def press(sandbox: Sandbox, action: str, *, may_steer: bool = True, **form: str | int) -> Page:
    """Send one of the page's forms."""
    headers = {"content-type": "application/x-www-form-urlencoded"}
    request = Request("POST", f"/_page/do/{action}", "", headers, urlencode(form).encode())
    return read(show(sandbox, request, may_steer=may_steer))
