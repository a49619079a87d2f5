"""What this part adds to menu, desk, search, files, documents and beat."""


def add_all() -> None:
    """Called once, from the room's entries."""
