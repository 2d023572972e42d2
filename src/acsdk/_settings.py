"""The account's URL and token: read, checked and brought into one form."""

from __future__ import annotations

import os
import re

from acsdk._errors import ConfigurationError
from acsdk._http import URL, parse_url
from acsdk._loopback import is_loopback
from acsdk._shown import Secret

__all__ = ["Given", "certificates_named", "expect", "resolve_api_token", "resolve_api_url"]

_ACCOUNT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,62}")
_HOST = re.compile(r"([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.?", re.IGNORECASE)
_NOT_OF_A_TOKEN = re.compile(rb"[^!-~]")
_ACTIVECAMPAIGN = re.compile(r"(^|\.)(api-[a-z]+\d+|activehosted)\.com\.?$", re.IGNORECASE)
# A version of the API, or what stands behind one; or a collection that everybody has.
_NO_PREFIX = re.compile(
    r"/(api/|v)\d+(/|$)|\.php$|/(contacts|contact|lists|tags|deals|accounts|users|fields|campaigns|automations|messages"
    r"|webhooks|connections|ecom\w+|graphql)$",
    re.IGNORECASE,
)
_EXPECTED = "ACTIVECAMPAIGN_EXPECT_ACCOUNT"
_PORTS = {"http": 80, "https": 443}
_WHERE = "both stand in your account under Settings, Developer"
_SHAPE = "api_url must look like https://youraccount.api-us1.com, or be the account's name"


def resolve_api_url(api_url: str | None) -> str:
    """The account's URL without a trailing slash, from the argument or from ``ACTIVECAMPAIGN_API_URL``."""
    text = _given("api_url", Given(api_url))
    if _ACCOUNT_NAME.fullmatch(text) and text != "localhost":
        return f"https://{text.lower()}.api-us1.com"
    url = _parse(text if "://" in text else f"https://{text}")
    if url.scheme == "http" and not is_loopback(url.host):
        raise ConfigurationError("api_url: plain http would show the token to everyone on the way; use https")
    return _without_api_root(url)


def _without_api_root(url: URL) -> str:
    """The URL up to ``/api/3``, which may be left out; what stands in its place or behind it cannot be right."""
    root = str(url).rstrip("/").removesuffix("/api/3").rstrip("/") if "//" not in url.path else str(url)
    path = root.partition("://")[2].partition("/")[2]
    if _ACTIVECAMPAIGN.search(url.host) and path:
        raise ConfigurationError(f"api_url: an account has no path but /api/3; leave the path off. {_SHAPE}")
    if "//" in url.path or _NO_PREFIX.search(f"/{path}"):
        raise ConfigurationError(
            "api_url: its path ends in a version or a collection, or holds '//'; give the part before /api/3 alone"
        )
    return root


def expect(account: object, api_url: str) -> None:
    """Raise `ConfigurationError` where the URL is not of the account that the program, or its environment, expects."""
    name = "expect_account" if account is not None else _EXPECTED
    wanted = os.environ.get(_EXPECTED) or None if account is None else account
    if wanted is None:
        return
    if not (isinstance(wanted, str) and wanted.strip()):
        raise ConfigurationError(f"{name} must be an account's name, its host or its URL")
    url = parse_url(api_url)
    if not _is_of(url, wanted.strip().lower()):
        raise ConfigurationError(
            f"api_url is of {url.host}, and {name} wants {wanted.strip()}: this is another account; nothing was sent"
        )


def _is_of(url: URL, wanted: str) -> bool:
    """A name is of an account at ActiveCampaign; all else is a host, whose port and path count where they are given."""
    place = (wanted.partition("://")[2] or wanted).rstrip("/").removesuffix("/api/3")
    host = url.host.rstrip(".")
    if _ACCOUNT_NAME.fullmatch(place) and _ACTIVECAMPAIGN.search(host):
        return host.partition(".")[0] == place
    authority, _, path = place.partition("/")
    bracketed = f"[{host}]" if ":" in host else host
    hosts = (host, bracketed, f"{bracketed}:{url.port or _PORTS[url.scheme]}")
    return authority.removesuffix(".") in hosts and path in ("", url.path.strip("/").lower())


def certificates_named(verify: object) -> str:
    """How the certificates that a client is to trust were named, to stand in an error about them."""
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        if verify is True and os.environ.get(variable):
            return f"the certificates that {variable} names ({os.environ[variable]})"
    return "the certificates that verify names"


class Given:
    """An argument that no traceback shows: it may be the token, in its own place or in another's."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


def _given(name: str, given: Given) -> str:
    """The argument or else the environment's value."""
    variable = f"ACTIVECAMPAIGN_{name.upper()}"
    if given.value is None:
        given = Given(os.environ.get(variable, ""))
    if not isinstance(given.value, str):
        raise ConfigurationError(f"{name} must be a str, not {type(given.value).__name__}")
    if not given.value.strip():
        raise ConfigurationError(f"{name} is missing: pass AsyncClient({name}=…) or set {variable}; {_WHERE}")
    return given.value.strip()


def _parse(text: str) -> URL:
    try:
        url = parse_url(text)
    except ValueError as error:
        raise ConfigurationError(f"api_url is not a URL: {error}") from None
    if url.scheme not in ("http", "https") or not (_HOST.fullmatch(url.host) or is_loopback(url.host)):
        raise ConfigurationError(_SHAPE)
    if url.userinfo or url.query or url.fragment:
        raise ConfigurationError("api_url must not hold credentials, a query or a fragment")
    return url


def resolve_api_token(api_token: Given) -> Secret:
    """The token, from the argument or from ``ACTIVECAMPAIGN_API_TOKEN``. No message ever shows it."""
    token = Secret(_given("api_token", api_token).encode(errors="replace"))
    if _NOT_OF_A_TOKEN.search(token):
        raise ConfigurationError("api_token has characters that no token has; copy it again")
    return token
