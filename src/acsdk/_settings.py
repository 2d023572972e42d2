"""The account's URL and token: read, checked and brought into one form."""

from __future__ import annotations

import ipaddress
import os
import re

from acsdk._errors import ConfigurationError
from acsdk._http import URL, parse_url

__all__ = ["resolve_api_token", "resolve_api_url"]

_ACCOUNT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_WHERE = "both stand in your account under Settings, Developer"


def resolve_api_url(api_url: str | None) -> str:
    """The account's URL without a trailing slash, from the argument or from ``ACTIVECAMPAIGN_API_URL``."""
    text = (api_url if api_url is not None else os.environ.get("ACTIVECAMPAIGN_API_URL", "")).strip()
    if not text:
        raise ConfigurationError(
            f"api_url is missing: pass AsyncClient(api_url=…) or set ACTIVECAMPAIGN_API_URL; {_WHERE}"
        )
    if _ACCOUNT_NAME.fullmatch(text) and text != "localhost":
        return f"https://{text.lower()}.api-us1.com"
    url = _parse(text if "://" in text else f"https://{text}")
    if url.scheme == "http" and not _is_loopback(url.host):
        raise ConfigurationError("api_url: plain http would show the token to everyone on the way; use https")
    return str(url).rstrip("/").removesuffix("/api/3")


def _parse(text: str) -> URL:
    try:
        url = parse_url(text)
    except ValueError as error:
        raise ConfigurationError(f"api_url is not a URL: {error}") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigurationError("api_url must look like https://youraccount.api-us1.com, or be the account's name")
    if url.userinfo or url.query or url.fragment:
        raise ConfigurationError("api_url must not hold credentials, a query or a fragment")
    return url


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def resolve_api_token(api_token: str | None) -> str:
    """The token, from the argument or from ``ACTIVECAMPAIGN_API_TOKEN``. No message ever shows it."""
    token = (api_token if api_token is not None else os.environ.get("ACTIVECAMPAIGN_API_TOKEN", "")).strip()
    if not token:
        raise ConfigurationError(
            f"api_token is missing: pass AsyncClient(api_token=…) or set ACTIVECAMPAIGN_API_TOKEN; {_WHERE}"
        )
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigurationError("api_token has characters that no token has; copy it again")
    return token
