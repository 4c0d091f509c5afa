"""What the tests need from the machine: a browser, PostgreSQL, nginx, Redis and Node.js."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from scripts.problem import Problem

NODE_MAJOR = 20
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
POSTGRES_PROGRAMS = (
    ("/usr/lib/postgresql", "*/bin"),  # Debian keeps the server out of PATH
    ("/opt/homebrew/opt", "postgresql@*/bin"),
)


def require_chromium() -> Path:
    """Return a Chromium, installed through apt when that is possible."""
    return find_chromium() or install("Chromium", "chromium", find_chromium)


def require_postgres() -> Path:
    """Return the folder of PostgreSQL's server programs, installed when that is possible."""
    return find_postgres() or install("PostgreSQL", "postgresql", find_postgres)


def require_nginx() -> Path:
    """Return nginx, installed through apt when that is possible."""
    return find_nginx() or install("nginx", "nginx-light", find_nginx)


def require_redis() -> Path:
    """Return Redis, installed through apt when that is possible."""
    return find_redis() or install("Redis", "redis-server", find_redis)


def find_redis() -> Path | None:
    """The server, or Debian's newer name for one that takes its place."""
    path = shutil.which("redis-server") or shutil.which("valkey-server")
    return Path(path) if path else None


def find_nginx() -> Path | None:
    """The program; Debian keeps it out of the PATH of those who are not root."""
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    return Path(path) if path else None


def find_chromium() -> Path | None:
    """The browser that CHROMIUM names, or the first one in PATH."""
    names = (os.environ.get("CHROMIUM"), *BROWSERS)
    found = (shutil.which(name) for name in names if name)
    return next((Path(path) for path in found if path), None)


def find_postgres() -> Path | None:
    """The folder with `initdb` and `postgres`; the newest version when there are several."""
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    folders = [
        folder
        for root, pattern in POSTGRES_PROGRAMS
        for folder in Path(root).glob(pattern)
        if (folder / "initdb").exists()
    ]
    return max(folders, key=version, default=None)


def version(folder: Path) -> list[int]:
    """The numbers in a path, for comparison."""
    return [int(number) for number in re.findall(r"\d+", str(folder))]


def require_node(python: Path) -> Path:
    """Return Node.js: the machine's own when new enough, else the one that Playwright brings.

    Raises:
        Problem: neither is there.
    """
    script = "import pathlib, playwright; print(pathlib.Path(playwright.__file__).parent)"
    found = subprocess.run([python, "-c", script], check=False, capture_output=True, text=True)
    bundled = Path(found.stdout.strip()) / "driver" / "node"
    for node in (shutil.which("node"), str(bundled)):
        if node and node_major(node) >= NODE_MAJOR:
            return Path(node)
    raise Problem(f"The tests need Node.js {NODE_MAJOR} or newer in PATH.")


def node_major(node: str) -> int:
    """The major version of this Node.js, 0 when it does not start."""
    try:
        answer = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    except OSError:
        return 0
    match = re.match(r"v(\d+)\.", answer.stdout)
    return int(match[1]) if match else 0


def install(title: str, package: str, find: Callable[[], Path | None]) -> Path:
    """Install a Debian package as root; elsewhere say what to install.

    Raises:
        Problem: this is no Debian, we are not root, or the package did not bring the program.
    """
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise Problem(
            f"The tests need {title}: please install it (on Debian: apt install {package})."
        )
    print(f"Installing {title} …", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for argv in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(
            [apt, "-qq", *argv], env=env, check=False, stdout=subprocess.PIPE, text=True
        )
        if done.returncode != 0:
            raise Problem(f"Could not install {title} with apt: its messages are above.")
    found = find()
    if found is None:
        raise Problem(f"apt installed {package}, but {title} is still not to be found.")
    return found
