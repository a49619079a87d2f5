"""Forms of the room of centres."""
