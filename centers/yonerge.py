"""The clauses that the room of centres owns: founding, fields, school; partners and promotion."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register, register_open

from . import audits

register(
    Clause(
        "4/1",
        _("Merkezi MTEGM kurar; kapatan da aynı yolla MTEGM'dir."),
        "centers",
        (Held.CONSTRAINT, Held.TRIGGER, Held.AUDIT, Held.NOT_YET),
        _(
            "Kuruluş ve kapanış, sayısı ve imzalı belgesi olan bir karara bağlıdır. Karar "
            "olmadan durum değişmez; karar sonradan değiştirilmez, ayrı bir kararla düzeltilir."
        ),
        audits=(
            audits.UNFOUNDED,
            audits.UNCLOSED,
            audits.WRONG_HOST,
            audits.INHERITED_UNFOUNDED,
        ),
    ),
    Clause(
        "4/2",
        _("Merkezin çalışacağı alanları MTEGM belirler."),
        "centers",
        (Held.CONSTRAINT, Held.TRIGGER, Held.AUDIT, Held.NOT_YET),
        _("Alan, bir kararla başlar ve bir kararla biter; kararsız alan yazılamaz."),
        audits=(audits.FIELD_WITHOUT_DECISION, audits.NO_FIELD),
    ),
    Clause(
        "4/3",
        _("Bir okulda aynı anda tek merkez bulunur."),
        "centers",
        (Held.CONSTRAINT, Held.AUDIT, Held.NOT_YET),
        _(
            "Okulda kapanmamış bir merkez varken ikincisi yazılamaz; kuruluş taslağı da sayılır. "
            "Aynı anda kırk kişi denese de yalnız biri kurar."
        ),
        audits=(audits.TWO_AT_A_SCHOOL,),
    ),
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
