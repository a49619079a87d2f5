"""10/4 and 10/5 as the portal holds them."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

from ..work.audits import UNCONFIRMED_MONTHS
from . import audits

TESTS = "tests/personnel/appointments/"

register(
    Clause(
        "10/4",
        _(
            "Bakanlık, şartları taşıyanları 2006/11350 sayılı Karar'ın 16/2'sine göre görevlendirir."
        ),
        "personnel",
        (Held.CONSTRAINT, Held.TRIGGER, Held.RECORD, Held.AUDIT),
        _(
            "Görevlendirme yalnız Bakanlığa bildirilen kesin tutanakta uygun bulunanlar arasından "
            "yazılır; onay sayısı, tarihi ve süresi kayıtlıdır. Bir liste ya bütünüyle "
            "görevlendirilir ya da hiç. Göreve başlamayı okul müdürü kaydeder. Görevdeyken yitirilen "
            "şart bulgu olur, görevi kendiliğinden bitirmez."
        ),
        tests=(
            TESTS + "test_clause_10_4.py::test_only_whom_the_final_minutes_name_is_appointed",
            TESTS + "test_clause_10_4.py::test_only_whom_the_final_minutes_name_is_put_on_the_list",
            TESTS + "test_clause_10_4.py::test_nothing_is_inherited_after_the_first_call",
            TESTS + "test_clause_10_4.py::test_only_the_hosts_principal_records_a_start",
            TESTS + "test_clause_10_4.py::test_an_assignment_has_one_basis",
            TESTS
            + "test_appointing.py::test_one_refused_row_appoints_nobody_and_every_refused_row_says_why",
            TESTS + "test_races.py::test_two_units_appoint_the_same_list_once",
            TESTS + "test_lost.py::test_a_lost_post_is_found",
            "tests/personnel/work/test_nights.py::test_a_month_not_confirmed_is_found_after_the_fifth",
        ),
        audits=(audits.APPOINTED_UNFIT, audits.LATE_START, UNCONFIRMED_MONTHS, *audits.LOST),
    ),
    Clause(
        "10/5",
        _("Süresi dolan çalışanı, MTEGM önerirse Bakanlık yeniden görevlendirebilir."),
        "personnel",
        (Held.CONSTRAINT, Held.TRIGGER, Held.RECORD, Held.AUDIT),
        _(
            "İnhayı MTEGM, kararı Personel GM yazar; onay, aynı öğretmenin aynı kadrodaki bitişik "
            "süresidir. Bitişe 60, 30, 15 ve 7 gün kala hatırlatılır. İnha edilmeyen görev devir "
            "teslimle biter; bitmeyen devir teslim bulgudur."
        ),
        tests=(
            TESTS + "test_clause_10_5.py::test_a_renewal_is_the_next_term_of_the_same_person",
            TESTS + "test_clause_10_5.py::test_nobody_is_renewed_without_a_proposal_of_mtegm",
            TESTS + "test_clause_10_5.py::test_a_term_is_proposed_once",
            TESTS
            + "test_renewing.py::test_approval_is_the_next_term_of_the_same_person_in_the_same_seat",
            TESTS + "test_reminders.py::test_each_mark_once_and_missed_days_are_made_up_for",
            TESTS + "test_reminders.py::test_an_open_handover_is_found_after_the_end",
        ),
        audits=(audits.NOT_ADJACENT, audits.OPEN_HANDOVER),
    ),
)
