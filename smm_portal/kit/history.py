"""History by triggers: every tracked row's past, with who, in which office, when and from where."""

from contextlib import contextmanager

import pghistory
from django.db.models import GeneratedField


def track(exclude=()):
    """Class decorator: keep every version of the model's rows, derived columns left out.

    ``exclude`` names fields whose past must not be kept (secrets).
    """

    def decorate(model):
        derived = [f.name for f in model._meta.fields if isinstance(f, GeneratedField)]
        # Deletions leave a last picture too: pghistory's own default forgets them.
        trackers = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
        return pghistory.track(*trackers, exclude=[*exclude, *derived])(model)

    return decorate


def duty_facts(duty) -> dict:
    """What history keeps of the duty someone acts in: names too, for they outlive the rows."""
    if duty is None:
        return {"duty": None, "role": "", "office": None, "office_name": ""}
    return {
        "duty": duty.pk,
        "role": str(duty.role),
        "role_name": str(duty.get_role_display()),
        "deputy": bool(duty.is_deputy),
        "office": duty.office_id,
        "office_name": str(duty.office),
    }


@contextmanager
def acting(*, task: str = "", user=None, duty=None):
    """Sign the changes of a task or command: by its name, or for the person who asked for it."""
    facts = {"task": task, **duty_facts(duty)}
    if user is not None:
        facts |= {"user": user.pk, "user_name": user.get_full_name()}
    with pghistory.context(**facts):
        yield


@contextmanager
def because(reason: str):
    """The changes inside carry their reason; their sentences end with it."""
    with pghistory.context(reason=reason):
        yield


def sentences(obj, *related, page: int = 1):
    """An object's past in Turkish sentences, newest first (``kit.sentences``)."""
    from .sentences import sentences as tell

    return tell(obj, *related, page=page)
