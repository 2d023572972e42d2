"""``python -m tests.mutants``: tries a sample of changes and says which go unnoticed.

The sample is drawn with the date as its seed: a run can be repeated, and another day looks elsewhere. Fails where more
than one change in ten goes unnoticed, those aside that cannot be noticed, of which there may be eight in a hundred.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from .changes import Change, changes_of
from .forking import Told, Trial, try_in_forks
from .tests_of import TestsByLine
from .trying import Copy, Outcome

SOURCE = Path("src")
PLACES = ("_engine", "_bulk", "models/kit/money.py", "models/kit/exact.py", "webhooks", "sandbox/rest/kit")
EQUIVALENTS = Path(__file__).with_name("equivalents.toml")
_MOST_SECONDS = 60.0
"""Of tests for one change."""


def files(places: Sequence[str] = PLACES) -> list[Path]:
    """The modules that are changed."""
    found = [SOURCE / "acsdk" / place for place in places]
    return sorted(path for place in found for path in ([place] if place.suffix else place.rglob("*.py")))


def changes_in(modules: Sequence[Path]) -> Iterator[Change]:
    """Every change there is to try, equivalents too."""
    for path in modules:
        yield from changes_of(path, path.read_text(encoding="utf-8"))


def key_of(change: Change) -> tuple[str, str, str, str]:
    """What a change is called in the list of equivalents: lines may move."""
    path = change.path.relative_to(SOURCE / "acsdk").as_posix()
    return path, change.function, change.before, change.after


def equivalents() -> dict[tuple[str, str, str, str], str]:
    """By change: why nobody could notice it."""
    entries: list[dict[str, str]] = tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8"))["equivalent"]
    return {(one["path"], one["function"], one["before"], one["after"]): one["why"] for one in entries}


def measure(folder: Path, modules: Sequence[Path], paths: Sequence[str], workers: int) -> TestsByLine:
    """Run the suite once, noting which test runs which line; what stands in the folder already is not run again."""
    data, seconds = folder / "coverage", folder / "seconds.json"
    if not seconds.exists():
        command = ["-m", "coverage", "run", f"--data-file={data}", "-m", "pytest", "-q", "-m", "not soak"]
        plugins = ["-p", "tests.mutants.watching", "-p", "no:cacheprovider"]
        processes = str(workers) if workers > 1 else "0"
        env = {**os.environ, "ACSDK_SECONDS": str(seconds)}
        ran = subprocess.run([sys.executable, *command, "-n", processes, *plugins, *paths], env=env, check=False)
        # 1: some test failed. It says nothing about a change and is left out; the others can be trusted.
        if ran.returncode not in (0, 1):
            raise SystemExit(ran.returncode)
        subprocess.run([sys.executable, "-m", "coverage", "combine", "-q", f"--data-file={data}"], check=True)
    return TestsByLine(data, seconds, modules)


def chosen(tests: TestsByLine, change: Change) -> Trial:
    """A change with as many of its tests as fit into the time, the quickest first, and one at least."""
    picked: list[str] = []
    total = 0.0
    for test in tests.of(change):
        total += tests.seconds(test)
        if picked and total > _MOST_SECONDS:
            break
        picked.append(test)
    return Trial(change, picked, total, tests.run(change))


def try_all(trials: Sequence[Trial], folder: Path, workers: int, told: Told) -> None:
    """Try each change, so many at a time."""
    tried = try_in_forks([trial for trial in trials if trial.runs_in_tests], workers, told)
    for change, outcome in _try_copies([trial for trial in trials if trial.change not in tried], folder, workers):
        told(change, outcome)


def _try_copies(trials: Sequence[Trial], folder: Path, workers: int) -> Iterator[tuple[Change, Outcome]]:
    copies: SimpleQueue[Copy] = SimpleQueue()
    for number in range(workers):
        copies.put(Copy(SOURCE, folder / str(number)))

    def outcome(trial: Trial) -> Outcome:
        if not trial.tests:
            return "unnoticed"
        copy = copies.get()
        try:
            return copy.outcome(trial.change, trial.tests, trial.seconds)
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(workers) as pool:
        yield from zip((trial.change for trial in trials), pool.map(outcome, trials), strict=True)


def main() -> int:
    """Try a sample; 0 where enough of it is noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Change the code and run the tests.")
    parser.add_argument("--seed", default=datetime.now(UTC).date().isoformat(), help="what to draw the sample by")
    parser.add_argument("--count", type=int, default=200, help="how many changes to try")
    parser.add_argument("--places", nargs="*", default=PLACES, help="what to change, below src/acsdk")
    parser.add_argument("--tests", nargs="*", default=[], help="which tests to try it with")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many processes to use")
    parser.add_argument("--measured", type=Path, help="where to keep which test runs what, for the next run to use")
    options = parser.parse_args()
    modules = files(options.places)
    known = equivalents()
    sample = random.Random(options.seed).sample(list(changes_in(modules)), options.count)
    began = time.monotonic()
    counts: Counter[str] = Counter()

    def told(change: Change, outcome: Outcome) -> None:
        kind = "equivalent" if outcome == "unnoticed" and key_of(change) in known else outcome
        counts[kind] += 1
        if outcome == "unnoticed":
            print(f"{kind}: {change}", flush=True)

    with TemporaryDirectory() as folder:
        measured: Path = options.measured or Path(folder)
        measured.mkdir(parents=True, exist_ok=True)
        tests = measure(measured, modules, options.tests, options.workers)
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        try_all([chosen(tests, change) for change in sample], Path(folder), options.workers, told)
    minutes = (time.monotonic() - began) / 60
    print(f"seed {options.seed}: {options.count} changes, {dict(counts)}, in {minutes:.0f} minutes")
    meant = options.count - counts["equivalent"]
    return int(counts["unnoticed"] > meant / 10 or counts["equivalent"] > options.count * 0.08)


if __name__ == "__main__":
    sys.exit(main())
