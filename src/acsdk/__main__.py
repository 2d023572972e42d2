"""`python -m acsdk doctor`: a first look at a real account."""

from __future__ import annotations

import sys

from acsdk.doctor.command import main

if __name__ == "__main__":  # pragma: no branch - it is never imported
    sys.exit(main())
