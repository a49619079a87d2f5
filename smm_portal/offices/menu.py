"""The menu: each room adds its items, people see those that the policy opens to their duty."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from . import policy


@dataclass(frozen=True)
class Item:
    """One line of the menu. ``count(duty)`` may give a number that waits there; keep it cheap."""

    group: str
    label: str
    url_name: str
    icon: str
    order: int
    count: Callable | None = None


@dataclass(frozen=True)
class Entry:
    """A menu line as one person sees it."""

    label: str
    url: str
    icon: str
    active: bool
    counter: Callable | None = None

    @property
    def count(self) -> int:
        """What waits there; asked only when the template shows it."""
        return self.counter() if self.counter else 0


_items: list[Item] = []


def add(group, label, url_name: str, icon: str, order: int, count: Callable | None = None) -> None:
    """Register a line; call it from AppConfig.ready. A second call for the same URL replaces it.

    ``order`` sorts over all groups; a group stands where its first line does.
    """
    _items[:] = [item for item in _items if item.url_name != url_name]
    _items.append(Item(group, label, url_name, icon, order, count))
    _items.sort(key=lambda item: item.order)


def build(duty, path: str) -> list[tuple[str, list[Entry]]]:
    """The groups and lines for somebody acting in ``duty`` at ``path``."""
    shown = [item for item in _items if duty and policy.may(duty, item.url_name)]
    firsts = {}
    for item in shown:
        firsts.setdefault(str(item.group), item.order)
    shown.sort(key=lambda item: (firsts[str(item.group)], item.order))
    here = _here([reverse(item.url_name) for item in shown], path)
    return [
        (group, [_entry(item, duty, here) for item in items])
        for group, items in groupby(shown, key=lambda item: str(item.group))
    ]


def _here(urls: list[str], path: str) -> str:
    """The menu line that the page belongs to: the longest one that its address begins with."""
    return max((url for url in urls if path.startswith(url)), key=len, default="")


def _entry(item: Item, duty, here: str) -> Entry:
    url = reverse(item.url_name)
    counter = (lambda: item.count(duty)) if item.count else None
    return Entry(str(item.label), url, item.icon, url == here, counter)
