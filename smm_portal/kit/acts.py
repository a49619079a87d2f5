"""What a person may do on a page: verdicts from access rules, acts that pages show as buttons."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True)
class Verdict:
    """May it be done? Where not, ``reason`` says why in Turkish and ``clause`` which article."""

    allowed: bool
    reason: str = ""
    clause: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def demand(self) -> None:
        """Raise PermissionDenied with the reason where the act is not allowed."""
        if not self.allowed:
            raise PermissionDenied(self.reason)


ALLOWED = Verdict(True)


def refused(reason: str, clause: str = "") -> Verdict:
    """A refusal with its reason and, where an article speaks, its clause."""
    return Verdict(False, str(reason), clause)


@dataclass(frozen=True)
class Act:
    """One act on a page: a link (GET) or a button that posts. A refused one shows its reason."""

    label: str
    url: str
    verdict: Verdict = ALLOWED
    primary: bool = False
    post: bool = False
    danger: bool = False
    confirm: str = ""


class ClauseRefusal(Exception):
    """A rule said no. ``rule`` is the constraint or rule name, ``clause`` its article or ""."""

    def __init__(self, message: str, clause: str = "", rule: str = "", field: str | None = None):
        super().__init__(message)
        self.message, self.clause, self.rule, self.field = str(message), clause, rule, field
