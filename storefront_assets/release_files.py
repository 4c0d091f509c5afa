"""The texts of a release's files: at the fixed addresses, and at those named by its digest.

Pure functions of what is stored. No Django here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from storefront_assets.script import with_canary, with_mark

SCRIPT_TYPE = "text/javascript; charset=utf-8"
STYLESHEET_TYPE = "text/css; charset=utf-8"
# By the ending of the name. Browsers' tools ask for the map, shops do not.
HASHED_TYPES = {"js": SCRIPT_TYPE, "css": STYLESHEET_TYPE, "js.map": "application/json"}
HASHED_NAME = re.compile(r"([0-9a-f]{20})\.(js|css|js\.map)", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class ReleaseFiles:
    """The files of one release.

    Attributes:
        prefix: the app's client id as attributes have it; see ``script.css_name``.
        digest: names the content.
        script: as built, without a source map's address.
        stylesheet: as built.
        source_map: of the script.
    """

    prefix: str
    digest: str
    script: str
    stylesheet: str
    source_map: str

    def fixed_script(self, canary: tuple[str, float] | None = None) -> str:
        """Return the script for the fixed address.

        Args:
            canary: the digest of another release and the share of stores, 0 to 1, that this
                script lets load it.
        """
        script = with_canary(self.script, *canary) if canary else self.script
        return script + source_map_comment(f"releases/{self.digest}.js.map") if script else ""

    def hashed(self, kind: str) -> str:
        """Return the text of the file ``<digest>.<kind>``.

        Its script opens its own stylesheet's gates and no other's: a store that tries this
        release has loaded the stylesheet of the fixed address too.
        """
        if kind == "js.map":
            return self.source_map
        if kind == "css":
            gate = f":root[data-{self.prefix}"
            return self.stylesheet.replace(f"{gate}~=", f"{gate}-{self.digest}~=")
        script = with_mark(self.script, self.digest)
        return script + source_map_comment(f"{self.digest}.js.map") if script else ""


def source_map_comment(address: str) -> str:
    """The last line of a script, which browsers' tools look for."""
    return f"//# sourceMappingURL={address}\n"
