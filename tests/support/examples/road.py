"""Addresses of the road room."""

ASKS_FURTHER = {"road:autosave"}

EXAMPLES = {
    "road:autosave": lambda world: ({"kind": "centers.set_fields"}, None),
}
