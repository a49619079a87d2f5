"""What people read when a trigger of this room refuses (offices 0002, 0004, 0006)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register("office_kind_fixed", "", _("Makamın türü sonradan değişmez."))
register("office_code_fixed", "", _("Makamın kısa adı sonradan değişmez."))
register("office_cycle", "", _("Bir makam kendi altına bağlanamaz."))
register("office_place", "", _("Bu türden bir makam seçilen makama bağlanamaz."))
register("duty_place", "", _("Bu görev seçilen makamda yürütülmez."))
register(
    "duty_from_records",
    "",
    _(
        "Bu görev kayıtlardan doğar: koordinatörlük görevlendirmeden, öğretmenlik öğretmen kaydından."
    ),
)
register("duty_kept", "", _("Görev silinmez, bitiş tarihi verilerek sona erdirilir."))
register("duty_fixed", "", _("Görevin kişisi, makamı ve türü değişmez. Yeni bir görev verin."))
register(
    "duty_only_ends",
    "",
    _("Görevin süresi yalnız kısaltılır; bitiş bugünden önce olamaz."),
)
register("invitation_over", "", _("Kabul edilmiş veya geri çekilmiş davet değişmez."))
register("identity_view_kept", "", _("Kimlik numarası görüntüleme kaydı değişmez ve silinmez."))
register(
    "identity_view_duty", "", _("Kimlik numarası yalnız yürürlükteki bir görevle görüntülenir.")
)
