"""Pages of the room of staff."""
