"""What people read when a trigger of this room refuses (documents 0004)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register("document_immutable", "", _("Hazır belge değiştirilemez."))
register("document_kept", "", _("Belge silinemez."))
register("document_identity", "", _("Belgenin ne olduğu sonradan değiştirilemez."))
register("document_begins", "", _("Belge istenerek başlar."))
register("document_transition", "", _("Belge bu durumdan istenen duruma geçemez."))
register("document_file", "", _("Belgenin dosyası özetine uymuyor."))
