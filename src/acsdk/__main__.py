"""`python -m acsdk doctor`: a first look at a real account."""

from __future__ import annotations

import sys

from acsdk.doctor.command import main

if __name__ == "__main__":  # pragma: no cover - tested under a name by which coverage does not know it
    sys.exit(main())
