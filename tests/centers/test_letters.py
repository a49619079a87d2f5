"""The approvals that found and close a centre (4/1, reading 5)."""

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from centers import letters, services
from centers.forms.seats import GENERAL, UNUSED
from centers.models import Decision
from smm_portal.documents.engine import rendering
from smm_portal.documents.letters import registry
from smm_portal.documents.letters import services as letter_services
from smm_portal.documents.models import Letter
from smm_portal.offices.models import Office
from smm_portal.road.models import Draft
from tests.factories.centers import (
    CenterFactory,
    SchoolFactory,
    StoredFileFactory,
    days_ago,
    fields,
)
from tests.factories.offices import duty_at, national_duty

pytestmark = pytest.mark.django_db
NUMBER = "E-20880154-10.04-4242"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def duty():
    return national_duty("mtegm_expert")


@pytest.fixture
def person(client, duty):
    client.force_login(duty.user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def founding():
    return services.draft_center(SchoolFactory(name="Çınar Mesleki ve Teknik Anadolu Lisesi"))


def write(kind: str, center, duty) -> Letter:
    of, subject = registry.find(kind), letters.subject(center)
    return letter_services.write(of, subject, of.build_context(subject, duty), duty)


def issue(letter: Letter, duty) -> Letter:
    file = StoredFileFactory(duty=duty)
    return letter_services.issue(letter, duty, number=NUMBER, date=days_ago(2), file=file)


def planned(center, duty) -> None:
    """What the founding's draft says of fields and seats."""
    chosen = [str(field.pk) for field in fields("Bilişim Teknolojileri", "Radyo-Televizyon")]
    seats = {"role_1": [GENERAL], "role_2": ["gelisim"], "role_3": [UNUSED]}
    draft = Draft.objects.open(duty, "centers.found", center.pk)
    draft.put({"steps": {"alanlar": {"chosen": chosen}, "kadrolar": seats}})


def test_the_founding_names_school_fields_and_seats(founding, duty):
    planned(founding, duty)
    content = letters.founding_content(letters.subject(founding), duty)
    text = " ".join(content.paragraphs)
    assert "Ankara ili" in text
    assert "Çınar Mesleki ve Teknik Anadolu Lisesi bünyesinde" in text
    assert "Bilişim Teknolojileri ve Radyo-Televizyon alanlarında" in text
    assert "2 öğretmenin" in text
    assert content.lead.endswith(
        "“Çınar Sektörel Mükemmeliyet Merkezi” adıyla bir merkez kurulmasını"
    )
    assert content.approver == "GENEL MÜDÜRLÜK MAKAMINA"


def test_a_founding_without_a_draft_is_a_whole_text_too(founding, duty):
    (only,) = letters.founding_content(letters.subject(founding), duty).paragraphs
    assert "bünyesinde, bir sektörel mükemmeliyet merkezi" in only


def test_the_closing_names_the_centre_and_leaves_the_reasons_to_the_writer(duty):
    center = CenterFactory()
    content = letters.closing_content(letters.subject(center), duty)
    assert "tarihinde kurulan" in content.paragraphs[0]
    assert "süren bir iş kalmamıştır" in content.paragraphs[1]
    assert content.lead.endswith("Sektörel Mükemmeliyet Merkezinin kapatılmasını")


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A ve B"), (["A", "B", "C"], "A, B ve C")],
)
def test_names_in_a_sentence(names, said):
    assert letters.joined(names) == said


def test_the_drawn_approval_is_the_centre_s(founding, duty):
    letter = write(letters.FOUNDING, founding, duty)
    assert (letter.office.code, letter.owner_id) == ("MTEGM", founding.office_id)
    assert "GENEL MÜDÜRLÜK MAKAMINA" in rendering.html_of(letter.document)


def test_each_approval_is_written_where_it_is_awaited(person, founding):
    active = CenterFactory()
    status = {
        (kind, center): person.get(
            reverse("documents:letter_write", args=[kind, letters.subject(center)])
        ).status_code
        for kind in (letters.FOUNDING, letters.CLOSING)
        for center in (founding, active)
    }
    assert status == {
        (letters.FOUNDING, founding): 200,
        (letters.FOUNDING, active): 403,
        (letters.CLOSING, founding): 403,
        (letters.CLOSING, active): 200,
    }


def test_nobody_else_drafts_an_approval(client, founding):
    local = duty_at(
        Office.objects.get(pk=founding.school.district.province.office_id), "province_director"
    )
    client.force_login(local.user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
    address = reverse("documents:letter_write", args=[letters.FOUNDING, letters.subject(founding)])
    assert client.get(address).status_code == 403


def test_the_centre_s_page_leads_to_the_draft_and_shows_it(person, founding, duty):
    page = reverse("centers:detail", args=[founding.pk])
    address = reverse("documents:letter_write", args=[letters.FOUNDING, letters.subject(founding)])
    assert f'href="{address}"' in person.get(page).content.decode()
    letter = write(letters.FOUNDING, founding, duty)
    assert f'href="{letter.get_absolute_url()}"' in person.get(page).content.decode()


def test_the_closing_act_leads_to_its_approval(person, duty):
    center = CenterFactory()
    page = reverse("centers:close_step", args=[center.pk, "denetim"])
    address = reverse("documents:letter_write", args=[letters.CLOSING, letters.subject(center)])
    assert f'href="{address}"' in person.get(page).content.decode()
    letter = write(letters.CLOSING, center, duty)
    assert f'href="{letter.get_absolute_url()}"' in person.get(page).content.decode()


def test_the_decision_takes_over_what_dys_gave(person, founding, duty):
    planned(founding, duty)
    letter = issue(write(letters.FOUNDING, founding, duty), duty)
    given = letters.given(duty, letters.FOUNDING, founding)
    assert given == {"number": NUMBER, "date": letter.date, "file": letter.file}
    assert "file" not in letters.given(national_duty("mtegm_head"), letters.FOUNDING, founding)
    decision = Decision.objects.create(kind="FOUNDING", effective_on=letter.date, **given)
    services.found_center(founding, decision, fields("Bilişim Teknolojileri"), [
        services.SeatPlan(1, "GENERAL")
    ])  # fmt: skip
    page = person.get(reverse("centers:decision", args=[decision.pk])).content.decode()
    assert f'href="{letter.get_absolute_url()}"' in page
