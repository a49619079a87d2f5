"""8/1, 8/2, 9/1 and 9/2 as the portal holds them."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

from .. import audits
from .proofs import LETTERS_WITHOUT_RECORD

RULES = "tests/personnel/work/test_rules.py::"
NIGHTS = "tests/personnel/work/test_nights.py::"
VIEWS = "tests/personnel/work/test_views.py::"

register(
    Clause(
        "8/1-f",
        _("Genel koordinatör işleri çalışanlara bölüştürür ve onlara yol gösterir."),
        "personnel",
        (Held.CONSTRAINT, Held.TRIGGER, Held.RECORD, Held.AUDIT),
        _(
            "İşi yalnız merkezin genel koordinatörü, asaleten ya da vekâleten verir; iş bir bende, "
            "bir kişiye ve görev süresinin içindeki günlere bağlıdır. Verilen iş değişmez, silinmez; "
            "gerekçesiyle vazgeçilir. Yıl içinde kaydı olmayan bentler ekimden sonra bulgu olur."
        ),
        tests=(
            RULES + "test_only_the_centres_general_coordinator_shares_out_the_work",
            RULES + "test_a_letter_belongs_to_its_role",
            RULES + "test_work_lies_in_the_term_and_ends_after_it_begins",
            RULES + "test_what_was_given_stays",
            NIGHTS + "test_letters_without_a_record_are_found_from_october_on",
        ),
        audits=(LETTERS_WITHOUT_RECORD,),
    ),
    Clause(
        "8/2",
        _("Genel koordinatör, merkezin bulunduğu okulun müdürüne hesap verir."),
        "personnel",
        (Held.TRIGGER, Held.RECORD, Held.AUDIT),
        _(
            "Okulun müdürü aynı merkezin genel koordinatörü olamaz. Genel koordinatörün teslim "
            "ettiği işi yalnız okulun müdürü kabul eder ya da gerekçesiyle geri verir."
        ),
        tests=(
            "tests/law/test_clause_8_2.py::test_the_host_schools_principal_is_not_general_coordinator",
            "tests/law/test_audits.py::test_a_coordinator_who_became_principal_is_found",
            RULES + "test_the_general_coordinator_answers_to_the_principal_alone",
        ),
        audits=(audits.PRINCIPAL_COORDINATES,),
    ),
    Clause(
        "9/2",
        _("Mesleki gelişim koordinatörü genel koordinatöre ve okul müdürüne hesap verir."),
        "personnel",
        (Held.TRIGGER, Held.RECORD),
        _(
            "Teslim edilen işi genel koordinatör ya da okulun müdürü kabul eder veya gerekçesiyle "
            "geri verir. Kimse kendi işini kabul edemez, vekil de."
        ),
        tests=(
            RULES + "test_others_answer_to_the_general_coordinator_and_the_principal",
            RULES + "test_a_deputy_does_not_accept_his_own_work",
            RULES + "test_a_task_is_delivered_with_words_and_only_then_accepted",
        ),
    ),
)

_BY_RECORD = _(
    "İş bu bende dayanarak verilir; teslimi ve kabulü kayıtlıdır. Merkezin görev bentleri sayfası "
    "kaydı olan ve olmayan bentleri sayılarıyla gösterir."
)
_SHOWN = (
    NIGHTS + "test_a_record_of_a_letter_is_counted_at_its_centre_in_its_year",
    VIEWS + "test_the_board_names_every_letter_with_its_records",
)
_LETTERS = {
    "8/1-a": _(
        "Genel koordinatör ihtiyaç belirleme, program, eğitim ve ders içeriği işlerini "
        "planlar, bir araya getirir."
    ),
    "8/1-b": _("Genel koordinatör merkezdeki eğitimlerin kurallara uygun geçmesini sağlar."),
    "8/1-c": _("Genel koordinatör proje, araştırma ve rapor işlerini bir araya getirir."),
    "8/1-ç": _("Genel koordinatör merkezin iş birliklerini bir araya getirir."),
    "8/1-d": _("Genel koordinatör tanıtım işlerini düzenler."),
    "8/1-e": _("Genel koordinatör belge, arşiv, izleme ve değerlendirme işlerini yönetir."),
    "8/1-g": _("Genel koordinatör işlerin gidişini hep izler ve daha iyi hâle getirir."),
    "8/1-ğ": _(
        "Genel koordinatör merkeze ayrılan yerlerin ve araçların iyi kullanılmasını sağlar."
    ),
    "8/1-h": _("Genel koordinatör çalışma yerlerini sağlıklı, güvenli ve hazır tutar."),
    "8/1-ı": _(
        "Genel koordinatör merkezin ihtiyaçlarını saptar ve bütçe elverdikçe giderilmesini izler."
    ),
    "9/1-a": _(
        "Mesleki gelişim koordinatörü öğretmenlerin ihtiyaçlarını araştırır, eğitim "
        "programlarını ve gereçlerini hazırlar, günceller."
    ),
    "9/1-b": _(
        "Mesleki gelişim koordinatörü alanının öğretim programını ve ders içeriğini "
        "sektörün istediği yönde geliştirir."
    ),
    "9/1-c": _("Mesleki gelişim koordinatörü sektörü izler, yöntem ve teknik araştırır."),
    "9/1-ç": _("Mesleki gelişim koordinatörü yurt içindeki ve dışındaki etkinlikleri izler."),
    "9/1-d": _("Mesleki gelişim koordinatörü paydaşları bulur ve onlarla çalışılmasını sağlar."),
    "9/1-e": _("Mesleki gelişim koordinatörü proje hazırlar ve yürütür."),
    "9/1-f": _(
        "Mesleki gelişim koordinatörü paydaşların kendi yerlerinde açılan eğitimlere "
        "bilgisi ve deneyimiyle katılır."
    ),
    "9/1-g": _("Mesleki gelişim koordinatörü yapılanları belgeler, izler ve raporlar."),
    "9/1-ğ": _("Mesleki gelişim koordinatörü tanıtım işlerini yürütür."),
    "9/1-h": _("Mesleki gelişim koordinatörü, genel koordinatörün verdiği öteki işleri yapar."),
}
register(
    *(
        Clause(no, statement, "personnel", (Held.RECORD,), _BY_RECORD, _SHOWN)
        for no, statement in _LETTERS.items()
    )
)
