"""Made by `nox -s refresh` from acsdk.resources.settings.settings."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.account_settings import AccountInfo, Setting, SettingUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Settings:
    """Settings of the account and of its users."""
    def account(self, **options: Unpack[RequestOptions]) -> AccountInfo:
        """Fetch what the account is, and how much of its plan is used. Account Information page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[Setting]:
        """List settings. Undocumented, but used by others for years. Counted off; looks again where rows leave."""
        ...
    def update(self, setting_id: int, changes: SettingUpdate, **options: Unpack[RequestOptions]) -> Setting:
        """Change a setting. Raises `NotFoundError`. Update Settings page."""
        ...
