"""System checks: no address without a policy, no policy with a word nobody knows."""

from django.core.checks import Error, Warning, register

from . import policy


@register("policy")
def every_url_has_a_policy(app_configs, **kwargs):
    """Each URL name stands in policy.toml, by itself or by its namespace."""
    missing = sorted({n for n in policy.url_names() if policy.load().rule(n) is None})
    return [
        Error(f"URL '{name}' is not in policy.toml: nobody can open it.", id="offices.E001")
        for name in missing
    ]


@register("policy")
def policy_words_are_known(app_configs, **kwargs):
    """Groups, roles, scopes and key words of policy.toml exist."""
    return [Error(f"policy.toml: {fault}", id="offices.E002") for fault in policy.load().faults]


@register("policy")
def policy_lines_are_used(app_configs, **kwargs):
    """Each line of policy.toml belongs to a URL that exists."""
    names = set(policy.url_names())
    spaces = {name.split(":")[0] + ":*" for name in names if ":" in name}
    unused = sorted(set(policy.load().rules) - names - spaces)
    return [
        Warning(f"policy.toml: '{name}' is no URL of the project.", id="offices.W003")
        for name in unused
    ]
