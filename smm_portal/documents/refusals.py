"""What people read when a trigger of this room refuses (documents 0004, 0006)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register("document_immutable", "", _("Hazır belge değiştirilemez."))
register("document_kept", "", _("Belge silinemez."))
register("document_identity", "", _("Belgenin ne olduğu sonradan değiştirilemez."))
register("document_begins", "", _("Belge istenerek başlar."))
register("document_transition", "", _("Belge bu durumdan istenen duruma geçemez."))
register("document_file", "", _("Belgenin dosyası özetine uymuyor."))

register("letter_begins", "", _("Resmî yazı taslak olarak başlar; sayısı sonra girilir."))
register("letter_corrects", "", _("Yalnız sayısı girilmiş bir yazı düzeltilir."))
register("letter_kept", "", _("Resmî yazı silinemez."))
register(
    "letter_locked",
    "",
    _("Sayısı girilmiş yazı değiştirilemez. Yanlışsa düzeltme girin; ikisi de saklanır."),
)
register("letter_identity", "", _("Yazının ne olduğu sonradan değiştirilemez."))
register("letter_document", "", _("Taslak başka bir yazının."))
register("letter_date", "", _("Yazının tarihi bugünden sonra olamaz."))
