"""What people read when a trigger of this room refuses (personnel 0002, 0003, 0020)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register("assignment_approval_future", "10/4", _("Onay tarihi bugünden sonra olamaz."))
register("assignment_center_active", "4/1", _("Merkez etkin değil; görevlendirme yapılamaz."))
register(
    "assignment_in_role",
    "4/5",
    _("Kadronun, görev süresinin tamamını kapsayan bir görevi MTEGM'ce belirlenmemiş."),
)
register(
    "assignment_english",
    "4/4",
    _("İngilizce kadrosuna yalnız branşı İngilizce olan öğretmen görevlendirilir."),
)
register(
    "assignment_not_principal",
    "8/2",
    _(
        "Merkezin bulunduğu okulun müdürü genel koordinatör olamaz; koordinatör ona karşı sorumludur."
    ),
)
register(
    "assignment_kept",
    "10/4",
    _("Görevlendirme silinmez ve uzatılmaz; yalnız gerekçesiyle kısaltılır."),
)
register(
    "seat_role_holds_people",
    "4/5",
    _("Kadroda o tarihten sonra görevli öğretmen var; kadro daha önce kaldırılamaz."),
)
register(
    "center_closing_people",
    "4/1",
    _("Merkezde kapanıştan sonraya süren görevlendirme var; önce görevler sona ermelidir."),
)
register(
    "teacher_account_invited",
    "",
    _("Öğretmen, yalnız kendisine giden daveti kabul eden hesaba bağlanır."),
)
register("teacher_account_fixed", "", _("Öğretmenin hesabı başka bir hesapla değiştirilemez."))
register("deputy_principal", "", _("Vekili, yalnız merkezin bulunduğu okulun müdürü belirler."))
register("deputy_period", "", _("Vekâlet bugün veya sonra başlar ve son günü bellidir."))
register(
    "deputy_vacant",
    "4/4",
    _("Genel koordinatör kadrosu bu tarihlerin tamamında boş değil; vekile yer yok."),
)
register("deputy_once", "4/4", _("Bu tarihlerde genel koordinatörlüğe bakan biri zaten var."))
register(
    "deputy_coordinator",
    "4/4",
    _("Vekil, bu tarihlerin tamamında merkezin mesleki gelişim koordinatörü olmalı."),
)
register("deputy_only_ends", "", _("Vekâlet yalnız kısaltılır; bitmiş olan değişmez."))
register(
    "teacher_kept",
    "",
    _("Hesabı olan öğretmen silinemez; görevden ayrıldıysa kaydında “görevde” işaretini kaldırın."),
)
