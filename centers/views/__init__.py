"""Pages of the room of centres."""
