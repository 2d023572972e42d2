"""Made by `nox -s refresh` from acsdk.resources.campaigns.content."""

from acsdk._options import RequestOptions
from acsdk.models.campaigns.content import EditorConfig, EditorMarkup, PersonalizationTagGroup
from acsdk.resources.campaigns.content import TagScope
from collections.abc import Sequence
from typing import Unpack


class Content:
    """Markup, settings and personalization tags of the message editor."""
    def editor_markup(self, message_id: int, **options: Unpack[RequestOptions]) -> EditorMarkup:
        """Fetch a message as the editor has it. Raises `NotFoundError`. Get Editor Markup page."""
        ...
    def editor_config(self, campaign_id: int | None = None, **options: Unpack[RequestOptions]) -> EditorConfig:
        """Fetch the settings of the editor, for a campaign if one is given. Stripo Config page."""
        ...
    def personalization_tags(
        self,
        *scopes: TagScope,
        campaign_id: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Sequence[PersonalizationTagGroup]:
        """Fetch the tags that messages may hold, of these kinds or of all. Personalization Tags page."""
        ...
