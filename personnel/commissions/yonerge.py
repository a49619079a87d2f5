"""The clause that this part holds: the commissions of the provinces (10/2)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

RULES = "tests/personnel/commissions/test_clause_10_2.py::"
PAGES = "tests/personnel/commissions/test_review.py::"

register(
    Clause(
        "10/2",
        _(
            "Başvuruları ilde, il millî eğitim müdürünün başkanlığında üç birimin "
            "yöneticilerinden oluşan bir komisyon inceler."
        ),
        "personnel",
        (Held.CONSTRAINT, Held.TRIGGER, Held.TRANSITION),
        _(
            "Her ilin bir çağrı için bir komisyonu olur. Başkan ve üç birim tamam değilse, üç "
            "kişiden az üye varsa ya da başvurular kapanmadıysa inceleme açılmaz. Ayrılan üyenin "
            "yeri aynı işlemle dolar. Kimse kendi başvurusuna ya da çekildiği dosyaya puan "
            "veremez. Üyeler birbirinin puanını herkes puanlayınca görür."
        ),
        tests=(
            RULES + "test_the_review_does_not_open_without_a_part",
            RULES + "test_the_review_does_not_open_with_two_persons",
            RULES + "test_the_review_does_not_open_while_applications_are_open",
            RULES + "test_a_part_is_taken_only_from_its_unit_of_the_province",
            RULES + "test_who_leaves_is_replaced_in_the_same_transaction",
            RULES + "test_nobody_scores_his_own_application",
            RULES + "test_nobody_scores_a_file_he_withdrew_from",
            RULES + "test_only_members_score",
            RULES + "test_a_commission_scores_no_file_of_another_province",
            RULES + "test_a_province_has_one_commission_for_a_call",
            PAGES + "test_nobody_sees_anothers_points_before_all_have_scored",
            PAGES + "test_a_recused_members_file_is_closed_with_the_clause",
        ),
    )
)
