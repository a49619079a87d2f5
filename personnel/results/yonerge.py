"""The clauses that this part holds: whose turn it is (6/2, 7/2), and who reaches the Ministry (10/3)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

RULES = "tests/personnel/results/test_rules.py::"
TIERS = "tests/personnel/results/test_tiers.py::"
SERVICES = "tests/personnel/results/test_services.py::"
PAGES = "tests/personnel/results/test_pages.py::"

_HOW = _(
    "Adayın sıra grubu branşından çıkar. Bir gruba, üst grupta uygun aday varken sıra gelmez: "
    "böyle bir tutanak üyelerin onayına açılamaz. Tutanak, sıranın kime neden geldiğini yazar."
)

register(
    Clause(
        "6/2",
        _(
            "Alanı tutan genel koordinatör adayı çıkmazsa sıra başka alanlara, önce atölye ve "
            "laboratuvar öğretmenlerine gelir."
        ),
        "personnel",
        (Held.TRIGGER, Held.TRANSITION),
        _HOW,
        tests=(
            RULES + "test_the_same_holds_for_the_general_coordinator",
            TIERS + "test_a_lower_tier_waits_while_a_higher_has_somebody",
            TIERS + "test_what_is_proposed_is_what_the_database_lets_pass",
        ),
    ),
    Clause(
        "7/2",
        _(
            "Alanı tutan mesleki gelişim koordinatörü adayı çıkmazsa sıra başka alanlara, önce "
            "atölye ve laboratuvar öğretmenlerine gelir."
        ),
        "personnel",
        (Held.TRIGGER, Held.TRANSITION),
        _HOW,
        tests=(
            RULES + "test_a_lower_tier_never_opens_while_the_higher_has_somebody_who_fits",
            RULES + "test_nobody_waits_where_nobody_fits",
            TIERS + "test_the_open_tier_and_why",
            TIERS + "test_a_higher_tier_without_anybody_fit_opens_the_next",
            TIERS + "test_the_english_seat_opens_to_nobody_else",
            SERVICES + "test_an_accepted_objection_moves_the_others_of_the_seat",
        ),
    ),
    Clause(
        "10/3",
        _("Komisyon, MTEGM'nin ölçütlerine uyanları saptar ve Bakanlığa ulaştırır."),
        "personnel",
        (Held.CONSTRAINT, Held.TRIGGER, Held.TRANSITION),
        _(
            "Her aday için gerekçeli bir karar yazılır; tutanağı bütün üyeler onaylar, onaylanan "
            "değişmez. Geçici sonuca itiraz edilebilir. Süre dolmadan ve itirazlar karara "
            "bağlanmadan Bakanlığa bildirim yapılamaz; kesin tutanak önceki kararları olduğu gibi "
            "taşır."
        ),
        tests=(
            RULES + "test_no_candidate_is_left_without_a_ruling_and_its_reason",
            RULES + "test_only_the_members_make_minutes_stand",
            RULES + "test_nothing_changes_once_the_minutes_are_confirmed",
            RULES + "test_the_final_minutes_say_what_was_decided_before",
            RULES + "test_nothing_goes_to_the_ministry_before_the_days_for_objections_are_over",
            RULES + "test_a_decided_objection_stays_decided",
            RULES + "test_an_objection_keeps_its_days",
            PAGES + "test_the_way_through_the_pages",
        ),
    ),
)
