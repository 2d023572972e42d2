"""Writes every generated file that is not current, and names it: `nox -s refresh`."""

from tests.generated.files import GENERATED, REFRESH, current, kept, stale

if __name__ == "__main__":
    # Each is made from the source as it stands then: the public surface comes last, since it shows the models' index.
    for path in GENERATED:
        made = current(path)
        if kept(path) != made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
            print(f"{REFRESH}: {path}")  # noqa: T201 - a program
    for path in stale():
        path.unlink()
        print(f"{REFRESH}: {path} is gone")  # noqa: T201 - a program
