"""A demonstration office: invented stories, drawn pictures, and one real release."""

from pathlib import Path

FOLDER = Path(__file__).parent
# Drawn for the demonstration, nobody's property.
DRAWINGS = {path.stem: path for path in sorted((FOLDER / "pictures").glob("*.webp"))}
PASSWORD = "newsroom-demo"  # noqa: S105 -- published on purpose; the command refuses a public host
