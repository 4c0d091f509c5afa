"""Write the generated part of the client anew: ``python -m scripts.client_generator``."""

from __future__ import annotations

from pathlib import Path

from scripts.client_generator.build import build

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Write every generated file and remove what is no longer generated."""
    files = build()
    for folder in {path.parent for path in files if path.suffix == ".py"}:
        for path in (ROOT / folder).glob("*.py"):
            is_ours = path.read_text().startswith("# Written by")
            if is_ours and path.relative_to(ROOT) not in files:
                path.unlink()
    for path, text in files.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text)


if __name__ == "__main__":
    main()
