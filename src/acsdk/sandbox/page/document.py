"""The frame of every page: head, header with search, the way back, and the headers that keep strangers out."""

from __future__ import annotations

from functools import cache
from importlib import resources

from acsdk.sandbox.messages import Response

from .markup import Child, Markup, join, tag
from .view import View

__all__ = ["ASSETS", "SECURITY", "asset", "document", "see_other"]

ASSETS = {"style.css": "text/css; charset=utf-8", "live.js": "text/javascript; charset=utf-8"}

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = (
    ("content-security-policy", _POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    ("cache-control", "no-store"),
)
"""Nothing from elsewhere, nothing into another site's frame: a click there must not become a click here."""


@cache
def asset(name: str) -> Response:
    """The style or the script."""
    body = resources.files(__package__ or __name__).joinpath(name).read_bytes()
    return Response(200, body, (("content-type", ASSETS[name]), *SECURITY))


def see_other(path: str) -> Response:
    """Go there by GET: what was posted is not posted again by a reload."""
    return Response(303, b"", (("location", path), *SECURITY))


def document(view: View, title: str, *content: Child, status: int = 200) -> Response:
    """A whole page."""
    text = join((Markup("<!DOCTYPE html>"), tag("html", _head(view, title), _body(view, content), lang="en")))
    headers = (("content-type", "text/html; charset=utf-8"), *SECURITY)
    return Response(status, text.encode("utf-8", "replace"), headers)


def _head(view: View, title: str) -> Markup:
    refresh = tag("noscript", Markup('<meta http-equiv="refresh" content="5">')) if "live" in view.asked else None
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("title", title, " · ActiveCampaign sandbox"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href="/_page/style.css"),
        tag("script", src="/_page/live.js", defer=True),
        refresh,
    )


def _body(view: View, content: tuple[Child, ...]) -> Markup:
    return tag(
        "body",
        tag("a", "Skip to the content", href="#main", class_="skip"),
        tag("header", _name(), _search(view), class_="top"),
        tag("main", *content, id="main", tabindex="-1"),
        tag("footer", _time(view), tag("span", id="live", role="status"), _without_script()),
    )


def _name() -> Markup:
    return tag(
        "a", tag("span", "ac", class_="mark", aria_hidden="true"), "ActiveCampaign sandbox", href="/", class_="home"
    )


def _search(view: View) -> Markup:
    field = tag(
        "input",
        type="search",
        id="q",
        name="q",
        value=view.asked.get("q"),
        placeholder="ada@example.com or 1001",
        autocomplete="off",
        maxlength=200,
    )
    label = tag("label", "E-mail or order number", for_="q")
    return tag("form", label, field, tag("button", "Search"), role="search", action="/_page/find", class_="search")


def _time(view: View) -> Markup:
    now = view.sandbox.clock.now()
    return tag("span", "The sandbox's clock says ", tag("time", f"{now:%Y-%m-%d %H:%M:%S} UTC"), id="clock")


def _without_script() -> Markup:
    return tag("noscript", tag("a", "Reload this page every five seconds", href="?live=1"))
