"""The clauses that the room of plans and reports owns."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register, register_open

from . import audits

RULES = "tests/reporting/test_plan_rules.py::"
SERVICES = "tests/reporting/test_plan_services.py::"
PAGES = "tests/reporting/test_plan_pages.py::"

register(
    Clause(
        "5/4",
        _(
            "Merkez her yıl amacı, hedefi, göstergesi ve yöntemi yazılı bir faaliyet planı ile "
            "onu izleyen bir rapor hazırlar, MTEGM'ye gönderir."
        ),
        "reporting",
        (
            Held.STRUCTURE,
            Held.CONSTRAINT,
            Held.TRIGGER,
            Held.TRANSITION,
            Held.AUDIT,
            Held.NOT_YET,
        ),
        _(
            "Merkezin bir yılda bir planı olur. Eksik bölümü olan plan gönderilemez; gönderilen "
            "plan değişmez, değişiklik yeni revizyonla olur. Plan MTEGM'ye makamlar yoluyla "
            "ulaşır. Kabul edilmiş planı olmayan merkez bulgu olur. Yıllık rapor henüz yapılmadı."
        ),
        tests=(
            RULES + "test_an_incomplete_plan_is_not_sent",
            RULES + "test_what_was_sent_is_frozen_in_every_table",
            RULES + "test_a_paper_moves_only_by_steps",
            RULES + "test_two_revisions_are_never_open_together",
            SERVICES + "test_a_centre_has_one_plan_a_year",
            SERVICES + "test_an_empty_plan_names_all_that_is_missing_and_is_not_sent",
            SERVICES + "test_weights_that_do_not_add_up_to_a_hundred_bar_sending",
            SERVICES + "test_what_was_sent_is_not_written_by_any_verb",
            SERVICES + "test_a_return_opens_the_next_revision_with_the_same_keys_and_text",
            SERVICES + "test_an_accepted_plan_stays_in_force_until_a_change_of_it_is_accepted",
            SERVICES + "test_no_plan_accepted_for_the_running_year_is_a_finding",
            PAGES + "test_the_principal_reads_from_sending_on",
        ),
        audits=(audits.NO_PLAN, audits.INCOMPLETE),
    ),
)

register_open(
    "reporting",
    _("Yıllık rapor ve izleme kayıtları henüz yapılmadı."),
    {
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
