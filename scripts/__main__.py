"""`python -m scripts COMMAND`: check the Python version, then run one command.

This file is read by whatever `python3` happens to be, so it uses no newer syntax than Python 3.5's
and imports the rest only once the version is known to be right.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python does read this file
    sys.exit(
        "This project needs Python 3.11 or newer, and this is {}.{}. Name another one, "
        "for example: make demo PYTHON=python3.11".format(*sys.version_info)
    )

from scripts.commands import main

sys.exit(main(sys.argv[1:]))
