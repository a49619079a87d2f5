"""Log lines without secrets: the one formatter through which every line goes."""

import logging
import re

# Whoever reads a link of an invitation or of a new password in the log could use it.
LINKS = re.compile(r"(/davet/|/reset/key/)[^/?\s\"']+")
# Eleven digits in a row may be somebody's identity number (BİGR 4.1.4.2).
NUMBERS = re.compile(r"(?<!\d)(\d{3})\d{6}(\d{2})(?!\d)")


def masked(text: str) -> str:
    """The text with keys of links and the middle of identity numbers hidden."""
    return NUMBERS.sub(r"\1******\2", LINKS.sub(r"\1***", text))


class MaskingFormatter(logging.Formatter):
    """Masks the whole line, what a traceback quotes included."""

    def format(self, record) -> str:
        return masked(super().format(record))
