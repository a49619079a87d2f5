"""What people read when a trigger of this room refuses (reporting 0002)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register(
    "plan_one_open_revision",
    "5/4",
    _("Planın yazılan veya yolda olan bir revizyonu var; önce o sonuçlanmalı."),
)
register(
    "plan_paper_fits", "5/4", _("Gönderi bu planın merkezine, yılına veya revizyonuna uymuyor.")
)
register("plan_revision_kept", "5/4", _("Plan revizyonu silinemez ve başka bir plana geçemez."))
register("plan_kept", "5/4", _("Yıllık plan silinemez; merkezi ve yılı değişmez."))
register("plan_center_active", "5/4", _("Plan yalnız etkin bir merkez için yazılır."))
