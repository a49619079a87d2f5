"""Telling people: one row a person and matter, shown in the portal and mailed from there.

Texts name papers, offices and acts, never what a paper or a reason says: mails travel openly.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.dispatch import receiver
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from smm_portal.offices.models import Duty, Office
from smm_portal.offices.roles import Role

from .drawing import where
from .models import Notification, Step, Submission
from .signals import step_taken
from .transitions import CENTER_STAFF, DESKS, Act, State

BATCH = 1000
LONGEST = Notification._meta.get_field("text").max_length


def tell(duties: Iterable[Duty], key: str, text: str, url: str = "", urgent: bool = False) -> None:
    """Tell the holders of the duties once; ``key`` names the matter. Urgent ones are mailed now."""
    send(rows_for(duties, key, text, url, urgent))


def rows_for(duties, key: str, text: str, url: str = "", urgent: bool = False):
    """Unsaved rows, one a person, for ``send``."""
    people = {duty.user_id: duty for duty in duties}
    text = Truncator(text).chars(LONGEST)
    return [
        Notification(user_id=user, duty=duty, key=key, text=text, url=url, urgent=urgent)
        for user, duty in people.items()
    ]


def send(rows: list[Notification]) -> None:
    """Store what was not told yet; mails of urgent ones leave when the transaction is through."""
    Notification.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    for user in {row.user_id for row in rows if row.urgent}:
        transaction.on_commit(lambda pk=user: _mail(pk), robust=True)


def _mail(user_id: int) -> None:
    from .tasks import mail_person

    mail_person.delay(user_id, urgent=True)


def desk_roles(office: Office) -> list[str]:
    """The roles that handle papers at the office."""
    place = office.code if office.kind == Office.Kind.DIRECTORATE else office.kind
    return DESKS.get(place) or DESKS.get(f"{place}_FINAL", [])


def desk_of(office: Office):
    """Duties in force today that handle papers at the office."""
    return Duty.objects.in_force().filter(office=office, role__in=desk_roles(office))


def staff_of(submission: Submission):
    """The coordinators of the sending centre in force today."""
    return Duty.objects.in_force().filter(office=submission.office_id, role__in=CENTER_STAFF)


def mtegm_experts():
    return Duty.objects.in_force().filter(role=Role.MTEGM_EXPERT)


@receiver(step_taken)
def after_step(sender, step: Step, submission: Submission, **kwargs) -> None:
    """Who gets the paper learns it at once; the centre learns where its paper is."""
    if step.to_office_id:
        _tell_desk(step, submission)
    if step.act == Act.WITHDRAW:
        _tell_of_withdrawal(step, submission)
    else:
        _tell_centre(step, submission)


def _others(duties, step: Step):
    """Whoever did it need not be told."""
    return duties.exclude(user=step.user_id)


def _tell_desk(step: Step, submission: Submission) -> None:
    text = _("Makamınıza geldi: %(paper)s") % {"paper": _named(submission)}
    key, url = f"step:{step.pk}:desk", submission.get_absolute_url()
    tell(_others(desk_of(step.to_office), step), key, text, url, urgent=True)


def _named(submission: Submission) -> str:
    """The paper with its centre, where the title does not begin with it."""
    center = str(submission.office)
    title = submission.title
    return title if title.startswith(center) else f"{title} ({center})"


def _tell_of_withdrawal(step: Step, submission: Submission) -> None:
    sent = submission.steps.filter(number=step.number - 1).select_related("to_office").first()
    if sent is None or sent.to_office is None:
        return
    text = _("Gönderen geri çekti: %(paper)s") % {"paper": _named(submission)}
    tell(_others(desk_of(sent.to_office), step), f"step:{step.pk}:desk", text)


def _tell_centre(step: Step, submission: Submission) -> None:
    urgent = step.after in (State.RETURNED, State.REFUSED)
    people = _others(staff_of(submission), step)
    if step.to_office_id == submission.office_id:  # the general coordinator's desk is told above
        people = people.exclude(role=Role.GENERAL_COORDINATOR)
    key, url = f"step:{step.pk}:centre", submission.get_absolute_url()
    tell(people, key, _centre_text(step, submission), url, urgent)


def _centre_text(step: Step, submission: Submission) -> str:
    said = {"title": submission.title, "office": step.from_office, "where": where(submission)}
    if step.after == State.RETURNED:
        return _("İade edildi: %(title)s. Gerekçesi gönderinin sayfasında. (%(office)s)") % said
    if step.after == State.REFUSED:
        return _("Reddedildi: %(title)s. Gerekçesi gönderinin sayfasında. (%(office)s)") % said
    if step.after == State.APPROVED:
        return _("Kabul edildi: %(title)s (%(office)s)") % said
    return _("Yolda ilerledi: %(title)s. %(where)s") % said


def holders(offices: Iterable[Office]) -> dict[int, list[Duty]]:
    """Office id → the duties that handle papers there today; one query for all."""
    roles = Q(pk__in=[])
    for office in offices:
        roles |= Q(office=office, role__in=desk_roles(office))
    found: dict[int, list[Duty]] = defaultdict(list)
    for duty in Duty.objects.in_force().filter(roles):
        found[duty.office_id].append(duty)
    return found
