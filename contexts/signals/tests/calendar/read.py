"""Reads a calendar from standard input with three programmes' libraries and prints what each of them read, as JSON.
Needs Debian's python3-icalendar, python3-vobject and python3-recurring-ical-events."""

import json
import sys

import icalendar
import recurring_ical_events
import vobject

text = sys.stdin.buffer.read()


def with_icalendar(event):
    return {
        "uid": str(event["UID"]),
        "starts": event["DTSTART"].dt.isoformat(),
        "ends": event["DTEND"].dt.isoformat(),
        "summary": str(event["SUMMARY"]),
        "place": str(event["LOCATION"]),
        "about": str(event["DESCRIPTION"]),
        "status": str(event["STATUS"]),
        "sequence": int(event["SEQUENCE"]),
        "modified": event["LAST-MODIFIED"].dt.isoformat(),
        "url": str(event["URL"]),
    }


def with_vobject(event):
    return {
        "uid": event.uid.value,
        "starts": event.dtstart.value.isoformat(),
        "ends": event.dtend.value.isoformat(),
        "summary": event.summary.value,
        "place": event.location.value,
        "about": event.description.value,
        "status": event.status.value,
        "sequence": int(event.sequence.value),
        "modified": event.last_modified.value.isoformat(),
        "url": event.url.value,
    }


calendar = icalendar.Calendar.from_ical(text)
faults = [str(error) for part in calendar.walk() for error in part.errors]
zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
found = recurring_ical_events.of(calendar).between((2026, 1, 1), (2029, 1, 1))
read = {
    "faults": faults,
    "zones": zones,
    "icalendar": [with_icalendar(event) for event in calendar.walk("VEVENT")],
    "recurring": [with_icalendar(event) for event in found],
    "vobject": [
        with_vobject(event)
        for event in getattr(vobject.readOne(text.decode("utf-8")), "vevent_list", [])
    ],
}
for events in ("icalendar", "recurring", "vobject"):
    read[events].sort(key=lambda event: (event["starts"], event["uid"]))
json.dump(read, sys.stdout)
