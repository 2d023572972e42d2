"""`python -m acsdk`: the command line, where its script is not on the path."""

import sys

from acsdk._command import main

if __name__ == "__main__":  # pragma: no cover - tested under a name by which coverage does not know it
    sys.exit(main(prog="python -m acsdk"))
