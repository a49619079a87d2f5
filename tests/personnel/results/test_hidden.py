"""What pages of results keep from whom: unconfirmed decisions, files that a member keeps away from."""

import pytest
from django.urls import reverse

from personnel.models import Commission, Minutes, Objection, Recusal
from personnel.results import drafting, objecting, pdf, signing
from smm_portal.documents import outbox as documents
from smm_portal.kit import dates
from smm_portal.offices.models import Duty
from tests.factories import calls, results
from tests.factories.offices import duty_at, national_duty

pytestmark = pytest.mark.django_db
CLOSED = "Bu dosya size kapalı"


def url(name: str, pk: int) -> str:
    return reverse(f"personnel:{name}", args=[pk])


def text(client, name: str, pk: int, query: str = "") -> str:
    answer = client.get(url(name, pk) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def withdrawn(row: Commission, file, part: str = "HR") -> Duty:
    duty = results.member(row, part)
    Recusal.objects.create(
        commission=row, user=duty.user, application=file, kind="RELATIVE", duty=duty
    )
    return duty


def ruled(row: Commission, reason: str) -> Minutes:
    """Provisional minutes in preparation; every ruling has this reason."""
    paper = drafting.begin(row, results.member(row, "VTE"))
    for one in paper.rulings.all():
        one.reason = f"{reason} {one.candidacy.application.teacher.last_name}"
        one.save()
    return paper


def decided(row: Commission, file) -> Objection:
    """An objection with a decision in supplementary minutes that nobody confirmed yet."""
    wish = file.candidacies.get()
    made = objecting.file(wish, calls.own_duty(file.teacher), "İtiraz ederim.", None)
    said = objecting.Decision(accepted=True, decision="Hizmet süresi yeniden sayıldı.", fits=True)
    objecting.decide(results.read(row), made, results.member(row), said)
    return made


def test_a_decision_on_an_objection_is_the_members_own_until_all_confirmed(review, sign_in):
    row, files = review
    results.published(row)
    decided(row, files[0])
    fellow = duty_at(row.province, "province_vte")
    for duty in (fellow, national_duty("mtegm_expert"), national_duty("auditor")):
        page = text(sign_in(duty), "results", row.pk)
        assert "Karar bekliyor" in page
        assert "Kabul edildi" not in page
        assert "yeniden sayıldı" not in page
    assert "yeniden sayıldı" in text(sign_in(results.member(row)), "results", row.pk)
    results.confirm_all(signing.open_for_members(row, results.member(row)))
    assert "yeniden sayıldı" in text(sign_in(fellow), "results", row.pk)


def test_who_withdrew_is_not_told_what_was_decided_on_the_objection(review, sign_in):
    row, files = review
    duty = withdrawn(row, files[0])
    results.published(row)
    made = objecting.file(
        files[0].candidacies.get(), calls.own_duty(files[0].teacher), "İtiraz.", None
    )
    said = objecting.Decision(accepted=True, decision="Hizmet süresi yeniden sayıldı.", fits=True)
    objecting.decide(results.read(row), made, results.member(row, "VTE"), said)
    results.confirm_all(signing.open_for_members(row, results.member(row, "VTE")))
    client, paper = sign_in(duty), Minutes.objects.get(kind="SUPPLEMENTARY")
    for page in (text(client, "results", row.pk), text(client, "minutes", paper.pk)):
        assert "Kabul edildi" not in page
        assert "yeniden sayıldı" not in page
    assert CLOSED in text(client, "minutes", paper.pk)


def test_minutes_say_nothing_of_a_file_to_who_withdrew_from_it(review, sign_in):
    row, files = review
    client = sign_in(withdrawn(row, files[0]))
    paper = ruled(row, "Görüşüldü:")
    hidden, seen = (f"Görüşüldü: {file.teacher.last_name}" for file in files[:2])
    for _state in ("draft", "signing"):
        page = text(client, "minutes", paper.pk)
        assert CLOSED in page
        assert hidden not in page
        assert seen in page
        if paper.state == "DRAFT":
            paper = signing.open_for_members(row, results.member(row, "VTE"))
    assert hidden in text(sign_in(results.member(row, "VTE")), "minutes", paper.pk)


def test_the_papers_document_is_closed_to_an_applicant_until_the_result_is_published(
    review, sign_in
):
    row, files = review
    hr = withdrawn(row, files[0])
    paper = results.confirmed(row)
    document = pdf.document_of(paper)
    documents.run(document.pk)
    document.refresh_from_db()
    taken = [reverse("documents:document_file", args=[document.pk]), document.get_absolute_url()]
    taken.append(document.file.get_absolute_url())
    client, other = sign_in(hr), sign_in(results.member(row, "VTE"))
    assert [client.get(address).status_code for address in taken] == [404, 404, 404]
    assert [other.get(address).status_code for address in taken[:2]] == [200, 200]
    assert document.title not in text(client, "minutes", paper.pk)
    signing.publish(results.read(row, "CHAIR"), results.member(row, "CHAIR"))
    assert [client.get(address).status_code for address in taken[:2]] == [200, 200]


def test_the_past_of_open_minutes_is_as_closed_as_they_are(draft, sign_in):
    row, paper = draft
    drafting.write_note(row, results.member(row), "Gizli kalacak not.")
    drafting.write_note(row, results.member(row), "Gizli kalacak ikinci not.")
    expert = sign_in(national_duty("mtegm_expert"))
    assert "Gizli kalacak" not in text(expert, "minutes", paper.pk, "?gecmis=1")
    assert "Geçmişi göster" not in text(expert, "minutes", paper.pk)
    member = text(sign_in(results.member(row)), "minutes", paper.pk, "?gecmis=1")
    assert "Gizli kalacak" in member


def test_a_dossier_does_not_stay_open_to_who_asked_for_it(review, sign_in):
    from personnel.results.dossiers import outbox as dossiers

    row, files = review
    row = results.published(row)
    documents.run(pdf.document_of(row.minutes.get()).pk)
    duty = results.member(row)
    made = dossiers.request(row, duty)
    dossiers.run(made.pk)
    made.refresh_from_db()
    address, client = made.file.get_absolute_url(), sign_in(duty)
    assert client.get(address).status_code == 200
    withdrawn(row, files[0])
    assert client.get(address).status_code == 404
    former = duty_at(duty.office, "province_training", user=duty.user)
    Duty.objects.filter(pk=duty.pk).update(ends=dates.today())
    assert sign_in(former).get(address).status_code == 404


def test_a_dossier_holds_only_what_every_member_confirmed(review):
    """It stays, also for the Ministry; what is before the members may still be taken back."""
    from personnel.results.dossiers import files as told
    from personnel.results.dossiers import packing

    row, files = review
    row = results.published(row)
    decided(row, files[0])
    paper = signing.open_for_members(row, results.member(row))

    def said() -> str:
        sheet = "".join(map(str, told.ruling_lines(packing._rulings(row))))
        return sheet + told.as_json(files[0], row).decode()

    assert "Ek tutanak" not in said()
    assert "yeniden sayıldı" not in said()
    results.confirm_all(paper)
    assert "Ek tutanak" in said()
    assert "yeniden sayıldı" in said()
