"""10/1 in the register."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

from . import audits

_TESTS = "tests/personnel/calls/test_"

register(
    Clause(
        "10/1",
        _("Başvurunun takvimini, yolunu ve ölçütlerini MTEGM koyar."),
        "personnel",
        (Held.CONSTRAINT, Held.TRIGGER, Held.TRANSITION, Held.AUDIT),
        _(
            "Çağrıyı MTEGM uzmanları yazar, MTEGM yöneticisi yayımlar. Yayımdan sonra takvim, "
            "kadrolar, ölçütler ve belgeler değişmez; çağrı yalnız gerekçesiyle uzatılır ya da "
            "iptal edilir ve ilgililere bildirilir. Ağırlıkların toplamı 100'dür. Süresi geçen "
            "aşamalar bulgu olur."
        ),
        tests=(
            _TESTS + "clause_10_1.py::test_the_calendar_of_a_published_call_never_changes",
            _TESTS + "clause_10_1.py::test_the_criteria_of_a_published_call_never_change",
            _TESTS
            + "clause_10_1.py::test_the_seats_and_documents_of_a_published_call_never_change",
            _TESTS + "clause_10_1.py::test_only_mtegms_head_publishes",
            _TESTS + "clause_10_1.py::test_weights_add_up_to_a_hundred",
            _TESTS + "clause_10_1.py::test_a_change_needs_a_reason_and_only_extends",
            _TESTS + "clause_10_1.py::test_a_change_never_changes",
            _TESTS + "races.py::test_two_calls_for_one_seat_published_at_once_leave_one",
            _TESTS + "services.py::test_what_the_database_refuses_is_said_to_be_missing",
        ),
        audits=(
            audits.OVERDUE,
            audits.CHECKS_LATE,
            audits.COMMISSION_LATE,
            audits.BENT_WEIGHTS,
        ),
    )
)
