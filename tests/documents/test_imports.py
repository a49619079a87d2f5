"""Imports: looked at whole, stored only after a yes, applied once and wholly."""

import datetime as dt
import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from python_calamine import load_workbook

from smm_portal.documents.imports import jobs
from smm_portal.documents.models import ImportJob
from smm_portal.documents.models.import_job import ATTEMPTS, ImportState
from smm_portal.documents.tasks import resend_imports
from smm_portal.kit.refusals import register
from smm_portal.offices.models import SavedView
from tests.documents.conftest import csv, pdf, rows_of, sheet_xml, signed_in, xlsx
from tests.factories.offices import national_duty

pytestmark = pytest.mark.django_db

GOOD = ("Ankara", "123456", "01.09.2015")


@pytest.fixture
def upload(person, django_capture_on_commit_callbacks):
    """Upload a file as the person would; its task runs at once."""

    def send(file, kind="gorunum") -> ImportJob:
        with django_capture_on_commit_callbacks(execute=True):
            answer = person.post(f"/aktarimlar/yeni/{kind}/", {"file": file})
        assert answer.status_code == 302, answer.content.decode()
        return ImportJob.objects.latest("pk")

    return send


@pytest.fixture
def say_yes(person, django_capture_on_commit_callbacks):
    def send(job, **more):
        with django_capture_on_commit_callbacks(execute=True):
            answer = person.post(f"/aktarimlar/{job.pk}/onayla/", more)
        job.refresh_from_db()
        return answer

    return send


def names() -> list[str]:
    return sorted(SavedView.objects.values_list("name", flat=True))


def test_nothing_is_stored_until_confirmed(upload, say_yes, person):
    job = upload(xlsx(GOOD, ("Bolu", "654321", "")))
    assert (job.state, job.creates, job.bad_rows) == ("ready", 2, 0)
    assert names() == []
    page = person.get(job.get_absolute_url()).content.decode()
    assert "2 satırı aktar" in page
    assert "Ankara" in page
    say_yes(job)
    assert (job.state, job.applied) == ("done", 2)
    assert names() == ["Ankara", "Bolu"]
    assert "2 satır aktarıldı." in person.get(job.get_absolute_url()).content.decode()


def test_a_second_yes_does_nothing(upload, say_yes):
    job = upload(xlsx(GOOD))
    say_yes(job)
    answer = say_yes(job)
    assert answer.status_code == 302
    assert (job.state, names()) == ("done", ["Ankara"])


def test_what_would_change_is_told_apart(upload, say_yes, duty):
    for name, code in (("Ankara", "123456"), ("Bolu", "111111")):
        SavedView.objects.create(user=duty.user, list_name="aktarim", name=name, query=code)
    job = upload(xlsx(GOOD, ("Bolu", "654321", ""), ("Çorum", "777777", "")))
    assert (job.creates, job.updates, job.unchanged) == (1, 1, 1)
    say_yes(job)
    assert job.applied == 2
    assert SavedView.objects.get(name="Bolu").query == "654321"


def test_a_file_without_news_asks_for_no_yes(upload, say_yes, person, duty):
    SavedView.objects.create(user=duty.user, list_name="aktarim", name="Ankara", query="123456")
    job = upload(xlsx(GOOD))
    assert "değişecek kayıt yok" in person.get(job.get_absolute_url()).content.decode()
    say_yes(job)
    assert job.state == "ready"


def test_every_problem_names_row_column_and_value(upload, person):
    job = upload(xlsx(GOOD, ("", "12", "31.02.2020"), ("Ankara", "999999", ""), ("Van", "12", "")))
    found = {(p["row"], p["column"], p["value"]): p["message"] for p in job.problems}
    assert found[3, "Görünüm adı", ""] == "Boş bırakılamaz."
    assert "21.11.2026 biçiminde" in found[3, "Başlama tarihi", "31.02.2020"]
    assert found[4, "Görünüm adı", "Ankara"] == "Bu kayıt 2. satırda da var."
    assert found[5, "Kurum kodu", "12"] == "Kurum kodu altı rakamdır."
    assert (job.bad_rows, job.problem_count) == (3, 4)
    page = person.get(job.get_absolute_url()).content.decode()
    assert "31.02.2020" in page


