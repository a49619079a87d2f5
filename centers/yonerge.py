"""The clauses that the room of centres owns: founding, fields, school; partners and promotion."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import register_open

register_open(
    "centers",
    "",
    {
        "4/1": _("Merkezi MTEGM kurar; kapatan da aynı yolla MTEGM'dir."),
        "4/2": _("Merkezin çalışacağı alanları MTEGM belirler."),
        "4/3": _("Bir okulda aynı anda tek merkez bulunur."),
    },
)

register_open(
    "centers",
    _("Merkezin ve alanlarının kaydı hazırdır. Bu işin kendi kaydı henüz yapılmadı."),
    {
        "5/1-d": _(
            "Merkez, alanında çalışan yerli ve yabancı benzer kuruluşlarla kurallara uygun "
            "iş birliği kurar, bildiğini onlarla paylaşır."
        ),
        "5/1-e": _(
            "Merkez, öğretmenin gelişimi ve ders içerikleri için yurt içi ve uluslararası "
            "proje yazar, kabul edileni yürütür."
        ),
        "5/1-f": _("Merkez sektörle, sosyal ortaklarla ve paydaş kurumlarla birlikte çalışır."),
        "5/1-g": _("Merkez alanındaki etkinlikleri izler ve öğretmenlere haber verir."),
        "5/1-ğ": _("Merkez yaptıklarını tanıtır."),
        "5/1-h": _("Merkez, MTEGM'nin bu çerçevede verdiği öteki işleri de yapar."),
    },
)
