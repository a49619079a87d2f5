"""What people read when the rules of appointments, renewals and the work refuse (personnel 0009, 0010)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

SAID = {
    "nomination_kept": ("10/4", _("Teklif yalnız görevlendirmeden önce, gerekçesiyle çıkarılır.")),
    "nomination_by_mtegm": ("10/4", _("Teklif listesini MTEGM hazırlar.")),
    "appointment_finally_fits": (
        "10/4",
        _(
            "Görevlendirme, Bakanlığa bildirilen kesin tutanakta uygun bulunanlar arasından yapılır."
        ),
    ),
    "assignment_inherited_closed": (
        "10/4",
        _(
            "Çağrılar portalda yürütülüyor; görevlendirme bir çağrıdan ya da yeniden görevlendirmeden doğar."
        ),
    ),
    "assignment_renews": (
        "10/5",
        _("Yeniden görevlendirme, aynı öğretmenin aynı kadrodaki sonraki görev süresidir."),
    ),
    "renewal_kept": ("10/5", _("İnha değişmez; onayı yeni görevlendirmedir.")),
    "renewal_by_mtegm": ("10/5", _("Yeniden görevlendirmeyi MTEGM inha eder.")),
    "renewal_of_term": (
        "10/5",
        _("İnha, süresini dolduracak bir görev için ve o sürenin sonrasına yapılır."),
    ),
    "renewal_by_ministry": ("10/5", _("İnhaya Personel GM birimi karar verir.")),
    "start_by_principal": ("10/4", _("Göreve başlamayı merkezin okulunun müdürü kaydeder.")),
    "start_in_term": ("10/4", _("Göreve başlama günü görev süresinin içinde, en geç bugün olur.")),
    "start_kept": ("10/4", _("Göreve başlama kaydı değişmez.")),
    "handover_kept": ("10/5", _("Teslim edilen madde değişmez.")),
    "duty_task_by_coordinator": ("8/1-f", _("İş bölümünü merkezin genel koordinatörü yapar.")),
    "duty_task_clause": (
        "8/1-f",
        _("Genel koordinatöre 8'inci, diğerlerine 9'uncu maddenin bentlerinden iş verilir."),
    ),
    "duty_task_in_term": ("8/1-f", _("İşin günleri, kişinin görev süresinin içinde olur.")),
    "duty_task_kept": ("8/1-f", _("Verilen iş değişmez ve silinmez; gerekirse vazgeçilir.")),
    "duty_task_answers_to": (
        "9/2",
        _(
            "Genel koordinatörün işini okul müdürü, diğerlerinin işini genel koordinatör ya da "
            "okul müdürü kabul eder (Madde 8/2, 9/2)."
        ),
    ),
    "duty_task_return_reason": ("9/2", _("İş, nedeni yazılarak geri verilir.")),
    "duty_task_transition": ("8/1-f", _("İşin bulunduğu durumda bu işlem yapılmaz.")),
    "absence_month_confirmed": ("10/4", _("Bu ayın çizelgesi onaylandı; önce düzeltmeye açın.")),
    "absence_recorder": ("10/4", _("İzni okul müdürü ya da genel koordinatör kaydeder.")),
    "absence_in_term": ("10/4", _("İzin günleri görev süresinin içinde olmalı.")),
    "sheet_by_principal": ("10/4", _("Aylık çizelgeyi merkezin okulunun müdürü onaylar.")),
    "sheet_month_begun": ("10/4", _("Ay başlamadan çizelge onaylanmaz.")),
    "sheet_once": ("10/4", _("Bu ayın çizelgesi onaylanmış.")),
    "sheet_kept": ("10/4", _("Onaylanan çizelge değişmez; düzeltmeye açılır.")),
}

for rule, (clause, message) in SAID.items():
    register(rule, clause, message)
