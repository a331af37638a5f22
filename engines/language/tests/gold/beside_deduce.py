#!/usr/bin/env python3
"""What deduce (PyPI, LGPL; made for medical notes) finds of the gold set's personal data, beside our guard.

For whoever judges the guard: run by the part `gold` of ./check. Reads data/gold/held.toml unless another file is named.
A planted datum counts as found when what deduce marks, as whatever kind, covers half of its letters and digits, as in our
own test. It prints totals only: nobody reads what is missed of the held part. Kinds that deduce doesn't know are
printed too; it was never asked to find them.
"""
import sys
import tomllib
from collections import Counter
from pathlib import Path

try:
    from deduce import Deduce
except ImportError:
    print("figures: deduce is not installed (pip install deduce): no figures beside ours")
    sys.exit(0)

ROOT = Path(__file__).resolve().parents[4]
COMPARABLE = ["name", "initials", "phone", "email", "address", "postcode", "birth_date", "bsn"]


def signs(text):
    return sum(sign.isalnum() for sign in text)


def covered(text, start, end, marked):
    return sum(signs(text[max(start, s) : min(end, e)]) for s, e in marked if s < end and e > start)


def main():
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data/gold/held.toml"
    texts = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
    deduce = Deduce()
    planted, found, marks, right = Counter(), Counter(), 0, 0
    for entry in texts:
        text, places, at = entry["words"], [], 0
        for datum in entry.get("data", []):
            start = text.index(datum["words"], at)
            at = start + len(datum["words"])
            places.append((start, at, datum["kind"]))
        marked = [(a.start_char, a.end_char) for a in deduce.deidentify(text).annotations]
        marks += len(marked)
        right += sum(any(s < end and e > start for start, end, _ in places) for s, e in marked)
        for start, end, kind in places:
            planted[kind] += 1
            found[kind] += 2 * covered(text, start, end, marked) >= signs(text[start:end])
    for kind in COMPARABLE + sorted(set(planted) - set(COMPARABLE)):
        note = "" if kind in COMPARABLE else "   (not made for it)"
        print(f"  {kind:14}{found[kind]:>3}/{planted[kind]:<4}{100 * found[kind] / max(planted[kind], 1):>5.1f} %{note}")
    comparable = sum(found[k] for k in COMPARABLE), sum(planted[k] for k in COMPARABLE)
    print(f"figures: deduce beside it: {comparable[0]} of {comparable[1]} planted of the kinds it knows, {right} of {marks} marks right")


if __name__ == "__main__":
    main()
