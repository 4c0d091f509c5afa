"""The command line of `python -m scripts`; the Makefile's targets are its commands."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from scripts import demo, lint, suite
from scripts.environment import ROOT, prepare
from scripts.problem import Problem

Command = Callable[[Path, list[str]], int]

COMMANDS: dict[str, tuple[str, Command]] = {
    "demo": ("requirements.txt", demo.run),
    "test": ("requirements-dev.txt", suite.run),
    "lint": ("requirements-dev.txt", lint.run),
    "fmt": ("requirements-dev.txt", lint.format_code),
    "bench": ("requirements-dev.txt", suite.bench),
    "soak": ("requirements-dev.txt", suite.soak),
}


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts")
    parser.add_argument("--python", type=Path, help="use this environment instead of .venv")
    parser.add_argument("command", choices=COMMANDS)
    options, rest = parser.parse_known_args(argv)
    requirements, command = COMMANDS[options.command]
    # Every step starts Python, often many times. Compiled modules halve what a start costs, so the
    # switch against them, which images of containers like to set, does not count here.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    signal.signal(signal.SIGINT, interrupt)  # a shell's background job would ignore it
    try:
        if options.command == "demo":
            demo.check_ports()
        return command(options.python or prepare(ROOT / requirements), rest)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def interrupt(number: int, frame: FrameType | None) -> None:
    """End in the one way that every command handles."""
    raise KeyboardInterrupt
