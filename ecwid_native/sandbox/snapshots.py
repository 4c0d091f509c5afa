"""Copies of the whole state under a name, to come back to."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from ecwid_native.sandbox.database import Database

# Names are file names: nothing in one can lead elsewhere.
NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}", re.ASCII)
SUFFIX = ".sqlite3"


class Snapshots:
    """Saves and restores; beside the state file, or in memory as long as the state is there."""

    def __init__(self, database: Database, path: str | Path) -> None:
        """Copy `database`, whose file is `path` (":memory:" for none)."""
        self._database = database
        self._folder = None if str(path) == ":memory:" else Path(f"{path}.snapshots")
        self._in_memory: dict[str, bytes] = {}

    def all(self) -> list[str]:
        """Return the names, sorted."""
        if self._folder is None:
            return sorted(self._in_memory)
        return sorted(file.name.removesuffix(SUFFIX) for file in self._folder.glob(f"*{SUFFIX}"))

    def save(self, name: str) -> None:
        """Keep the state as it is; an earlier snapshot of that name is replaced.

        Raises:
            ValueError: the name is not one of small letters, digits, dots, dashes, underscores.
        """
        file = self._file(name)
        if file is None:
            with closing(sqlite3.connect(":memory:")) as copy:
                self._database.copy_to(copy)
                self._in_memory[name] = copy.serialize()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        # Written under another name first: a snapshot is whole or not there.
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as copy:
            self._database.copy_to(copy)
        part.replace(file)

    def restore(self, name: str) -> None:
        """Make a snapshot the state.

        Raises:
            LookupError: there is none of that name.
            ValueError: the name cannot be one, or another version of the sandbox wrote it.
        """
        file = self._require(name)
        with closing(sqlite3.connect(":memory:" if file is None else file)) as copy:
            if file is None:
                copy.deserialize(self._in_memory[name])
            try:
                self._database.copy_from(copy)
            except sqlite3.Error as exc:
                raise ValueError(f"The snapshot {name} cannot be used: {exc}.") from exc

    def delete(self, name: str) -> None:
        """Forget a snapshot.

        Raises:
            LookupError: there is none of that name.
            ValueError: the name cannot be one.
        """
        file = self._require(name)
        if file is None:
            del self._in_memory[name]
        else:
            file.unlink()

    def _require(self, name: str) -> Path | None:
        file = self._file(name)
        if name not in self.all():
            known = ", ".join(self.all()) or "none yet"
            raise LookupError(f"There is no snapshot {name}. Saved: {known}.")
        return file

    def _file(self, name: str) -> Path | None:
        if not NAME.fullmatch(name):
            raise ValueError(
                "A snapshot's name has 1 to 60 small letters, digits, dots, dashes or underscores."
            )
        return None if self._folder is None else self._folder / f"{name}{SUFFIX}"
