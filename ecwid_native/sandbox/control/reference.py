"""What the REST API is, for programs: its coverage and its description in two formats."""

from ecwid_native.sandbox.control.request import ControlRequest
from ecwid_native.sandbox.export.openapi import openapi_document
from ecwid_native.sandbox.export.postman import postman_collection
from ecwid_native.sandbox.rest.coverage import coverage, coverage_document


def get_coverage(request: ControlRequest) -> object:
    """Return every documented operation and whether it behaves as documented."""
    return coverage_document(coverage())


def get_openapi(request: ControlRequest) -> object:
    """Return the OpenAPI document, with this sandbox as its first server."""
    return openapi_document(request.addresses["api"])


def get_postman(request: ControlRequest) -> object:
    """Return the Postman collection, set up for this sandbox."""
    return postman_collection(request.addresses["api"])


ROUTES = (
    ("GET", "coverage", get_coverage),
    ("GET", "openapi", get_openapi),
    ("GET", "postman", get_postman),
)
