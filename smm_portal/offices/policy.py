"""Which role may open which address: policy.toml, read once, refusing what it does not name."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.urls import URLPattern, get_resolver
from django.utils.translation import gettext as _

from smm_portal.kit.acts import ALLOWED, Verdict, refused

from .roles import Role

ANYONE, SIGNED_IN, ON_DUTY = "anyone", "signed_in", "on_duty"
BUILT_IN = {ANYONE, SIGNED_IN, ON_DUTY}
SCOPES = {"tree", "own", "none"}
READS = {"GET", "HEAD", "OPTIONS"}
WORDS = {"get", "post", "scope", "why"}


@dataclass(frozen=True)
class Rule:
    """One line of the policy: who reads, who writes, and how far."""

    name: str
    get: frozenset[str] = frozenset()
    post: frozenset[str] = frozenset()
    scope: str = "none"
    why: str = ""

    def groups(self, method: str) -> frozenset[str]:
        """The groups that may use the method."""
        return self.get if method.upper() in READS else self.post


@dataclass(frozen=True)
class Policy:
    """The whole file."""

    rules: dict[str, Rule]
    groups: dict[str, frozenset[str]]
    labels: dict[str, str]
    faults: tuple[str, ...] = field(default=())

    def rule(self, url_name: str) -> Rule | None:
        """The line for a URL name, or for its namespace; None where there is none."""
        if url_name in self.rules:
            return self.rules[url_name]
        return self.rules.get(url_name.split(":")[0] + ":*") if ":" in url_name else None

    def roles(self, groups) -> frozenset[str]:
        """Every role of the groups; single roles may stand among them."""
        return frozenset().union(*(self.groups.get(g, {g}) for g in groups))

    def names(self, groups) -> str:
        """The groups in people's words."""
        return ", ".join(sorted(self.labels.get(g) or _role_label(g) for g in groups))


def _role_label(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def _rule(name: str, line: dict) -> Rule:
    return Rule(
        name,
        frozenset(line.get("get", ())),
        frozenset(line.get("post", ())),
        line.get("scope", ""),
        line.get("why", ""),
    )


def _sections(data: dict) -> Iterator[tuple[str, dict]]:
    for section in data.get("urls", {}).values():
        yield from section.items()


def _faults(data: dict, rules: dict[str, Rule], groups: dict) -> Iterator[str]:
    known = BUILT_IN | set(groups) | set(Role.values)
    for group, roles in groups.items():
        yield from (f"{group}: {role}?" for role in roles - set(Role.values))
    for name, line in _sections(data):
        yield from (f"{name}: {word}?" for word in set(line) - WORDS)
    for rule in rules.values():
        yield from (f"{rule.name}: {group}?" for group in (rule.get | rule.post) - known)
        if rule.scope not in SCOPES:
            yield f"{rule.name}: scope {rule.scope or '—'}?"


def read(text: str) -> Policy:
    """The policy written in ``text``; what is wrong in it stands in ``faults``."""
    data = tomllib.loads(text)
    rules = {name: _rule(name, line) for name, line in _sections(data)}
    groups = {name: frozenset(group["roles"]) for name, group in data["groups"].items()}
    labels = {name: group["name"] for name, group in data["groups"].items()}
    return Policy(rules, groups, labels, tuple(_faults(data, rules, groups)))


@lru_cache
def load() -> Policy:
    """The project's policy, read once a process."""
    return read((settings.BASE_DIR / "smm_portal" / "policy.toml").read_text("utf-8"))


def may(duty, url_name: str, method: str = "GET", *, signed_in: bool = True) -> Verdict:
    """Whether somebody acting in ``duty`` (None: without one) may use the address."""
    return _verdict(duty.role if duty else "", url_name, method.upper(), signed_in or bool(duty))


def _verdict(role: str, url_name: str, method: str, signed_in: bool) -> Verdict:
    rule = load().rule(url_name)
    if rule is None:
        return refused(_("Bu sayfa için yetki tanımı yok."))
    groups = rule.groups(method)
    if _held(groups, role, signed_in):
        return ALLOWED
    if not groups - BUILT_IN:
        return refused(_("Bu işlem portalda kapalıdır.") if not groups else _("Oturum açın."))
    return refused(_("Bu işlem için gereken görev: %(roles)s.") % {"roles": load().names(groups)})


def _held(groups: frozenset[str], role: str, signed_in: bool) -> bool:
    if ANYONE in groups or (signed_in and SIGNED_IN in groups):
        return True
    return bool(role) and (ON_DUTY in groups or role in load().roles(groups))


def needs_duty(url_name: str, method: str) -> bool:
    """Whether some duty, whichever, would open the address that is closed without one."""
    rule = load().rule(url_name)
    groups = rule.groups(method) if rule else frozenset()
    return bool(groups) and not groups & {ANYONE, SIGNED_IN}


def url_names(resolver=None, namespaces: tuple[str, ...] = ()) -> Iterator[str]:
    """Every URL name of the project as ``request.resolver_match.view_name`` would give it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*namespaces, pattern.name or pattern.lookup_str])
        else:
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from url_names(pattern, inner)
