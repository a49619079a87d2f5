"""Pages of the documents room: files out, imports in."""
