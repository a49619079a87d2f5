"""Letters in the database and on their pages: entered once, locked, corrected, seen by whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from smm_portal.documents import kinds
from smm_portal.documents.letters import registry, services
from smm_portal.documents.letters.content import Content, Signer, to_office
from smm_portal.documents.models import Document, Letter
from smm_portal.kit import dates
from smm_portal.kit.acts import ALLOWED, ClauseRefusal, refused
from smm_portal.offices.models import Office
from tests.factories.centers import StoredFileFactory, days_ago
from tests.factories.offices import duty_at, national_duty
from tests.support.refused import refused_by, run_sql

from .conftest import pdf, signed_in

pytestmark = pytest.mark.django_db
NUMBER, OTHER = "E-20880154-10.04-101", "E-20880154-10.04-102"
KIND = "test_letter"


def office(kind: str, name: str = "") -> Office:
    rows = Office.objects.filter(kind=kind, name__startswith=name).select_related("parent")
    return rows.order_by("pk").first()


def about(subject, duty):
    owner = Office.objects.get(pk=registry.pk_in(subject, "office"))
    return registry.About(f"Deneme yazısı {owner.pk}", Office.objects.get(code="MTEGM"), owner)


def content(subject, duty):
    owner = Office.objects.select_related("parent").get(pk=registry.pk_in(subject, "office"))
    return Content("deneme yazısı", ("İlk paragraf.",), "Gereğini", to=(to_office(owner),),
                   signer=Signer(title="Daire Başkanı"))  # fmt: skip


def may(duty, subject):
    return refused("Bu yazıyı yalnız uzman hazırlar.") if duty.role == "mtegm_head" else ALLOWED


@pytest.fixture(autouse=True)
def kind():
    yield registry.register(registry.LetterKind(KIND, "Deneme yazısı", about, content, may=may))
    registry._kinds.pop(KIND)
    kinds._kinds.pop(KIND)


@pytest.fixture
def province():
    return office("PROVINCE", "Bursa")


@pytest.fixture
def subject(province):
    return registry.subject_of("office", province.pk)


@pytest.fixture
def draft(kind, subject, duty):
    return services.write(kind, subject, content(subject, duty), duty)


@pytest.fixture
def issued(draft, duty):
    return services.issue(draft, duty, number=NUMBER, date=days_ago(1), file=StoredFileFactory())


def corrected(letter, duty) -> Letter:
    file = StoredFileFactory()
    given = {"number": OTHER, "date": days_ago(1), "file": file, "reason": "Sayı yanlıştı."}
    return services.correct(letter, duty, **given)


# What the services do.


def test_a_draft_has_a_paper_and_the_same_text_makes_no_second(draft, kind, subject, duty):
    assert (draft.state, draft.no, draft.document.edition) == (Letter.State.DRAFT, 1, 1)
    again = services.write(kind, subject, content(subject, duty), duty)
    assert (again.pk, again.document_id) == (draft.pk, draft.document_id)
    other = Content("başka", ("Metin.",), "Gereğini", to=content(subject, duty).to)
    changed = services.write(kind, subject, other, duty)
    assert (changed.pk, changed.document.edition) == (draft.pk, 2)


def test_a_numbered_letter_stands_and_the_next_draft_is_another_letter(issued, kind, subject, duty):
    assert services.standing(KIND, subject) == issued
    assert services.draft_of(KIND, subject) is None
    assert services.write(kind, subject, content(subject, duty), duty).no == 2


def test_only_the_first_number_is_taken(issued, duty):
    with pytest.raises(ClauseRefusal):
        services.issue(issued, duty, number=OTHER, date=days_ago(0), file=StoredFileFactory())


def test_a_correction_stands_beside_the_wrong_row(issued, duty, subject):
    right = corrected(issued, duty)
    wrong = Letter.objects.select_related("correction").get(pk=issued.pk)
    assert (wrong.number, wrong.state) == (NUMBER, Letter.State.CORRECTED)
    assert (right.number, right.no, right.document_id) == (OTHER, 2, issued.document_id)
    assert services.standing(KIND, subject) == right


# What the database refuses, as the application's own role.


@pytest.mark.parametrize(
    "change",
    ["number = 'E-20880154-10.04-9'", "date = date - 1", "file_id = NULL", "title = 'x'",
     "number = '', date = NULL, file_id = NULL, entered_by_id = NULL, entered_at = NULL",
     "document_id = NULL"],
)  # fmt: skip
def test_a_numbered_letter_is_locked(issued, change):
    with refused_by("letter_locked"):
        run_sql(f"UPDATE documents_letter SET {change} WHERE id = %s", issued.pk)


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("letter_identity", "subject = 'office:1'"),
        ("letter_identity", "office_id = owner_id"),
        ("letter_identity", "reason = 'x'"),
        ("letter_document", "document_id = NULL"),
        ("letter_whole", "number = 'E-20880154-10.04-9'"),
        ("letter_whole", "date = smm_today()"),
        ("letter_date", "date = smm_today() + 1"),
    ],
)
def test_a_draft_changes_only_by_getting_all_that_dys_gives(draft, rule, change):
    with refused_by(rule):
        run_sql(f"UPDATE documents_letter SET {change} WHERE id = %s", draft.pk)


def test_a_number_has_the_form_of_dys(draft, duty):
    with refused_by("letter_number_form"):
        services.issue(draft, duty, number="12/345", date=days_ago(1), file=StoredFileFactory())


def test_no_letter_is_deleted_nor_begins_numbered(draft, issued, duty):
    with refused_by("letter_kept"):
        run_sql("DELETE FROM documents_letter WHERE id = %s", draft.pk)
    copy = Letter.objects.get(pk=issued.pk)
    copy.pk, copy.no = None, 7
    with refused_by("letter_begins"):
        copy.save(force_insert=True)


def test_a_correction_corrects_a_numbered_letter_once_and_says_why(issued, draft, duty, subject):
    other = Letter.objects.create(
        kind=KIND, subject=subject, no=5, title=issued.title, office=issued.office,
        owner=issued.owner, written_by=duty,
    )  # fmt: skip
    with refused_by("letter_corrects"):
        corrected(other, duty)
    with refused_by("letter_correction"):
        file = StoredFileFactory()
        services.correct(issued, duty, number=OTHER, date=days_ago(1), file=file, reason="")
    corrected(issued, duty)
    with refused_by("documents_letter_corrects_id_key"):
        corrected(issued, duty)


def test_a_paper_of_another_letter_is_not_taken(draft, kind, duty):
    far = registry.subject_of("office", office("PROVINCE", "Adana").pk)
    strange = services.write(kind, far, content(far, duty), duty)
    with refused_by("letter_document"):
        Letter.objects.filter(pk=draft.pk).update(document=strange.document)


# Who sees what.


def test_drafts_are_the_writing_office_s_and_numbered_letters_go_down_the_tree(
    draft, duty, province
):
    local = duty_at(province, "province_director")
    far = duty_at(office("PROVINCE", "Adana"), "province_director")
    others = [local, far, national_duty("personnel_unit")]
    assert [Letter.objects.visible_to(one).count() for one in others] == [0, 0, 0]
    assert Letter.objects.visible_to(national_duty("auditor")).count() == 1
    assert Letter.objects.visible_to(None).count() == 0
    services.issue(draft, duty, number=NUMBER, date=days_ago(1), file=StoredFileFactory())
    assert [Letter.objects.visible_to(one).count() for one in others] == [1, 0, 1]


def test_the_signed_text_is_read_by_who_reads_the_letter(client, issued, province):
    address = reverse("documents:file", args=[issued.file_id])
    far = duty_at(office("PROVINCE", "Adana"), "province_director")
    assert signed_in(client, duty_at(province, "province_vte")).get(address).status_code == 200
    assert signed_in(client, far).get(address).status_code == 404


# The pages.


def typed(**more) -> dict:
    return {"topic": "yeni konu", "plan": "10.04", "paragraphs": "Bir.\nİki.", "lead": "Gereğini",
            "signer_title": "Genel Müdür"} | more  # fmt: skip


def test_a_draft_is_written_changed_and_shows_how_it_ends(person, subject):
    address = reverse("documents:letter_write", args=[KIND, subject])
    page = person.get(address).content.decode()
    assert "Cümle “rica ederim.” diye biter." in page
    assert "Bursa Valiliğine (İl Millî Eğitim Müdürlüğü)" in page
    answer = person.post(address, typed())
    letter = Letter.objects.get()
    assert answer.url == letter.get_absolute_url()
    kept = letter.document.params["content"]
    assert (kept["topic"], kept["paragraphs"]) == ("yeni konu", ["Bir.", "İki."])
    assert "yeni konu" in person.get(address).content.decode()


def test_what_was_typed_stays_where_something_is_wrong(person, subject):
    address = reverse("documents:letter_write", args=[KIND, subject])
    answer = person.post(address, typed(plan="10.4", paragraphs="Uzun emek."))
    assert answer.status_code == 422
    assert "Uzun emek." in answer.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize(("kind_key", "named"), [("none", "office:1"), (KIND, "center:1"), (KIND, "office:x"),
                                                 (KIND, "office:" + "9" * 18)])  # fmt: skip
def test_what_is_no_letter_is_not_found(person, kind_key, named):
    assert person.get(reverse("documents:letter_write", args=[kind_key, named])).status_code == 404


def test_the_kind_says_who_writes(client, subject):
    head = signed_in(client, national_duty("mtegm_head"))
    assert head.get(reverse("documents:letter_write", args=[KIND, subject])).status_code == 403


def enter(person, letter, name="letter_enter", **more):
    given = {"number": NUMBER.lower(), "date": dates.today().isoformat(), "file": pdf()} | more
    return person.post(reverse(f"documents:{name}", args=[letter.pk]), given)


def test_number_date_and_file_are_entered_on_the_page_once(person, draft):
    assert enter(person, draft).status_code == 302
    draft.refresh_from_db()
    assert (draft.number, draft.date, draft.file.name) == (NUMBER, dates.today(), "olur.pdf")
    assert enter(person, draft).status_code == 403
    page = person.get(draft.get_absolute_url()).content.decode()
    assert NUMBER in page
    assert "Düzeltme gir" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "123"}, "Sayı, E-20880154-10.04-101393051 biçiminde yazılır."),
        ({"date": days_ago(-1).isoformat()}, "bugünden sonra olamaz"),
        ({"file": ""}, "İmzalı yazı (PDF): bu alan zorunludur."),
    ],
)
def test_a_wrong_entry_is_told_at_its_field(person, draft, wrong, said):
    answer = enter(person, draft, **wrong)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_another_office_enters_nothing(client, issued, province):
    local = signed_in(client, duty_at(province, "province_director"))
    assert enter(local, issued, "letter_correct", reason="Yanlış.").status_code == 403


def test_a_correction_is_entered_on_the_page_and_both_are_shown(person, issued):
    same = enter(person, issued, "letter_correct", number=OTHER, reason="")
    assert same.status_code == 422
    answer = enter(person, issued, "letter_correct", number=OTHER, reason="Sayı yanlıştı.")
    page = person.get(answer.url).content.decode()
    assert "Sayı yanlıştı." in page
    assert NUMBER in page
    wrong = person.get(issued.get_absolute_url()).content.decode()
    assert "Bu kayıt düzeltildi" in wrong


def test_the_list_filters_searches_and_exports(person, issued, kind, duty):
    far = registry.subject_of("office", office("PROVINCE", "Adana").pk)
    other = services.write(kind, far, content(far, duty), duty)
    address = reverse("documents:letter_list")

    def shown(query: str) -> set:
        page = person.get(f"{address}?{query}").content.decode()
        return {one.pk for one in (issued, other) if f'href="{one.get_absolute_url()}"' in page}

    assert shown("") == {issued.pk, other.pk}
    assert shown("durum=draft") == {other.pk}
    assert shown("durum=issued") == shown("q=10.04-101") == {issued.pk}
    assert shown("durum=corrected") == set()
    assert shown(f"tur={KIND}&makam={issued.office_id}") == {issued.pk, other.pk}
    assert shown(f"baslangic={dates.today().isoformat()}") == set()
    assert (
        b"".join(person.get(f"{address}?bicim=csv")).decode("utf-8-sig").count("Deneme yazısı") >= 2
    )


def test_the_pages_ask_little(person, issued, kind, subject, duty):
    pages = [reverse("documents:letter_list"), issued.get_absolute_url()]
    pages.append(reverse("documents:letter_write", args=[KIND, subject]))
    for address in pages:
        person.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert person.get(address).status_code == 200
        frame = ("BEGIN", "SET TRANSACTION", "COMMIT", "SAVEPOINT", "RELEASE")
        found = [q["sql"] for q in asked.captured_queries if not q["sql"].startswith(frame)]
        assert len(found) <= 8, f"{address}: {len(found)}\n" + "\n".join(found)
