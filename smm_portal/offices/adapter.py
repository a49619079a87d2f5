"""How accounts behave: no sign-up, no own change of e-mail, Turkish words, mails in two forms."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.middleware import client_address

from . import mails

# Mails to addresses that nobody registered would only serve strangers.
UNSENT = {"account/email/unknown_account", "account/email/account_already_exists"}


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

    def is_safe_url(self, url) -> bool:
        """Whether ``next`` stays on this site; an address that cannot be read does not."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def clean_email(self, email: str) -> str:
        """E-mails are kept and asked in ASCII small letters, whatever was typed."""
        return email.strip().lower()

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """allauth's mails in the portal's own words: account/email/x becomes email/account/x."""
        if template_prefix not in UNSENT:
            room, _folder, name = template_prefix.split("/")
            mails.build(f"{room}/{name}", email, context).send()

    def send_notification_mail(self, template_prefix, user, context=None, email=None) -> None:
        """Tell the owner about each change of password or second factor, at his only address."""
        facts = {"user": user, "ip": self.get_client_ip(self.request), **(context or {})}
        self.send_mail(template_prefix, email or user.email, facts)

    def get_password_change_redirect_url(self, request) -> str:
        return "/profil/"

    def get_client_ip(self, request) -> str:
        """The address as the history counts it, behind the known number of proxies."""
        return client_address(request)
