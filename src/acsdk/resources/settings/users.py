"""``client.users``: the people who work with the account."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.settings.user import User, UserInput, UserUpdate
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import path_part
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["Users"]

_USERS: Final = Resource(
    name="users", path="/users", model=User, one="user", many="users", creates=UserInput, updates=UserUpdate
)


class Users(Namespace):
    """Users."""

    async def me(self, **options: Unpack[RequestOptions]) -> User:
        """Fetch the user whose token this is: a quick way to see whether it is good. Retrieve Logged-in User page."""
        return await self._call(_USERS.operation("me", "GET", "/me", _USERS.read_one), options)

    async def get(self, user_id: int, **options: Unpack[RequestOptions]) -> User:
        """Fetch a user. Raises `NotFoundError`. Retrieve a User page."""
        return await self._call(_USERS.get(user_id), options)

    async def get_by_email(self, email: str, **options: Unpack[RequestOptions]) -> User:
        """Fetch the user with this address. Raises `NotFoundError`. Retrieve a User by Email page."""
        path = f"/email/{path_part(email)}"
        return await self._call(_USERS.operation("get_by_email", "GET", path, _USERS.read_one), options)

    async def get_by_username(self, username: str, **options: Unpack[RequestOptions]) -> User:
        """Fetch the user who logs in with this name. Raises `NotFoundError`. Retrieve a User by Username page."""
        path = f"/username/{path_part(username)}"
        return await self._call(_USERS.operation("get_by_username", "GET", path, _USERS.read_one), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[User]:
        """List users. List All Users page. Counted off; looks again where rows leave."""
        return _USERS.list(self._call, ListOptions, query)

    async def create(self, user: UserInput, **options: Unpack[RequestOptions]) -> User:
        """Create a user. Create a User page."""
        return await self._call(_USERS.create(user), options)

    async def update(self, user_id: int, changes: UserUpdate, **options: Unpack[RequestOptions]) -> User:
        """Change a user. ``user.memberships`` has its group afterwards. Update a User page."""
        return await self._call(_USERS.update(user_id, changes), options)

    async def delete(self, user_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a user. Delete a User page."""
        await self._call(_USERS.delete(user_id), options)
