"""How accounts behave: no sign-up, no own change of e-mail, Turkish words, mails in two forms."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Accounts open by invitation only; the e-mail address is the account's name."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Bu hesap kapatılmış."),
        "email_password_mismatch": _("E-posta ya da parola yanlış."),
        "enter_current_password": _("Şimdiki parolanızı yazın."),
        "incorrect_code": _("Kod yanlış. Uygulamadaki son kodu yazın."),
        "incorrect_password": _("Parola yanlış."),
        "invalid_login": _("E-posta ya da parola yanlış."),
        "invalid_or_expired_key": _("Bağlantı geçersiz ya da süresi geçmiş."),
        "invalid_password_reset": _("Parola yenileme bağlantısı geçersiz ya da süresi geçmiş."),
        "same_as_current": _("Yeni değer şimdikinden farklı olmalı."),
        "too_many_login_attempts": _("Çok fazla yanlış deneme yapıldı. Beş dakika sonra deneyin."),
        "rate_limited": _("Çok sık istek gönderildi. Biraz bekleyip yeniden deneyin."),
    }

    def is_open_for_signup(self, request) -> bool:
        """Nobody opens an account by himself."""
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"{_('SMM Portalı')}: {subject}"

    def clean_email(self, email: str) -> str:
        """E-mails are kept and asked in ASCII small letters, whatever was typed."""
        return email.strip().lower()

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Like allauth's, without the sites framework; the mail has the portal's own look."""
        site = {"name": str(_("SMM Portalı")), "domain": getattr(settings, "SITE_DOMAIN", "")}
        self.render_mail(
            template_prefix, email, {"email": email, "current_site": site, **context}
        ).send()
