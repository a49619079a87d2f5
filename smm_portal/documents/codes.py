"""Verification codes: random, and written so that nobody reads one sign for another."""

import secrets

from smm_portal.kit.text import fold

# Without 0 O Q, 1 I L, 2 Z, 5 S, 8 B: 24 signs, of which twelve make 36 million billion codes.
SIGNS = "ACDEFGHJKMNPRTUVWXY34679"
LENGTH, GROUP = 12, 4


def new() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def pretty(code: str) -> str:
    """The code as people copy it: ACDE-FGHJ-KMNP."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read(typed: str) -> str:
    """What was typed as a code, whatever its case, spaces and dashes; "" where it is none."""
    # Folded first: the letter i of a Turkish keyboard would not become I by itself.
    code = "".join(c for c in fold(typed[:100]) if c.isalnum()).upper()
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""
