"""The clauses that the room of centres owns: founding, fields, school; partners and promotion."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register, register_open

from . import audits, places  # noqa: F401 - places answers for its offices

register(
    Clause(
        "4/1",
        _("Merkezi MTEGM kurar; kapatan da aynı yolla MTEGM'dir."),
        "centers",
        (Held.CONSTRAINT, Held.TRIGGER, Held.AUDIT),
        _(
            "Kuruluş ve kapanış, sayısı ve imzalı belgesi olan bir karara bağlıdır. Karar "
            "olmadan durum değişmez; karar sonradan değiştirilmez, ayrı bir kararla düzeltilir."
        ),
        tests=(
            "tests/centers/test_clause_4_1.py::test_no_centre_is_active_without_a_founding_decision",
            "tests/centers/test_clause_4_1.py::test_no_centre_closes_without_a_closing_decision",
            "tests/centers/test_clause_4_1.py::test_a_decision_of_another_kind_neither_founds_nor_closes",
            "tests/centers/test_clause_4_1.py::test_only_a_school_attached_to_mtegm_hosts",
            "tests/centers/test_clause_4_1.py::test_a_decision_is_never_edited_nor_deleted",
            "tests/centers/test_clause_4_1.py::test_states_move_only_as_written",
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
        (Held.CONSTRAINT, Held.TRIGGER, Held.AUDIT),
        _("Alan, bir kararla başlar ve bir kararla biter; kararsız alan yazılamaz."),
        tests=(
            "tests/centers/test_clause_4_2.py::test_no_field_is_set_without_a_decision",
            "tests/centers/test_clause_4_2.py::test_no_field_by_a_decision_of_another_kind_or_before_its_effect",
            "tests/centers/test_clause_4_2.py::test_a_row_is_only_ended_and_only_by_a_decision",
        ),
        audits=(audits.FIELD_WITHOUT_DECISION, audits.NO_FIELD),
    ),
    Clause(
        "4/3",
        _("Bir okulda aynı anda tek merkez bulunur."),
        "centers",
        (Held.CONSTRAINT, Held.AUDIT),
        _(
            "Okulda kapanmamış bir merkez varken ikincisi yazılamaz; kuruluş taslağı da sayılır. "
            "Aynı anda kırk kişi denese de yalnız biri kurar."
        ),
        tests=(
            "tests/centers/test_clause_4_3.py::test_a_school_never_hosts_two_centres",
            "tests/centers/test_races.py::test_forty_at_once_found_one",
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
