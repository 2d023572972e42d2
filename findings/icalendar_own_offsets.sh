#!/usr/bin/env bash
# icalendar 7.3.0 writes an order's delivery as an event, at noon with the offset -05:00 that an API's stamps have.
# Expected: the moment is kept. Seen: the event names a zone, "UTC-05:00", that no calendar defines, and the library itself
# reads that as noon of nowhere. With the tzinfo of dateutil's parser the event names no zone at all. Stamps in UTC are kept.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet --disable-pip-version-check icalendar==7.3.0 python-dateutil==2.9.0.post0
"$work/env/bin/python" - <<'PYTHON'
from datetime import datetime, timezone

import dateutil.parser
import icalendar


def written_and_read(at):
    calendar, event = icalendar.Calendar(), icalendar.Event()
    event.add("dtstart", at)
    calendar.add_component(event)
    text = calendar.to_ical().decode()
    line = next(line for line in text.splitlines() if line.startswith("DTSTART"))
    return line, icalendar.Calendar.from_ical(text).walk("VEVENT")[0].start


stamp = "2026-01-01T12:00:00-05:00"
at = datetime.fromisoformat(stamp)
seen = [written_and_read(moment) for moment in (at, dateutil.parser.parse(stamp), at.astimezone(timezone.utc))]
print(*seen, sep="\n")
assert seen == [
    ('DTSTART;TZID="UTC-05:00":20260101T120000', datetime(2026, 1, 1, 12)),
    ("DTSTART:20260101T120000", datetime(2026, 1, 1, 12)),
    ("DTSTART:20260101T170000Z", at),
]
PYTHON
