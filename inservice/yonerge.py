"""The clauses that the room of training owns: needs, programmes, activities, course material."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import register_open

register_open(
    "inservice",
    _("Eğitimlerin kaydı henüz yapılmadı."),
    {
        "3/1-e": _(
            "Merkezin eğitimine resmî veya özel meslek okullarının eğitim çalışanları katılır; "
            "eğitim merkezî ya da mahallî, yüz yüze ya da uzaktandır."
        ),
        "3/1-f": _("Bir yılın eğitimleri tek bir yıllık planda toplanır."),
        "3/1-g": _(
            "Her eğitimin yazılı bir programı olur: adı, amacı, süresi, kime göre olduğu, "
            "içeriği, yöntemi, ölçmesi ve uygulaması."
        ),
        "5/1-a": _(
            "Merkez, sektör değiştikçe öğretmenlerin neyi öğrenmesi, programların ve ders "
            "içeriklerinin nerede yenilenmesi gerektiğini araştırır."
        ),
        "5/1-b": _(
            "Merkez bu ihtiyaca göre eğitim programı taslağı yazar, günceller ve ÖYGM'nin "
            "onayı için MTEGM'ye ulaştırır."
        ),
        "5/1-c": _(
            "Merkez, onaylı programa dayanan eğitimlerini plan için MTEGM'ye önerir; kabul "
            "edilenler kurallara uygun yürür."
        ),
        "5/1-ç": _(
            "Merkez, öğretmenin gelişimi ve ders içerikleri için araştırma yapar, geliştirir, "
            "raporlar ve benzer çalışmalara katkı verir."
        ),
        "5/2": _(
            "Merkezî eğitimi MTEGM, mahallî eğitimi il müdürlüğü eşgüdümler; ikisi de ÖYGM "
            "onayıyla yapılır."
        ),
    },
)
