"""Control of the machinery: clock, faults, logs, switches."""

from ecwid_native.sandbox.control.documents import (
    clock_document,
    event_document,
    fault_document,
    request_document,
    state_document,
    switches_document,
)
from ecwid_native.sandbox.control.fields import required
from ecwid_native.sandbox.control.request import ControlRequest, whole_number
from ecwid_native.sandbox.platform import SWITCHES

FAULT_FIELDS = (
    "path",
    "store_id",
    "method",
    "status",
    "error_code",
    "message",
    "retry_after_seconds",
    "latency_seconds",
    "cut",
    "truncate",
    "applied",
    "times",
)


def get_state(request: ControlRequest) -> object:
    """Return addresses, apps, stores, clock and switches."""
    return state_document(request.platform, request.addresses)


def reset(request: ControlRequest) -> object:
    """Forget everything but the registered apps."""
    request.fields()
    request.platform.reset()
    return get_state(request)


def get_clock(request: ControlRequest) -> object:
    """Return the time."""
    return clock_document(request.platform)


def set_clock(request: ControlRequest) -> object:
    """Set the time."""
    timestamp = request.fields("timestamp").number("timestamp")
    required(timestamp, "timestamp")
    request.platform.clock.set(timestamp or 0.0)
    return clock_document(request.platform)


def advance_clock(request: ControlRequest) -> object:
    """Move the time."""
    seconds = request.fields("seconds").number("seconds")
    required(seconds, "seconds")
    request.platform.clock.advance(seconds or 0.0)
    return clock_document(request.platform)


def get_faults(request: ControlRequest) -> object:
    """Return the active faults."""
    return [fault_document(*entry) for entry in request.platform.faults.all()]


def add_fault(request: ControlRequest) -> object:
    """Add a fault."""
    fields = request.fields(*FAULT_FIELDS)
    fault_id = request.platform.faults.add(
        path=fields.text("path") or "*",
        store_id=fields.whole("store_id"),
        method=fields.text("method"),
        status=fields.whole("status"),
        error_code=fields.text("error_code"),
        message=fields.text("message") or "Fault injected by the sandbox",
        retry_after_seconds=fields.whole("retry_after_seconds"),
        latency_seconds=fields.number("latency_seconds") or 0.0,
        cut=fields.flag("cut") or False,
        truncate=fields.flag("truncate") or False,
        applied=fields.flag("applied") or False,
        times=fields.whole("times"),
    )
    return {"id": fault_id}


def clear_faults(request: ControlRequest) -> object:
    """Remove all faults."""
    request.platform.faults.clear()
    return []


def remove_fault(request: ControlRequest, fault_id: str) -> object:
    """Remove one fault."""
    if not request.platform.faults.remove(whole_number(fault_id, "fault_id")):
        raise LookupError("There is no such fault (any more).")
    return get_faults(request)


def get_requests(request: ControlRequest) -> object:
    """Return the logged REST requests."""
    return [request_document(record) for record in request.platform.requests]


def clear_requests(request: ControlRequest) -> object:
    """Forget the logged REST requests."""
    request.platform.requests.clear()
    return []


def get_events(request: ControlRequest) -> object:
    """Return the events, those after `?after=` if given."""
    after = whole_number(request.query.get("after", "0"), "after")
    return [event_document(event) for event in request.platform.events.since(after)]


def get_switches(request: ControlRequest) -> object:
    """Return the switches."""
    return switches_document(request.platform)


def change_switches(request: ControlRequest) -> object:
    """Turn switches on or off."""
    fields = request.fields(*SWITCHES)
    for switch in SWITCHES:
        on = fields.flag(switch)
        if on is not None:
            request.platform.set_switch(switch, on)
    return switches_document(request.platform)


ROUTES = (
    ("GET", "state", get_state),
    ("POST", "reset", reset),
    ("GET", "clock", get_clock),
    ("PUT", "clock", set_clock),
    ("POST", "clock/advance", advance_clock),
    ("GET", "faults", get_faults),
    ("POST", "faults", add_fault),
    ("DELETE", "faults", clear_faults),
    ("DELETE", "faults/{fault_id}", remove_fault),
    ("GET", "requests", get_requests),
    ("DELETE", "requests", clear_requests),
    ("GET", "events", get_events),
    ("GET", "switches", get_switches),
    ("PATCH", "switches", change_switches),
)