def test_bad_rows_are_left_out_only_when_said(upload, say_yes):
    job = upload(xlsx(GOOD, ("Van", "12", "")))
    page = say_yes(job).content.decode()
    assert "kutuyu işaretleyin" in page
    assert job.state == "ready"
    say_yes(job, skip_bad="on")
    assert (job.state, names()) == ("done", ["Ankara"])


def test_bad_rows_leave_as_a_workbook_with_reasons(upload, person):
    job = upload(xlsx(GOOD, ("=1+1", "12", ""), ("Van", "12", "")))
    answer = person.get(f"/aktarimlar/{job.pk}/hatali-satirlar/")
    rows = (
        load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert rows[0] == ["Satır", "Görünüm adı", "Kurum kodu", "Başlama tarihi", "Neden"]
    assert rows[1][1].startswith("'=")
    assert rows[2] == [4, "Van", "12", "", "Kurum kodu: Kurum kodu altı rakamdır."]


def test_the_sample_can_be_imported_back(upload, person):
    answer = person.get("/aktarimlar/yeni/gorunum/ornek/")
    content = b"".join(answer.streaming_content)
    assert "ornek-dosya.xlsx" in answer["Content-Disposition"]
    job = upload(_named(content))
    assert (job.state, job.creates) == ("ready", 1), job.error


def _named(content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("ornek.xlsx", content)


def test_excel_s_dirt_is_taken_off(upload, say_yes):
    dirty = [
        ("\u00a0ŞANLIURFA\n merkez ", 123456.0, dt.date(2015, 9, 1)),
        (" Iğdır", "654321.0", "1/9/2015"),
    ]
    job = upload(xlsx(*dirty))
    assert job.bad_rows == 0, job.problems
    say_yes(job)
    assert dict(SavedView.objects.values_list("name", "query")) == {
        "ŞANLIURFA merkez": "123456",
        "Iğdır": "654321",
    }


def test_empty_and_merged_rows_are_skipped_and_titles_stand_above(upload):
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="B1" t="str"><v>MTEGM LİSTESİ 2026</v></c></row>'
        '<row r="3"><c r="B3" t="str"><v>KURUM KODU *</v></c><c r="C3" t="str"><v>İSİM</v></c><c r="D3" t="str"><v>Not</v></c></row>'
        '<row r="5"><c r="B5"><f>100+1</f><v>123456</v></c><c r="C5" t="str"><v>Ağrı</v></c><c r="D5" t="e"><v>#N/A</v></c></row>'
        '<row r="9"><c r="B9" t="str"><v>12</v></c><c r="C9" t="str"><v>Muş</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells></worksheet>'
    )
    job = upload(sheet_xml(xml))
    assert (job.state, job.creates, job.bad_rows) == ("ready", 1, 1), job.error
    assert job.problems[0]["row"] == 9
    assert job.preview["unknown"] == ["Not"]
    assert len(job.preview["notes"]) == 2


def test_a_stray_cell_far_away_is_refused_not_loaded(upload):
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="str"><v>Ad</v></c></row><row r="1048576"><c s="1" r="XFD1048576" t="str"><v>x</v></c></row>'
        "</sheetData></worksheet>"
    )
    job = upload(sheet_xml(xml))
    assert job.state == "failed"
    assert "1048576. satır" in job.error


def test_missing_doubled_and_absent_headings_are_named(upload):
    job = upload(xlsx(sheets=[("A", [{"Görünüm adı": "x", "Tarih": "y"}])]))
    assert (job.state, "Kurum kodu" in job.error) == ("failed", True)
    job = upload(xlsx(sheets=[("A", [{"Görünüm adı": "x", "AD": "y", "Kurum kodu": "z"}])]))
    assert "“Görünüm adı” sütunu iki kez var" in job.error
    job = upload(xlsx(sheets=[("A", [{"Elma": "x", "Armut": "y"}])]))
    assert "Başlık satırı bulunamadı" in job.error
    job = upload(xlsx(sheets=[("A", [dict.fromkeys(("Görünüm adı", "Kurum kodu"), None)])]))
    assert "başka satır yok" in job.error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_in_any_dress(upload, encoding, delimiter):
    job = upload(csv(("Şırnak ığüş", "123456", "1.9.2015"), encoding=encoding, delimiter=delimiter))
    assert (job.state, job.creates) == ("ready", 1), job.error or job.problems
    assert job.preview["rows"][0]["cells"][0] == "Şırnak ığüş"


