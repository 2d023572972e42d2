"""Everything the project does on a machine: ``nox -s quickstart`` and ``nox -s tests`` are the two to know."""

import os

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "venv"
nox.options.sessions = ["tests", "lint", "types", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")
EVERYTHING = ".[server,redis,otel,progress,fastapi,aiohttp]"
PATHS = ("src", "tests", "examples", "benchmarks", "noxfile.py")


def prepare(session: nox.Session, *packages: str) -> None:
    """Install the project as a wheel, and forget a real account's settings: no session may touch it."""
    session.env.update({name: None for name in os.environ if name.startswith("ACTIVECAMPAIGN_")})
    session.install(*packages)


def group(*names: str) -> tuple[str, ...]:
    """The packages of some dependency groups."""
    return nox.project.dependency_groups(PROJECT, *names)


@nox.session
def quickstart(session: nox.Session) -> None:
    """Import a shop's orders into the sandbox and check that they come back, to the cent."""
    prepare(session, ".")
    session.run("python", "examples/import_orders.py", *(session.posargs or ["examples/data/shopify_orders.csv"]))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests and demand that every branch is covered."""
    prepare(session, EVERYTHING, *group("test"))
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    if not session.posargs:
        session.run("coverage", "report", "--fail-under", "100")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style."""
    prepare(session, *group("lint"))
    session.run("ruff", "check", *PATHS)
    session.run("ruff", "format", "--check", *PATHS)


@nox.session
def types(session: nox.Session) -> None:
    """Check types with two checkers, and that the whole public surface has them."""
    prepare(session, EVERYTHING, *group("test", "types"))
    python = f"{session.virtualenv.location}/bin/python"
    session.run("mypy")
    session.run("pyright", "--pythonpath", python)
    session.run("pyright", "--pythonpath", python, "--verifytypes", "acsdk", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Execute every code block of the README, the pages and the docstrings, then build the site."""
    prepare(session, EVERYTHING, *group("test", "docs"))
    session.run("python", "-m", "pytest", "-p", "docs.executed", "README.md", "docs")
    session.run("mkdocs", "build", "--strict", "--quiet", "--site-dir", "site")


@nox.session
def bench(session: nox.Session) -> None:
    """Print the figures, as ratios measured in one run."""
    prepare(session, EVERYTHING)
    for script in ("imports", "calls", "encoding"):
        session.run("python", f"benchmarks/{script}.py")
