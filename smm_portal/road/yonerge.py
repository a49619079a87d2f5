"""The clause that the road owns: what a centre sends climbs through the offices."""

from django.utils.translation import gettext_lazy as _

from smm_portal.law.register import Clause, Held, register

register(
    Clause(
        "5/3",
        _(
            "Merkez üst makama kendi başına yazmaz; işi okul, varsa ilçe ve il "
            "müdürlüğünden sırayla geçer."
        ),
        "road",
        (Held.TRANSITION, Held.TRIGGER),
        _(
            "Gönderi, makamların ağacında yalnız bir üst makama ilerler; kimin nerede ne "
            "yapabileceği tek tabloda yazılıdır. Her adımı veritabanı o tabloya göre denetler: "
            "başka yoldan ilerletilemez, adım silinemez, yoldaki metin değiştirilemez."
        ),
        tests=(
            "tests/road/test_road.py::test_a_paper_climbs_from_the_centre_to_mtegm_and_is_accepted",
            "tests/road/test_road.py::test_the_table_that_people_read_is_the_one_the_database_asks",
            "tests/road/test_state_machine.py::test_nothing_that_people_do_leads_off_the_road",
            "tests/road/test_frozen_tables.py::test_no_table_of_what_travels_takes_a_write",
            "tests/road/test_road_races.py::test_of_ten_forwards_at_once_one_is_a_step",
        ),
    )
)
