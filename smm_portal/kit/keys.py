"""Keys of rows as they come from outside: addresses, forms, cookies."""

LONGEST = 18  # digits of the largest key that a bigint holds for certain


def row_key(text: str) -> int:
    """The key that was written; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0
