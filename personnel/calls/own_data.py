"""What calls hold about a person, for his own file (offices.own_data)."""

from smm_portal.offices.models import User

from ..models import Call, CallChange


def acts_on_calls(user: User) -> list[dict]:
    """Calls that he published and changes that he made."""
    published = Call.objects.filter(published_by__user=user).order_by("pk")
    changes = CallChange.objects.filter(duty__user=user).select_related("call").order_by("pk")
    return [*map(_published, published), *map(_changed, changes)]


def _published(call: Call) -> dict:
    return {"Çağrı": call.title, "İşlem": "Yayımladı", "Zaman": call.published_at}


def _changed(change: CallChange) -> dict:
    return {
        "Çağrı": change.call.title,
        "İşlem": change.get_kind_display(),
        "Gerekçe": change.reason,
        "Zaman": change.at,
    }
