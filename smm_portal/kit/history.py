"""History by triggers: every tracked row's past, with who, in which office, when and from where."""

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
