"""Control of snapshots."""

from ecwid_native.sandbox.control.request import ControlRequest


def get_snapshots(request: ControlRequest) -> object:
    """Return the names."""
    return request.platform.snapshots.all()


def save_snapshot(request: ControlRequest, name: str) -> object:
    """Keep the state under a name."""
    request.fields()
    request.platform.snapshots.save(name)
    return get_snapshots(request)


def restore_snapshot(request: ControlRequest, name: str) -> object:
    """Make a snapshot the state."""
    request.fields()
    request.platform.restore_snapshot(name)
    return get_snapshots(request)


def delete_snapshot(request: ControlRequest, name: str) -> object:
    """Forget a snapshot."""
    request.platform.snapshots.delete(name)
    return get_snapshots(request)


ROUTES = (
    ("GET", "snapshots", get_snapshots),
    ("PUT", "snapshots/{name}", save_snapshot),
    ("DELETE", "snapshots/{name}", delete_snapshot),
    ("POST", "snapshots/{name}/restore", restore_snapshot),
)
