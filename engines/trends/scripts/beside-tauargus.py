#!/usr/bin/env python3
"""Compares how many counts are hidden for the sake of others with the optimum of Tau-Argus (PyPI: pytauargus), on the
same seeded tables: there every count below the threshold could be anything from nobody up to it, and what it answers
passes our audit (`told`).
Ends quietly where pytauargus isn't installed. From the repository's root; PROFILE=release for another build."""

import collections
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    from pytauargus.engine import Engine
except ImportError:
    print("pytauargus is not installed: nothing is compared")
    sys.exit(0)

SECONDS = 60
SHAPES = ["one theme, 2 wijken of 4 buurten", "one theme, 6 wijken", "2 sub-themes, 2 wijken of 2 buurten",
          "3 sub-themes, 6 wijken", "5 sub-themes, 8 wijken"]


def optimum(problem: pathlib.Path) -> int:
    out = problem.with_suffix(".out")
    solver = Engine()._hitas
    code = solver.full_jj(in_file_jj=str(problem), out_file=str(out), max_time=SECONDS)
    if code > 1:
        raise RuntimeError(f"{problem.name}: {solver.error_string(code)}")
    return len(out.read_text().split())


def peer_and_ours(work: str) -> list[list[str]]:
    """Per table: its name, how many are too few, how many ours hides for them, how many the peer's answer tells."""
    command = ["cargo", "run", "--quiet", "--package", "trends", "--example", "peer", "--", work]
    if os.environ.get("PROFILE"):
        command[2:2] = ["--profile", os.environ["PROFILE"]]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return [line.split() for line in run.stdout.splitlines()]


def main() -> None:
    with tempfile.TemporaryDirectory() as work:
        names = [name for name, _, also, _ in peer_and_ours(work) if also != "none"]
        root = pathlib.Path.cwd()
        # The solver leaves its logs where it runs.
        os.chdir(work)
        peer = {name: optimum(pathlib.Path(work) / f"{name}.jj") for name in names}
        os.chdir(root)
        sums = collections.defaultdict(lambda: [0, 0, 0, 0])
        # The second time round the peer's answers are there, and are audited.
        for name, _, also, told in peer_and_ours(work):
            if name not in peer:
                print(f"{name}: nothing can be released")
                continue
            for row in (sums[int(name.split("-")[0])], sums[len(SHAPES)]):
                for at, value in enumerate([1, int(also), peer[name], int(told)]):
                    row[at] += value
        print("| tables | number | ours | optimum | ratio | told |\n|---|---|---|---|---|---|")
        for shape, (number, ours, optimal, told) in sorted(sums.items()):
            name = [*SHAPES, "all"][shape]
            print(f"| {name} | {number} | {ours} | {optimal} | {ours / max(optimal, 1):.2f} | {told} |")


main()
