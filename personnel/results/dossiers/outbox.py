"""What is owed: dossiers are requested in the caller's transaction and packed by workers."""

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from smm_portal.kit.history import acting
from smm_portal.offices.models import Duty

from ...models import Commission, Dossier
from ...models.dossiers import DossierState

log = logging.getLogger(__name__)


class Lost(Exception):
    """Another worker holds the dossier now: this run ends without a result."""


class NotYet(Exception):
    """A document of the minutes is still being made: this run is tried again later."""


def latest(commission: Commission) -> Dossier | None:
    """The newest dossier of the commission, or None."""
    return Dossier.objects.filter(commission=commission).order_by("-requested_at", "-pk").first()


def request(commission: Commission, duty: Duty) -> Dossier:
    """A new dossier, owed from the caller's commit on; one that is owed already is given back."""
    owed = Dossier.objects.filter(commission=commission, state__in=("requested", "leased"))
    Dossier.objects.bulk_create([Dossier(commission=commission, duty=duty)], ignore_conflicts=True)
    row = owed.get()
    send(row.pk)
    return row


def send(pk: int) -> None:
    """Tell a worker after the commit; where the broker is away, beat does it later."""
    transaction.on_commit(lambda: tell(pk), robust=True)


def tell(pk: int) -> None:
    """Put the dossier's number before the workers."""
    from ..tasks import pack

    pack.delay(pk)


def run(pk: int) -> None:
    """Pack the dossier if it is owed and nobody else is at it."""
    dossier = Dossier.objects.lease(pk)
    if dossier is None:
        return
    try:
        with acting(task="personnel.pack_dossier", user=dossier.duty.user, duty=dossier.duty):
            _make(dossier)
    except Lost:
        log.info("dossier %s is in another worker's hands", pk)
    except NotYet as waiting:
        dossier.put_back(str(waiting))
    except Exception as exc:
        log.exception("dossier %s failed", pk)
        said = {"name": type(exc).__name__}
        dossier.put_back(_("Paket hazırlanırken beklenmeyen bir hata oldu (%(name)s).") % said)


def _make(dossier: Dossier) -> None:
    from . import packing

    with packing.packed(dossier.commission, _telling(dossier)) as made:
        if not dossier.finish(made.content, made.files, made.name):
            raise Lost


def _telling(dossier: Dossier):
    def tell_progress(progress: int, word: str) -> None:
        if not dossier.hold(progress, word):
            raise Lost

    return tell_progress


@transaction.atomic
def retry(dossier: Dossier) -> bool:
    """Owe a failed dossier again, all tries anew; false where it did not stand failed."""
    failed = Dossier.objects.filter(pk=dossier.pk, state=DossierState.FAILED)
    moved = failed.update(
        state=DossierState.REQUESTED, attempts=0, retry_at=None, error="", progress=0
    )
    if moved:
        send(dossier.pk)
    return bool(moved)


def resend() -> int:
    """Send again what is owed and held by nobody; give up on what killed several workers."""
    Dossier.objects.give_up(
        _("Paket birkaç kez yarıda kaldı. Yeniden deneyin; sürerse sistem yöneticisine bildirin.")
    )
    waiting = list(Dossier.objects.owed().order_by("pk").values_list("pk", flat=True)[:50])
    for pk in waiting:
        send(pk)
    return len(waiting)
