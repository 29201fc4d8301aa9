"""One Markdown cheatsheet becomes an Anki deck, a printable page and plain CSVs."""

__version__ = "0.1.0"
