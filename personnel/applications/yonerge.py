"""The clauses that this part holds: the conditions of 6/1 and 7/1, asked at sending."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

RULES = "tests/personnel/applications/test_clauses.py::"
PURE = "tests/personnel/test_eligibility.py::"
PAGES = "tests/personnel/applications/test_writing.py::"
LAYERS = (Held.ELIGIBILITY, Held.TRIGGER)
EVERY = (
    PURE + "test_each_condition_names_its_clause",
    RULES + "test_nothing_is_sent_that_was_not_judged",
)

_JUDGED = _(
    "Şart, öğretmenin kaydından ve son başvuru gününe göre hesaplanır, gerekçesiyle saklanır. "
    "Karşılanmıyorsa başvuru gönderilemez. Kontrol eden makam bir bilgiyi gerekçesiyle "
    "düzeltirse şarta aynı anda yeniden bakılır."
)
_PROVED = _(
    "Yöneticilik, MTEGM'ye bağlı okullardaki kayıtlı görevlerden görülür. Kayıtta yoksa görev "
    "belgesi eklenmeden başvuru gönderilemez; belgeyi komisyon notuyla kabul eder."
)
_PLACE = _(
    "Merkezin yeri zorunlu çalışma yeriyse şart aranmaz. Değilse yükümlülüğü süren öğretmenin "
    "başvurusu gönderilemez."
)
_FIELD = _(
    "Branşın eşleştiği alanlar kadronun alanıyla karşılaştırılır ve adayın sıra grubunu belirler "
    "(Madde 6/2, 7/2). İngilizce kadrosuna yalnız İngilizce öğretmeni başvurabilir."
)


def _clause(no: str, statement, how, *tests: str) -> Clause:
    return Clause(no, statement, "personnel", LAYERS, how, tests=(*EVERY, *tests))


register(
    _clause(
        "6/1-a",
        _("Genel koordinatör, Bakanlık kadrosunda çalışan bir öğretmendir."),
        _JUDGED,
        RULES + "test_a_general_coordinator_needs_a_ministry_post",
        PAGES + "test_every_reason_is_told_at_once_and_nothing_is_sent",
    ),
    _clause(
        "6/1-b",
        _("Genel koordinatörün adaylığıyla birlikte en az dört yıllık öğretmenliği vardır."),
        _JUDGED,
        RULES + "test_a_general_coordinator_needs_four_years_on_the_last_day",
        PURE + "test_four_years_hold_from_their_day_on_and_not_before",
        PURE + "test_a_day_not_counted_never_helps",
    ),
    _clause(
        "6/1-c",
        _(
            "Genel koordinatör daha önce MTEGM'ye bağlı bir okulda müdürlük, müdür "
            "yardımcılığı ya da alan veya bölüm şefliği yapmıştır."
        ),
        _PROVED,
        RULES + "test_who_managed_no_school_of_mtegm_adds_a_document",
        RULES + "test_managing_counts_at_schools_of_mtegm_only",
        PAGES + "test_a_failing_condition_is_told_corrected_and_then_sent",
    ),
    _clause(
        "6/1-ç",
        _(
            "Merkez zorunlu çalışma yerinde değilse genel koordinatörün bu yükümlülüğü "
            "bitmiş ya da kaldırılmış olmalıdır."
        ),
        _PLACE,
        RULES + "test_a_general_coordinator_owes_no_compulsory_service_elsewhere",
    ),
    _clause(
        "6/1-d",
        _("Genel koordinatörün atandığı alan, merkezin alanlarından biriyle ilgilidir."),
        _FIELD,
        RULES + "test_the_field_decides_whose_turn_it_is_for_the_general_seat",
    ),
    _clause(
        "7/1-a",
        _("Mesleki gelişim koordinatörü, Bakanlık kadrosunda çalışan bir öğretmendir."),
        _JUDGED,
        RULES + "test_a_development_coordinator_needs_a_ministry_post",
    ),
    _clause(
        "7/1-b",
        _(
            "Mesleki gelişim koordinatörünün adaylığıyla birlikte en az dört yıllık "
            "öğretmenliği vardır."
        ),
        _JUDGED,
        RULES + "test_a_development_coordinator_needs_four_years_on_the_last_day",
        PURE + "test_four_years_hold_from_their_day_on_and_not_before",
        PURE + "test_both_articles_count_years_alike",
    ),
    _clause(
        "7/1-c",
        _(
            "Merkez zorunlu çalışma yerinde değilse mesleki gelişim koordinatörünün bu "
            "yükümlülüğü bitmiş ya da kaldırılmış olmalıdır."
        ),
        _PLACE,
        RULES + "test_a_development_coordinator_owes_no_compulsory_service_elsewhere",
    ),
    _clause(
        "7/1-ç",
        _(
            "Mesleki gelişim koordinatörünün atandığı alan, merkezin alanlarından biriyle "
            "ilgilidir."
        ),
        _FIELD,
        RULES + "test_the_field_decides_whose_turn_it_is_for_a_development_seat",
        RULES + "test_the_english_seat_takes_applications_of_english_teachers_only",
    ),
)
