"""The clauses that the room of plans and reports owns."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import register_open

register_open(
    "reporting",
    _("Yıllık plan, rapor ve izleme kayıtları henüz yapılmadı."),
    {
        "5/4": _(
            "Merkez her yıl amacı, hedefi, göstergesi ve yöntemi yazılı bir faaliyet planı ile "
            "onu izleyen bir rapor hazırlar, MTEGM'ye gönderir."
        ),
        "11/1": _(
            "Merkez, işleri hep daha iyi yürüsün diye belli aralıklarla izlenir, değerlendirilir."
        ),
        "11/2": _(
            "Merkez takvim yılı bitince planına dayanan raporunu yazar: yapılanlar, kazanımlar "
            "ve yeni uygulama önerileri; raporu MTEGM'ye gönderir."
        ),
        "11/3": _("İzleme ve değerlendirme Bakanlığın kılavuzlarına göre yapılır."),
    },
)
