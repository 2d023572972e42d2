"""What `nox -s release` does beside building: tries what was built, and takes the changelog's part of it."""
