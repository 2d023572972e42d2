"""ActiveCampaign on your machine: both APIs with state, in process, on a port or as pytest fixtures."""

from .clock import Clock, SandboxClock
from .faults import Fault, Faults
from .messages import Request, Response
from .sandbox import Exchange, Sandbox
from .transport import SandboxTransport

__all__ = [
    "Clock",
    "Exchange",
    "Fault",
    "Faults",
    "Request",
    "Response",
    "Sandbox",
    "SandboxClock",
    "SandboxTransport",
]
