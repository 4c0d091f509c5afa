"""Saving the state and coming back to it."""

from pathlib import Path

import pytest

from ecwid_native.sandbox import Sandbox
from ecwid_native.sandbox.cli import main
from tests.sandbox.conftest import CLIENT_ID, DEMO, STORE_ID, Api
from tests.sandbox.test_control_api import control


def change_everything(sandbox: Sandbox) -> None:
    sandbox.uninstall(CLIENT_ID, STORE_ID)
    sandbox.create_store(7)
    sandbox.clock.advance(50_000)


@pytest.mark.parametrize("in_file", [False, True], ids=["memory", "file"])
def test_a_snapshot_brings_everything_back(tmp_path: Path, in_file: bool) -> None:
    path = tmp_path / "state.sqlite3" if in_file else ":memory:"
    with Sandbox([DEMO], path=path) as sandbox:
        sandbox.create_store(STORE_ID)
        api = Api(sandbox, sandbox.install(CLIENT_ID, STORE_ID).access_token)
        api("PUT", "/storage/key", data="before")
        sandbox.clock.advance(1_000_000)
        at = sandbox.clock.timestamp()
        sandbox.snapshots.save("first")
        change_everything(sandbox)
        assert api("GET", "/storage/key").status_code == 403

        sandbox.restore("first")

        assert api("GET", "/storage/key").json()["value"] == "before"
        assert [store.id for store in sandbox.stores] == [STORE_ID]
        assert 0 <= sandbox.clock.timestamp() - at < 10_000
        assert len(sandbox.requests) == 1
        api("PUT", "/storage/key", data="after")
        assert sandbox.storage(CLIENT_ID, STORE_ID) == {"key": "after"}
        sandbox.snapshots.save("first")
        api.session.close()
    with Sandbox([DEMO], path=path) as again:
        assert again.snapshots.all() == (["first"] if in_file else [])
        if in_file:
            again.reset()
            again.restore("first")
            assert again.storage(CLIENT_ID, STORE_ID) == {"key": "after"}
            again.snapshots.delete("first")
            assert again.snapshots.all() == []


def test_a_snapshot_of_another_version_is_refused(tmp_path: Path) -> None:
    with Sandbox([DEMO], path=tmp_path / "state.sqlite3") as sandbox:
        sandbox.create_store(STORE_ID)
        sandbox.snapshots.save("old")
        (tmp_path / "state.sqlite3.snapshots" / "old.sqlite3").write_bytes(b"no database" * 99)
        sandbox.snapshots.save("empty")
        (tmp_path / "state.sqlite3.snapshots" / "empty.sqlite3").write_bytes(b"")

        for name in ("old", "empty"):
            with pytest.raises(ValueError, match="snapshot"):
                sandbox.restore(name)
        assert [store.id for store in sandbox.stores] == [STORE_ID]


def test_over_http(sandbox: Sandbox) -> None:
    saved = control(sandbox, "PUT", "snapshots/a")
    change = control(sandbox, "DELETE", f"stores/{STORE_ID}")
    restored = control(sandbox, "POST", "snapshots/a/restore")

    assert (saved.json(), change.json(), restored.json()) == (["a"], [], ["a"])
    assert [store.id for store in sandbox.stores] == [STORE_ID]
    assert control(sandbox, "GET", "snapshots").json() == ["a"]
    assert control(sandbox, "DELETE", "snapshots/a").json() == []
    assert control(sandbox, "POST", "snapshots/a/restore").status_code == 404
    for name in ("A", "..%2Fa", "a%00", "-", "x" * 61):
        assert control(sandbox, "PUT", f"snapshots/{name}").status_code == 400, name


def test_from_the_command_line(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    panel = ("--control-panel", sandbox.control_panel_url)

    assert main(["snapshot", "save", "b", *panel]) == 0
    assert main(["snapshot", "restore", "b", *panel]) == 0
    assert main(["snapshot", "list", *panel]) == 0
    assert main(["snapshot", "delete", "b", *panel]) == 0
    assert capsys.readouterr().out == "b\n" * 3
    for arguments, sentence in (
        (("restore", "c", *panel), "There is no snapshot c. Saved: none yet.\n"),
        (("save", "C", *panel), "A snapshot's name has"),
        (("list", "--control-panel", sandbox.storefront_url), "The sandbox answered 404"),
        (("list", "--control-panel", "http://127.0.0.1:1"), "No sandbox answers"),
        (("list", "--control-panel", "file:///etc"), "begins with http"),
    ):
        assert main(["snapshot", *arguments]) == 2
        assert sentence in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["snapshot", "save"])
