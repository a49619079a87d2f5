"""Mails in two forms, text and HTML, from templates/email/."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def link(path: str) -> str:
    """The whole address of a path of the portal."""
    return settings.SITE_URL.rstrip("/") + path


def build(name: str, to: str, context: dict, headers: dict | None = None) -> EmailMultiAlternatives:
    """The mail ``email/<name>_subject.txt``, ``_message.txt`` and, where there is one, ``.html``."""
    context = {"site_url": settings.SITE_URL, **context}
    subject = " ".join(_part(f"{name}_subject.txt", context).split())
    mail = EmailMultiAlternatives(
        _("SMM Portalı: %(subject)s") % {"subject": subject},
        _part(f"{name}_message.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers=headers,
    )
    if html := _html(name, context):
        mail.attach_alternative(html, "text/html")
    return mail


def _part(name: str, context: dict) -> str:
    return render_to_string(f"email/{name}", context).strip() + "\n"


def _html(name: str, context: dict) -> str:
    try:
        return render_to_string(f"email/{name}_message.html", context)
    except TemplateDoesNotExist:
        return ""
