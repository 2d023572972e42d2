"""``client.settings``: the account itself, and how it is set up."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.account_settings import AccountInfo, Setting, SettingUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.reading import unwrapped
from acsdk.resources.kit.resource import Resource, operation

__all__ = ["Settings"]

# The API calls them configs. The wrapper of an update is a guess: the page describes no body.
_SETTINGS: Final = Resource(
    name="settings", path="/configs", model=Setting, one="config", many="configs", updates=SettingUpdate
)


class Settings(Namespace):
    """Settings of the account and of its users."""

    async def account(self, **options: Unpack[RequestOptions]) -> AccountInfo:
        """Fetch what the account is, and how much of its plan is used. Account Information page."""
        info = operation("settings.account", "GET", "/settings/account", unwrapped(AccountInfo))
        return await self._call(info, options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[Setting]:
        """List settings. Undocumented, but used by others for years. Counted off; looks again where rows leave."""
        return _SETTINGS.list(self._call, ListOptions, query)

    async def update(self, setting_id: int, changes: SettingUpdate, **options: Unpack[RequestOptions]) -> Setting:
        """Change a setting. Raises `NotFoundError`. Update Settings page."""
        return await self._call(_SETTINGS.update(setting_id, changes), options)
