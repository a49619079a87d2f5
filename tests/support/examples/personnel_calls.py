"""Addresses of personnel/calls that take arguments."""

from tests.factories import calls


def _open(world):
    return {"pk": calls.open_call().pk}, None


def _draft(world):
    return {"pk": calls.draft_call().pk}, None


def _step(world):
    return {"pk": calls.draft_call().pk, "slug": "konu"}, None


EXAMPLES: dict = {
    "personnel:call": _open,
    "personnel:call_copy": _open,
    "personnel:call_write": _draft,
    "personnel:call_step": _step,
    "personnel:call_discard": _draft,
    "personnel:call_ready": _draft,
    "personnel:call_publish": _draft,
    "personnel:call_extend": _open,
    "personnel:call_cancel": _open,
    "personnel:call_conclude": _open,
}
# A call that still takes applications is not concluded.
ASKS_FURTHER: set = {"personnel:call_conclude"}
