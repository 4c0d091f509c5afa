"""What the REST API is, for programs: its coverage."""

from ecwid_native.sandbox.control.request import ControlRequest
from ecwid_native.sandbox.rest.coverage import coverage, coverage_document


def get_coverage(request: ControlRequest) -> object:
    """Return every documented operation and whether it behaves as documented."""
    return coverage_document(coverage())


ROUTES = (("GET", "coverage", get_coverage),)
