"""Made by `nox -s refresh` from the async client."""
