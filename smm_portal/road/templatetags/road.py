"""What the road puts into every page's frame."""

from django import template

from smm_portal.road import counts

register = template.Library()


@register.simple_tag(takes_context=True)
def unread(context) -> int:
    """How many messages the reader has not read; shares its query with the menu's inbox."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return 0
    return counts.of(user, getattr(request, "duty", None)).unread
