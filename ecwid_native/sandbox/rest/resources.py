"""The resources that the REST API has; each module adds its own routes."""

from ecwid_native.sandbox.rest import (
    dictionaries,
    profile,
    storage,
)

RESOURCES = (
    profile,
    storage,
)

# Modules whose operations need no token of a store.
OPEN_RESOURCES = (dictionaries,)
