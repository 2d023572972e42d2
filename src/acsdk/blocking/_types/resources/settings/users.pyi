"""Made by `nox -s refresh` from acsdk.resources.settings.users."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.settings.user import User, UserInput, UserUpdate
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class Users:
    """Users."""
    def me(self, **options: Unpack[RequestOptions]) -> User:
        """Fetch the user whose token this is: a quick way to see whether it is good. Retrieve Logged-in User page."""
        ...
    def get(self, user_id: int, **options: Unpack[RequestOptions]) -> User:
        """Fetch a user. Raises `NotFoundError`. Retrieve a User page."""
        ...
    def get_by_email(self, email: str, **options: Unpack[RequestOptions]) -> User:
        """Fetch the user with this address. Raises `NotFoundError`. Retrieve a User by Email page."""
        ...
    def get_by_username(self, username: str, **options: Unpack[RequestOptions]) -> User:
        """Fetch the user who logs in with this name. Raises `NotFoundError`. Retrieve a User by Username page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[User]:
        """List users. List All Users page. Counted off; looks again where rows leave."""
        ...
    def create(self, user: UserInput, **options: Unpack[RequestOptions]) -> User:
        """Create a user. Create a User page."""
        ...
    def update(self, user_id: int, changes: UserUpdate, **options: Unpack[RequestOptions]) -> User:
        """Change a user. ``user.memberships`` has its group afterwards. Update a User page."""
        ...
    def delete(self, user_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete a user. Delete a User page."""
        ...
