"""Schools, decisions and centres for tests. Provinces, districts, fields, subjects and the
fifteen inherited centres are in every test database: look them up, do not make them.
"""

import datetime as dt
import io

import factory
import pikepdf
from django.core.files.base import ContentFile

from centers import services
from centers.models import Center, Decision, DecisionKind, District, Field, School, SeatKind
from centers.services import SeatPlan
from smm_portal.documents.models import StoredFile
from smm_portal.kit import dates
from smm_portal.offices.models import Duty, Office, User
from smm_portal.offices.roles import Role

DEFAULT_FIELDS = ("Bilişim Teknolojileri", "Makine ve Tasarım Teknolojisi")


def days_ago(count: int) -> dt.date:
    """The day so many days before today (after it for a negative count)."""
    return dates.today() - dt.timedelta(days=count)


def district(province: str = "Ankara", name: str = "") -> District:
    """A district of the reference data, the first of its province when unnamed."""
    rows = District.objects.filter(province__name=province, has_directorate=True)
    return rows.get(name=name) if name else rows.first()


def fields(*names: str) -> list[Field]:
    """Fields of the reference data by name, in the order asked for."""
    found = {field.name: field for field in Field.objects.filter(name__in=names)}
    return [found[name] for name in names]


def pdf_bytes() -> bytes:
    """A small sound PDF."""
    pdf, out = pikepdf.Pdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def clerk() -> Duty:
    """A head of MTEGM in whose name factories store files; one a database."""
    found = Duty.objects.filter(user__email="katip@smm.invalid").first()
    if found:
        return found
    user = User.objects.create_user("katip@smm.invalid", first_name="Kâtip", last_name="Sınar")
    office = Office.objects.get(code="MTEGM")
    return Duty.objects.create(
        user=user, office=office, role=Role.MTEGM_HEAD, starts=days_ago(2000)
    )


class StoredFileFactory(factory.django.DjangoModelFactory):
    """A stored PDF; ``content`` gives other bytes."""

    class Meta:
        model = StoredFile

    name = "karar.pdf"

    @classmethod
    def _create(cls, model, *args, content=None, duty=None, **kwargs):
        kwargs.setdefault("content_type", "application/pdf")
        return model.objects.keep(
            ContentFile(content or pdf_bytes()), duty=duty or clerk(), **kwargs
        )


class SchoolFactory(factory.django.DjangoModelFactory):
    """A school that can host a centre, in Ankara unless ``district`` says otherwise."""

    class Meta:
        model = School

    name = factory.Sequence(lambda n: f"Deneme {n} Mesleki ve Teknik Anadolu Lisesi")
    code = factory.Sequence(lambda n: f"{800000 + n}")
    district = factory.LazyFunction(district)

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        instance.refresh_from_db()


class DecisionFactory(factory.django.DjangoModelFactory):
    """A founding decision of 400 days ago; give ``kind`` and ``date`` for others."""

    class Meta:
        model = Decision

    kind = DecisionKind.FOUNDING
    number = factory.Sequence(lambda n: f"E-20880154-10.04-{5000000 + n}")
    date = factory.LazyFunction(lambda: days_ago(400))
    effective_on = factory.SelfAttribute("date")
    file = factory.SubFactory(StoredFileFactory)


def usual_seats(of: list[Field]) -> list[SeatPlan]:
    """General on 1, English on 2, one development seat a field on 3 and 4; 5 out of use."""
    plans = [
        SeatPlan(1, SeatKind.GENERAL),
        SeatPlan(2, SeatKind.DEVELOPMENT, english=True),
    ]
    return plans + [
        SeatPlan(number, SeatKind.DEVELOPMENT, field)
        for number, field in enumerate(of[:2], start=3)
    ]


def five_seats(of: list[Field]) -> list[SeatPlan]:
    """As usual, with the fifth seat for the first field too."""
    return [*usual_seats(of), SeatPlan(5, SeatKind.DEVELOPMENT, of[0])]


class CenterFactory(factory.django.DjangoModelFactory):
    """An active centre, founded by a decision through the services.

    ``fields`` are names or rows; ``seats`` is a list of SeatPlan or a function of the
    fields (``usual_seats`` unless said).
    """

    class Meta:
        model = Center

    school = factory.SubFactory(SchoolFactory)
    decision = factory.SubFactory(DecisionFactory)
    fields = DEFAULT_FIELDS
    seats = None

    @classmethod
    def _create(cls, model, *args, school, decision, seats, **kwargs):
        of = [*kwargs.pop("fields")]
        of = fields(*of) if isinstance(of[0], str) else of
        plans = seats if isinstance(seats, list) else (seats or usual_seats)(of)
        services.found_center(services.draft_center(school), decision, of, plans)
        return model.objects.with_place().get(school=school, state="ACTIVE")
