"""``client.content``: what the message editor works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal, TypeAlias, Unpack

from acsdk._engine.operation import Answer
from acsdk._options import RequestOptions
from acsdk.models.campaigns.content import EditorConfig, EditorMarkup, PersonalizationTagGroup
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.paths import fill_path, path_part
from acsdk.resources.kit.queries import Params
from acsdk.resources.kit.reading import records, unwrapped
from acsdk.resources.kit.resource import operation

__all__ = ["Content", "TagScope"]

TagScope: TypeAlias = Literal[
    "contacts",
    "accounts",
    "deals",
    "customobjects",
    "message",
    "messageVariables",
    "social",
    "surveymonkey",
    "dropbox",
    "ecom",
]
"""A kind of personalization tags."""

_TAG_GROUPS: Final = records(PersonalizationTagGroup, "groups")


class Content(Namespace):
    """Markup, settings and personalization tags of the message editor."""

    async def editor_markup(self, message_id: int, **options: Unpack[RequestOptions]) -> EditorMarkup:
        """Fetch a message as the editor has it. Raises `NotFoundError`. Get Editor Markup page."""
        path = fill_path("/content/editorMarkup/{}", message_id)
        return await self._call(operation("content.editor_markup", "GET", path, unwrapped(EditorMarkup)), options)

    async def editor_config(self, campaign_id: int | None = None, **options: Unpack[RequestOptions]) -> EditorConfig:
        """Fetch the settings of the editor, for a campaign if one is given. Stripo Config page."""
        params = _of_campaign(campaign_id)
        get = operation("content.editor_config", "GET", "/stripo/config", unwrapped(EditorConfig), params=params)
        return await self._call(get, options)

    async def personalization_tags(
        self, *scopes: TagScope, campaign_id: int | None = None, **options: Unpack[RequestOptions]
    ) -> Sequence[PersonalizationTagGroup]:
        """Fetch the tags that messages may hold, of these kinds or of all. Personalization Tags page."""
        params = (*((("scope", ",".join(scopes)),) if scopes else ()), *_of_campaign(campaign_id))
        path = "/stripo/personalizationTags"
        get = operation("content.personalization_tags", "GET", path, _read_tag_groups, params=params)
        return await self._call(get, options)


def _of_campaign(campaign_id: int | None) -> Params:
    return () if campaign_id is None else (("campaignId", path_part(campaign_id)),)


def _read_tag_groups(answer: Answer) -> Sequence[PersonalizationTagGroup]:
    """Read groups that are the whole body: a bare list, which no other call answers with."""
    return _TAG_GROUPS(replace(answer, data={"groups": answer.data})).items
