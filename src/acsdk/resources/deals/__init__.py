"""``client.deals``: deals, and everything that they run through."""

from __future__ import annotations

from acsdk.resources.deals.core import DealActivityQuery, DealQuery, Deals
from acsdk.resources.deals.fields import DealFields, DealFieldValueQuery, DealFieldValues
from acsdk.resources.deals.people import DealRoleQuery, DealRoles, SecondaryContacts
from acsdk.resources.deals.pipelines import PipelineQuery, Pipelines
from acsdk.resources.deals.stages import StageQuery, Stages
from acsdk.resources.deals.task_types import OutcomeQuery, Sentiment, TaskOutcomes, TaskTypeOutcomes, TaskTypes
from acsdk.resources.deals.tasks import TaskQuery, Tasks

__all__ = [
    "DealActivityQuery",
    "DealFieldValueQuery",
    "DealFieldValues",
    "DealFields",
    "DealQuery",
    "DealRoleQuery",
    "DealRoles",
    "Deals",
    "OutcomeQuery",
    "PipelineQuery",
    "Pipelines",
    "SecondaryContacts",
    "Sentiment",
    "StageQuery",
    "Stages",
    "TaskOutcomes",
    "TaskQuery",
    "TaskTypeOutcomes",
    "TaskTypes",
    "Tasks",
]
