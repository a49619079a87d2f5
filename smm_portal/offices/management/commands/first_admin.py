"""manage.py first_admin: the first account of a new portal; all others come by invitation."""

import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from smm_portal.kit.history import acting
from smm_portal.offices.models import Duty, Office, User
from smm_portal.offices.roles import OfficeKind, Role


class Command(BaseCommand):
    help = "Creates the first system administrator; refuses while there is one in force."

    def add_arguments(self, parser) -> None:
        parser.add_argument("email")
        parser.add_argument("first_name")
        parser.add_argument("last_name")

    def handle(self, *args, email: str, first_name: str, last_name: str, **options) -> None:
        if Duty.objects.in_force().filter(role=Role.SYSTEM_ADMIN).exists():
            raise CommandError("Bir sistem yöneticisi zaten var; yeni hesaplar davetle açılır.")
        user = User(email=email.strip().lower(), first_name=first_name, last_name=last_name)
        password = self._password(user)
        with acting(task="İlk hesap"), transaction.atomic():
            user.set_password(password)
            user.full_clean()
            user.save()
            ministry = Office.objects.get(kind=OfficeKind.MINISTRY)
            Duty.objects.create(user=user, office=ministry, role=Role.SYSTEM_ADMIN)
        self.stdout.write(f"{user.email} sistem yöneticisi olarak oturum açabilir.")

    def _password(self, user: User) -> str:
        try:
            validate_email(user.email)
            password = getpass.getpass("Parola: ")
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if getpass.getpass("Parola (yeniden): ") != password:
            raise CommandError("Parolalar birbirini tutmuyor.")
        return password
