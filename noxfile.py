"""Everything the project does on a machine: ``nox -s quickstart`` and ``nox -s tests`` are the two to know."""

import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|venv"  # uv, where it is installed, needs seconds for what takes pip a minute
nox.options.sessions = ["tests", "lint", "types", "docs"]

PROJECT = nox.project.load_toml("pyproject.toml")
EVERYTHING = ".[server,redis,postgres,otel,sentry,progress,fastapi,aiohttp]"
# A worker for each core; what shares a service, or the work before it, is given to one of them.
WHOLE = ("-m", "not soak", "--numprocesses", "auto", "--dist", "loadgroup")
PAGES_CODE = sorted(str(path) for path in Path("docs").glob("*.py"))
PATHS = ("src", "tests", "examples", "benchmarks", "noxfile.py", *PAGES_CODE)


def prepare(session: nox.Session, *packages: str) -> None:
    """Install the project as a wheel, and forget a real account's settings: no session may touch it."""
    session.env.update({name: None for name in os.environ if name.startswith("ACTIVECAMPAIGN_")})
    # Many tests start a Python of their own, which takes three times as long where nothing compiled is kept.
    session.env["PYTHONDONTWRITEBYTECODE"] = None
    session.install(*packages)


def group(*names: str) -> tuple[str, ...]:
    """The packages of some dependency groups."""
    return nox.project.dependency_groups(PROJECT, *names)


@nox.session
def quickstart(session: nox.Session) -> None:
    """Import a shop's orders into the sandbox and check that they come back, to the cent."""
    prepare(session, ".")
    session.run("python", "examples/import_orders.py", *(session.posargs or ["examples/data/shopify_orders.csv"]))


# What tests start of each, and the module of ours that nothing else covers.
SERVERS = {"redis-server": "*/acsdk/contrib/redis.py", "postgresql": "*/acsdk/contrib/postgres/*", "pgbouncer": ""}


def is_installed(package: str) -> bool:
    """Whether the server of one of the system's packages is there; Debian keeps PostgreSQL's off the path."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb") if package == "postgresql" else ()
    return bool(shutil.which("initdb" if package == "postgresql" else package)) or any(found)


def missing_servers(session: nox.Session, *packages: str) -> list[str]:
    """Install the servers that tests need, where that is allowed; returns those that are not to be had."""
    missing = [package for package in packages if not is_installed(package)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (("update",), ("install", "--yes", "--no-install-recommends", *missing)):
            session.run("apt-get", "--quiet", "--quiet", *command, external=True, success_codes=[0, 100])
    return [package for package in missing if not is_installed(package)]


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests and demand that every branch is covered."""
    prepare(session, EVERYTHING, *group("test"))
    untested = ",".join(SERVERS[package] for package in missing_servers(session, "redis-server", "postgresql"))
    without = ["--omit", untested] if untested else []
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *(session.posargs or WHOLE))
    if not session.posargs:
        session.run("coverage", "combine", "--quiet")
        # Of 45,000 branches and lines a few are taken only when two tasks race: those four may be missed.
        session.run("coverage", "report", "--precision", "2", "--fail-under", "99.99", *without)


