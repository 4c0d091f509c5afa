"""Composes a bundle for the JavaScript tests: JSON on standard input, the script out.

``{"client_id": …, "modules": [[slug, source], …], "level": "debug"}``
"""

import json
import sys

from storefront_assets.script import check_script, compose_script

if __name__ == "__main__":
    order = json.load(sys.stdin)
    for _slug, source in order["modules"]:
        check_script(source)
    script = compose_script(order["client_id"], order["modules"], level=order["level"])
    sys.stdout.buffer.write(script.encode())
