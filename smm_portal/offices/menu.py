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


_items: list[Item] = []


def add(group, label, url_name: str, icon: str, order: int, count: Callable | None = None) -> None:
    """Register a line; call it from AppConfig.ready. A second call for the same URL replaces it.

    ``order`` sorts over all groups; a group stands where its first line does.
    """
    _items[:] = [item for item in _items if item.url_name != url_name]
    _items.append(Item(group, label, url_name, icon, order, count))
    _items.sort(key=lambda item: item.order)


def build(duty, path: str) -> list[dict]:
    """The groups and lines for somebody acting in ``duty`` at ``path``, as ``{% menu %}`` wants."""
    shown = _by_group([item for item in _items if duty and policy.may(duty, item.url_name)])
    here = _here([reverse(item.url_name) for item in shown], path)
    return [
        {"label": group, "items": [_line(item, duty, here) for item in items]}
        for group, items in groupby(shown, key=_group)
    ]


def _group(item: Item) -> str:
    return str(item.group)


def _by_group(items: list[Item]) -> list[Item]:
    firsts: dict[str, int] = {}
    for item in items:
        firsts.setdefault(_group(item), item.order)
    return sorted(items, key=lambda item: (firsts[_group(item)], item.order))


def _here(urls: list[str], path: str) -> str:
    """The menu line that the page belongs to: the longest one that its address begins with."""
    return max((url for url in urls if path.startswith(url)), key=len, default="")


def _line(item: Item, duty, here: str) -> dict:
    url = reverse(item.url_name)
    return {
        "label": str(item.label),
        "url": url,
        "icon": item.icon,
        "current": url == here,
        "count": item.count(duty) if item.count else 0,
    }
