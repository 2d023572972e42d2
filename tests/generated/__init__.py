"""What stands in the repository and is made by a program: `nox -s refresh` writes all of it."""
