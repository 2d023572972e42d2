"""Whether the tests would notice: small changes to the code, one at a time, each against the tests that run it.

``nox -s mutants``. What it changes stands in ``changes.py``, what cannot be noticed in ``equivalents.toml``.
"""
