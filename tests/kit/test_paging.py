"""Pages and counts."""

import pytest

from smm_portal.kit import paging
from smm_portal.offices.models import User


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("", 1), ("-1", 1), ("٣", 1), ("1e3", 1), ("9" * 30, 1)]
)
def test_whole(text, number):
    assert paging.whole(text) == number


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (999, "999"), (1234567, "1.234.567")])
def test_thousands(number, text):
    assert paging.thousands(number) == text


@pytest.mark.django_db
def test_a_short_list_needs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        page = paging.page_of(User.objects.order_by("pk"))
    assert (page.number, page.last) == (1, 1)


@pytest.mark.django_db
def test_rows_are_numbered():
    User.objects.bulk_create(User(email=f"p{i}@ornek.test") for i in range(30))
    page = paging.page_of(User.objects.filter(email__startswith="p").order_by("pk"), "2")
    assert (page.first_row, page.last_row, page.total) == (26, 30, 30)


@pytest.mark.django_db
def test_a_page_far_inside_holds_the_same_rows_in_the_same_order(django_assert_num_queries):
    User.objects.bulk_create(User(email=f"p{i:04}@ornek.test") for i in range(paging.FAR + 60))
    rows = User.objects.filter(email__startswith="p").order_by("-email")
    last = paging.FAR // 25 + 2
    with django_assert_num_queries(2):
        page = paging.page_of(rows, str(last))
    assert page.rows == list(rows[(last - 1) * 25 : last * 25])
    assert len(page.rows) == 25