@nox.session
def soak(session: nox.Session) -> None:
    """Run what takes longer: kills, storms of faults, properties on many values, clients that other people wrote."""
    prepare(session, EVERYTHING, *group("test", "soak"))
    missing_servers(session, *SERVERS)
    many = ("-m", "soak or hypothesis", "--hypothesis-profile", "many")
    session.run("python", "-m", "pytest", *many, *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Change the code in 200 places, one at a time, and see whether the tests notice. The date draws the places."""
    prepare(session, EVERYTHING, *group("test"))
    missing_servers(session, "redis-server", "postgresql")
    session.run("python", "-m", "tests.mutants", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the tests with the lowest dependencies that are allowed."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    allowed = [*PROJECT["project"]["dependencies"], *(one for extra in extras for one in extra)]
    lowest_allowed = [requirement.replace(">=", "==").partition(",")[0] for requirement in allowed]
    prepare(session, EVERYTHING, *group("test"), *lowest_allowed)
    session.run("python", "-m", "pytest", *WHOLE, *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def compatibility(session: nox.Session) -> None:
    """Run the tests with each Python that is supported and installed."""
    prepare(session, EVERYTHING, *group("test"))
    session.run("python", "-m", "pytest", *WHOLE, *session.posargs)


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
    session.run("python", "tests/typing/check.py")


@nox.session
def refresh(session: nox.Session) -> None:
    """Write anew what is generated: the models' index, the public surface, the pages of coverage and of rules."""
    prepare(session, EVERYTHING, *group("test"))
    session.run("python", "-m", "tests.generated", *session.posargs)


# An environment of uv's has no pip that could be asked.
INSTALLED = """
from importlib.metadata import distributions
print(*sorted(f"{one.name}=={one.version}" for one in distributions() if one.name != "acsdk"), sep="\\n")
"""


@nox.session
def audit(session: nox.Session) -> None:
    """Look up known weaknesses of what an installation with every extra brings along. Needs PyPI's own service."""
    prepare(session, EVERYTHING)
    installed = session.run("python", "-c", INSTALLED, silent=True, log=False)
    listed = Path(session.create_tmp(), "installed.txt")
    listed.write_text(str(installed), encoding="utf-8")
    session.install("pip-audit>=2.9")
    # Strict: a package that could not be looked up is a failure, not a clean bill.
    session.run("pip-audit", "--strict", "--disable-pip", "--no-deps", "--requirement", str(listed), *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Build wheel and sdist, check both, try each where nothing else is installed; write notes and an SBOM."""
    prepare(session, *group("release"))
    folder = Path("dist").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(folder), ".")
    built = sorted(folder.iterdir())
    session.run("twine", "check", "--strict", *map(str, built))
    session.run("check-wheel-contents", str(folder))
    for package in built:
        tried = Path(session.create_tmp(), package.suffix.lstrip("."))
        session.run("python", "-m", "venv", "--clear", str(tried))
        python = str(tried / ("Scripts" if os.name == "nt" else "bin") / "python")
        session.run(python, "-m", "pip", "install", "--quiet", str(package), external=True)
        session.run(python, "tests/release/readme.py", "README.md", external=True)
        session.run(python, "-m", "acsdk", "--version", external=True)
    version = built[0].name.split("-")[1].removesuffix(".tar.gz")
    sbom = str(folder / f"acsdk-{version}.cdx.json")
    # What installed it is no part of it.
    session.run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools", "pip", external=True)
    session.run("cyclonedx-py", "environment", "--pyproject", "pyproject.toml", "--output-file", sbom, python)
    session.run("python", "-m", "tests.release.sbom", sbom, version)
    notes = session.run("python", "-m", "tests.release.notes", version, silent=True)
    Path(folder, f"acsdk-{version}.md").write_text(str(notes), encoding="utf-8")


@nox.session
def docs(session: nox.Session) -> None:
    """Execute every block of the README, the pages and the docstrings, build the site, and look at it in Chromium."""
    prepare(session, EVERYTHING, *group("test", "docs"))
    missing_servers(session, "postgresql")
    session.run("python", "-m", "pytest", "-p", "docs.executed", "README.md", "docs", "src/acsdk")
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    session.run("mkdocs", "build", "--strict", "--quiet", "--site-dir", "site", env=quiet)
    built = {"BUILT_SITE": str(Path("site").resolve()), "AXE": os.environ.get("AXE", "few")}
    session.run("python", "-m", "pytest", "-m", "soak", "tests/soak/test_soak_site.py", env=built)


@nox.session
def bench(session: nox.Session) -> None:
    """Print one table of figures, most of them ratios of interleaved runs. ``-- --quick`` tries the machinery."""
    prepare(session, ".", *group("bench"))
    missing_servers(session, "postgresql")
    session.run("python", "benchmarks", *session.posargs)
