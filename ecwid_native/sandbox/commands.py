"""Commands beside running the sandbox: `python -m ecwid_native.sandbox COMMAND`."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence

from ecwid_native.sandbox.rest.coverage import coverage, coverage_document, coverage_table

PROGRAM = "python -m ecwid_native.sandbox"


def show_coverage(arguments: Sequence[str]) -> int:
    """Print which documented operations the sandbox has."""
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} coverage", description=show_coverage.__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    covered = coverage()
    text = _json(coverage_document(covered)) if options.json else coverage_table(covered)
    sys.stdout.write(text)
    return 0


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


# Each takes the arguments after its name and returns the exit code.
COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "coverage": show_coverage,
}
