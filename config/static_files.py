"""Static files under names that change with their content."""

from collections.abc import Callable
from re import Match
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

TYPES_ONLY = ("django_htmx/ext/",)
"""Files whose only imports are the types in their comments, of a file that is not shipped."""


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage that follows the imports of JavaScript modules as well."""

    support_js_module_import_aggregation = True

    def url_converter(self, name: str, *args: Any, **kwargs: Any) -> Callable[[Match[str]], str]:
        """What rewrites the addresses in one file."""
        if name.startswith(TYPES_ONLY):
            return lambda match: match["matched"]
        converter: Callable[[Match[str]], str] = super().url_converter(name, *args, **kwargs)
        return converter
