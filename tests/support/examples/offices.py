"""Addresses of the frame, accounts, offices, duties and invitations."""

from datetime import timedelta

from django.utils import timezone

from smm_portal.offices.models import Duty, Invitation
from smm_portal.offices.roles import FROM_RECORDS, Role
from tests.factories.offices import UserFactory, duty_at


def _office(world):
    return {"pk": world.duty.office_id}, {"pk": world.other_school.office_id}


def _user(world):
    return {"pk": world.duty.user_id}, {"pk": world.stranger.user_id}


def _open_account(world):
    return {"pk": world.nobody.pk}, None


def _closed_account(world):
    closed = UserFactory(is_active=False)
    return {"pk": closed.pk}, None


def _ending_duty(world):
    inside = duty_at(world.school.office, Role.PRINCIPAL, is_deputy=True)
    return {"pk": inside.pk}, {"pk": world.stranger.pk}


def _invitation(world):
    mine, other = world.school.office, world.other_school.office
    return {"pk": _invite(mine, world.duty).pk}, {"pk": _invite(other, world.stranger).pk}


def _invite(office, duty: Duty) -> Invitation:
    return Invitation.objects.create(
        email=f"davetli{office.pk}@smm.invalid",
        first_name="Gökçe",
        last_name="Ilıca",
        role=Role.TEACHER if Role.TEACHER in FROM_RECORDS else Role.PRINCIPAL,
        office=office,
        invited_by=duty,
        expires_at=timezone.now() + timedelta(days=1),
    )


def _token(world):
    from smm_portal.offices.tasks import hash_of

    invitation = _invite(world.school.office, world.stranger)
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=hash_of("anahtar"))
    return {"token": "anahtar"}, {"token": "baska"}


EXAMPLES = {
    "office_detail": _office,
    "office_edit": _office,
    "user_detail": _user,
    "user_close": _open_account,
    "user_reopen": _closed_account,
    "duty_end": _ending_duty,
    "invitation_detail": _invitation,
    "invitation_resend": _invitation,
    "invitation_revoke": _invitation,
    "invitation_accept": _token,
    "account_reset_password_from_key": lambda world: ({"uidb36": "1", "key": "a-b"}, None),
    "account_confirm_email": lambda world: ({"key": "yok"}, None),
    "admin:view_on_site": lambda world: ({"content_type_id": "1", "object_id": "1"}, None),
    "admin:app_list": lambda world: ({"app_label": "offices"}, None),
}
