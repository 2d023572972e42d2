"""ActiveCampaign on your machine: both APIs with state, in process, on a port or as pytest fixtures."""

from .calls import Calls, Exchange
from .clock import Clock, SandboxClock
from .failures import JobFailure
from .faults import Fault, Faults
from .messages import Request, Response
from .postman import Deliveries, Delivery
from .recording.recorder import Recorder
from .recording.replay import UnrecordedError
from .sandbox import Sandbox
from .snapshots import Snapshot
from .transport import SandboxTransport
from .watching.changes import Change, Changed
from .watching.watch import Moment, Watch

__all__ = [
    "Calls",
    "Change",
    "Changed",
    "Clock",
    "Deliveries",
    "Delivery",
    "Exchange",
    "Fault",
    "Faults",
    "JobFailure",
    "Moment",
    "Recorder",
    "Request",
    "Response",
    "Sandbox",
    "SandboxClock",
    "SandboxTransport",
    "Snapshot",
    "UnrecordedError",
    "Watch",
]