@pytest.mark.parametrize("value", ["=HYPERLINK(1)", "@SUM(A1)", "+cmd|x", "-2+3+cmd"])
def test_formulas_as_text_are_refused(upload, value):
    job = upload(csv((value, "123456", "")))
    assert (job.bad_rows, "Formül gibi" in job.problems[0]["message"]) == (1, True)


def test_the_wrong_file_is_refused_at_the_field(person):
    page = person.post("/aktarimlar/yeni/gorunum/", {"file": pdf("liste.xlsx")}).content.decode()
    assert "CSV metni değil" in page
    page = person.post("/aktarimlar/yeni/gorunum/", {}).content.decode()
    assert "Dosya" in page
    assert not ImportJob.objects.exists()


def test_a_row_that_the_database_refuses_is_named_and_nothing_is_written(
    upload, say_yes, duty, monkeypatch, view_import
):
    job = upload(xlsx(*[(f"G{i}", "123456", "") for i in range(120)]))
    # Between the look-up of the batch and its writing, another connection makes row 77's name.
    look = type(view_import).prepare

    def prepare(self, rows, duty):
        found = look(self, rows, duty)
        if any(row["name"] == "G75" for row in rows):
            SavedView.objects.get_or_create(
                user=duty.user, list_name="aktarim", name="G75", query=""
            )
        return found

    monkeypatch.setattr(type(view_import), "prepare", prepare)
    say_yes(job)
    assert job.state == "failed"
    assert job.error.startswith("77. satır: Bu adla kayıtlı bir görünümünüz var.")
    assert names() == []


def test_what_changed_since_the_check_stops_the_whole(upload, say_yes, monkeypatch, view_import):
    job = upload(xlsx(GOOD, ("Bolu", "654321", "")))
    monkeypatch.setattr(type(view_import), "clean_row", _refuse_bolu(type(view_import).clean_row))
    say_yes(job)
    assert (job.state, names()) == ("failed", [])
    assert job.error.startswith("3. satır: Bolu olmaz.")


def _refuse_bolu(before):
    from django.core.exceptions import ValidationError

    def clean_row(self, row, context):
        if row["name"] == "Bolu":
            raise ValidationError("Bolu olmaz.")
        return before(self, row, context)

    return clean_row


def test_a_fault_of_the_portal_fails_the_job_and_says_so(upload, say_yes, monkeypatch, view_import):
    job = upload(xlsx(GOOD))
    monkeypatch.setattr(type(view_import), "apply", lambda *a: 1 / 0)
    say_yes(job)
    assert (job.state, names()) == ("failed", [])
    assert "Beklenmeyen bir hata" in job.error


def test_a_form_can_judge_the_rows(upload, say_yes):
    job = upload(xlsx(sheets=[("A", [{"Ad": "kısa"}, {"Ad": "çok uzun ad"}])]), "bicimli")
    assert (job.creates, job.bad_rows) == (1, 1)
    assert job.problems[0]["column"] == "Ad"
    say_yes(job, skip_bad="1")
    assert names() == ["kısa"]


def test_a_no_leaves_everything_as_it_was(upload, say_yes, person):
    job = upload(xlsx(GOOD))
    person.post(f"/aktarimlar/{job.pk}/vazgec/")
    say_yes(job)
    assert (job.state, names()) == ("cancelled", [])


