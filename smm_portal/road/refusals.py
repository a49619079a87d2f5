"""What people read when a trigger of the road refuses (road 0003)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register("road_begins_as_draft", "5/3", _("Gönderi, merkezin taslağı olarak başlar."))
register("road_only_steps_move", "5/3", _("Gönderi yalnız yolundaki işlemlerle ilerler."))
register("road_step_kept", "5/3", _("Yolda yapılan işlem değiştirilemez ve silinemez."))
register("road_duty_in_force", "5/3", _("Bu işlemi yapacağınız görev bugün yürürlükte değil."))
register("road_transition", "5/3", _("Gönderi şu an sizin makamınızda bu işlemi beklemiyor."))
register("road_needs_reason", "5/3", _("Gerekçe yazın: iade ve ret gerekçesiz yapılamaz."))
register("road_incomplete", "5/3", _("Eksik bölüm var; gönderilemez."))
register(
    "road_frozen", "5/3", _("Gönderilen metin değiştirilemez; iade edilirse yeni revizyon açılır.")
)
register("road_kind", "5/3", _("Gönderinin türü bu kayda uymuyor."))
