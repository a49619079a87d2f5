"""Whole plans for tests of the printed one: as many aims, objectives and rows as wished."""

from itertools import cycle

from reporting.models import Aim, AnnualPlan, Indicator, Objective, PlannedAction, PlanRevision
from reporting.models.targets import ActivityClause
from smm_portal.offices.models import Duty, Office
from smm_portal.road import services
from smm_portal.road.models import Step, Submission
from smm_portal.road.transitions import Act
from tests.factories.offices import duty_at
from tests.factories.personnel import coordinator_duty

SITUATION = (
    "Merkezin alanlarında öğretmenlerin güncel üretim teknolojilerine erişimi sınırlıdır; geçen yıl"
    " yapılan ihtiyaç taramasında ölçme ve değerlendirme, robotik sistemler ve yapay zekâ"
    " uygulamaları öne çıkmıştır.\n\nİşletmelerle görüşmelerde İŞ SAĞLIĞI VE GÜVENLİĞİ, enerji"
    " verimliliği ile sayısal tasarım konularında ortak eğitim istenmiştir. Iğdır, Şanlıurfa ve"
    " Çağlayancerit'ten gelen öğretmenler için barınma desteği sürmektedir."
)
ACTIONS = (
    "Robotik ve otomasyon alanında hizmet içi eğitim faaliyeti düzenlemek",
    "Öğretmenlerin eğitim ihtiyacını anket ve odak grup görüşmeleriyle belirlemek",
    "Sektör temsilcileriyle iş birliği toplantısı yapmak ve tutanağını paylaşmak",
    "Modüler öğretim materyali hazırlayıp pilot okullarda denemek",
    "Mesleki ve teknik eğitim fuarında merkezin çalışmalarını tanıtmak",
)
METHODS = (
    "Alan öğretmenleriyle çevrim içi anket uygulanır, sonuçlar merkez kurulunda değerlendirilir.",
    "Üç günlük uygulamalı atölye; katılımcılar bir ürün ortaya koyar, ürünler sergilenir.",
    "Protokol yapılan kuruluşun tesislerinde, MEBBİS üzerinden başvurularla yürütülür.",
)
MONTHS = ([2, 3], [9, 10, 11], [1, 4, 7, 10], list(range(1, 13)), [6])


def revision(center, year=2026, number=1, plan=None) -> PlanRevision:
    """A draft revision without text."""
    plan = plan or AnnualPlan.objects.create(center=center, year=year)
    paper = services.begin("annual_plan", center.office, "Plan", plan.year, number)
    return PlanRevision.objects.create(plan=plan, number=number, submission=paper)


def write(of: PlanRevision, aims=2, objectives=3, indicators=3, actions=5) -> PlanRevision:
    """Fill the revision with so many of everything; the weights add up to 100."""
    PlanRevision.objects.filter(pk=of.pk).update(situation=SITUATION, changes="Yeni ihtiyaçlar.")
    for a in range(1, aims + 1):
        aim = Aim.objects.create(
            revision=of, position=a, text=f"Öğretmenlerin mesleki gelişimini güçlendirmek ({a})"
        )
        for o in range(1, objectives + 1):
            _objective(aim, a, o, indicators, actions)
    of.refresh_from_db()
    return of


def _objective(aim, a: int, o: int, indicators: int, actions: int) -> None:
    objective = Objective.objects.create(
        aim=aim, position=o,
        text=f"Yıl sonuna kadar {a * 40 + o} öğretmene üretim teknolojilerinde eğitim vermek",
    )  # fmt: skip
    share = 100 // indicators
    Indicator.objects.bulk_create(
        Indicator(
            objective=objective, position=i + 1, unit="kişi", baseline=10 * i, target=40 + 25 * i,
            name=f"Eğitimi başarıyla tamamlayan öğretmen sayısı ({i + 1}. grup)",
            weight=share if i else 100 - share * (indicators - 1),
            method="Katılım çizelgeleri ve uygulama sınavı sonuçları", responsible="Genel koordinatör",
        )
        for i in range(indicators)
    )  # fmt: skip
    names, methods, months = cycle(ACTIONS), cycle(METHODS), cycle(MONTHS)
    clauses = cycle(ActivityClause.values[: 3 + o])
    PlannedAction.objects.bulk_create(
        PlannedAction(
            objective=objective, position=i + 1, name=next(names), clause=next(clauses),
            method=next(methods), months=next(months), budget=12500 * (i % 3),
            responsible="Mesleki gelişim koordinatörü",
            budget_source="Döner sermaye" if i % 3 == 1 else "Genel bütçe",
        )
        for i in range(actions)
    )  # fmt: skip


def accept(of: PlanRevision, gk=None, head=None) -> Submission:
    """Send it and carry it up to its acceptance; the province's director is a deputy.

    By bare steps: what else acceptance sets off is other tests' matter.
    """
    paper, center = of.submission, of.plan.center
    _step(paper, gk or coordinator_duty(center), Act.SEND)
    while paper.at_office.kind != Office.Kind.DIRECTORATE:
        _step(paper, _desk(paper.at_office), Act.FORWARD)
    _step(paper, head or duty_at(paper.at_office, "mtegm_head"), Act.APPROVE)
    return paper


def _step(paper: Submission, duty, act: str) -> None:
    Step.objects.create(submission=paper, duty=duty, act=act, next_due=services.office_due())
    paper.refresh_from_db()


def _desk(office: Office):
    role = {"SCHOOL": "principal", "DISTRICT": "district_director", "PROVINCE": "province_director"}
    deputy = office.kind == Office.Kind.PROVINCE
    known = Duty.objects.filter(office=office, role=role[office.kind], is_deputy=deputy).first()
    return known or duty_at(office, role[office.kind], is_deputy=deputy)
