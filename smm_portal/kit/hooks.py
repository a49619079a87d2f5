"""What the kit asks of the rooms above it. They answer by ``fill`` in AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def _anyone(request, url: str) -> bool:
    return True


def _none(request, list_name: str) -> list:
    return []


@dataclass
class Hooks:
    """``may_open(request, url)``: does the policy let the reader open an address?

    ``saved_views(request, list_name)``: the reader's kept views of a list, each with
    ``pk``, ``name`` and ``query``.
    """

    may_open: Callable[[Any, str], bool] = _anyone
    saved_views: Callable[[Any, str], list] = _none


hooks = Hooks()


def fill(**answers) -> None:
    """Set hooks by name; an unknown name is an error."""
    for name, answer in answers.items():
        if not hasattr(hooks, name):
            raise AttributeError(f"the kit has no hook {name!r}")
        setattr(hooks, name, answer)


def open_acts(request, acts) -> list:
    """The acts whose address the reader's policy opens; missing ones (None) fall out."""
    return [act for act in acts if act and hooks.may_open(request, act.url)]
