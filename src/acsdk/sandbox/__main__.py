"""`python -m acsdk.sandbox`: the sandbox on a port."""

import sys

from acsdk.sandbox.server import main

sys.exit(main())