def test_others_do_not_find_the_job(upload, client):
    job = upload(xlsx(GOOD))
    other = signed_in(client, national_duty("mtegm_head"))
    for way in ("", "hatali-satirlar/"):
        assert other.get(f"/aktarimlar/{job.pk}/{way}").status_code == 404
    for way in ("onayla/", "vazgec/"):
        assert other.post(f"/aktarimlar/{job.pk}/{way}").status_code == 404
    assert ImportJob.objects.get().state == "ready"


def test_a_duty_that_ended_applies_nothing(upload, duty, django_capture_on_commit_callbacks):
    job = upload(xlsx(GOOD))
    type(duty).objects.filter(pk=duty.pk).update(ends=timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True):
        jobs.confirm(job, skip_bad=False)
    job.refresh_from_db()
    assert (job.state, names()) == ("failed", [])
    assert "görev artık geçerli değil" in job.error


def test_lists_and_forms_open(upload, person):
    upload(xlsx(GOOD))
    page = person.get("/aktarimlar/").content.decode()
    assert "Görünüm aktarımı" in page
    assert "liste.xlsx" in page
    page = person.get("/aktarimlar/yeni/gorunum/").content.decode()
    assert "Altı rakam." in page
    assert person.get("/aktarimlar/yeni/yok/").status_code == 404


# Workers that die, messages that get lost ----------------------------------------------------------


def waiting_job(duty) -> ImportJob:
    from smm_portal.documents.models import StoredFile

    file = xlsx(GOOD)
    kept = StoredFile.objects.keep(
        file, name="a.xlsx", content_type="application/x-xlsx", duty=duty
    )
    return ImportJob.objects.create(kind="gorunum", file=kept, duty=duty)


def test_a_lost_message_is_sent_again(duty, django_capture_on_commit_callbacks):
    job = waiting_job(duty)
    with django_capture_on_commit_callbacks(execute=True):
        assert resend_imports() == 1
    job.refresh_from_db()
    assert job.state == "ready"


def test_a_killed_worker_s_job_is_taken_over_after_its_lease(duty):
    job = waiting_job(duty)
    dead = ImportJob.objects.lease(job.pk, ImportState.CHECKING)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "checking"
    ImportJob.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.state == "ready"
    assert not dead.hold(checked=1)
    assert not dead.finish(ImportState.FAILED, error="geç kaldı")


def test_what_kills_every_worker_is_given_up(duty):
    job = waiting_job(duty)
    ImportJob.objects.update(attempts=ATTEMPTS, leased_until=timezone.now() - timedelta(seconds=1))
    assert resend_imports() == 0
    job.refresh_from_db()
    assert job.state == "failed"
    assert "yarıda kaldı" in job.error


def test_a_working_job_refreshes_itself(duty, person):
    job = waiting_job(duty)
    page = person.get(job.get_absolute_url()).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert re.search(r"<noscript><meta http-equiv=.refresh", page)
    part = person.get(job.get_absolute_url(), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    jobs.run(job.pk)
    part = person.get(job.get_absolute_url(), headers={"HX-Request": "true"})
    assert part["HX-Refresh"] == "true"


def test_only_the_first_visible_sheet_is_read(upload):
    job = upload(xlsx(sheets=[("Liste", rows_of(GOOD)), ("Diğer", [{"x": "y"}])]))
    assert job.preview["sheet"] == "Liste"


def test_too_many_rows_are_refused(upload, monkeypatch, view_import):
    monkeypatch.setattr(type(view_import), "max_rows", 60)
    job = upload(xlsx(*[(f"G{i}", "123456", "") for i in range(120)]))
    assert "en çok 60 satır" in job.error


def test_names_of_rules_reach_the_person(upload, say_yes, monkeypatch, view_import):
    from smm_portal.kit.acts import ClauseRefusal

    register("test_rule", "4/5", "Beşten fazla öğretmen olamaz.")
    job = upload(xlsx(GOOD))

    def apply(self, items, duty):
        raise ClauseRefusal("Beşten fazla öğretmen olamaz.", "4/5")

    monkeypatch.setattr(type(view_import), "apply", apply)
    say_yes(job)
    assert "2. satır" in job.error
    assert "Madde 4/5" in job.error
