"""The resources that the REST API has; each module adds its own routes."""

from ecwid_native.sandbox.rest import (
    profile,
    storage,
)

RESOURCES = (
    profile,
    storage,
)
