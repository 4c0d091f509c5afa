"""Runs the sandbox from the command line."""

import sys

from ecwid_native.sandbox.cli import main

sys.exit(main())
