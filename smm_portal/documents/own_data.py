"""What this room holds about a person, for his own file (offices.own_data)."""

from smm_portal.offices.models import User

from .models import Document, ImportJob, Letter, StoredFile


def files(user: User) -> list[dict]:
    """Files that the person uploaded, by name."""
    rows = StoredFile.objects.filter(uploaded_by=user).order_by("at", "pk")
    return [{"Dosya": one.name, "Boyut": one.size, "Yükleme": one.at} for one in rows]


def letters(user: User) -> list[dict]:
    """Official letters that the person drafted."""
    rows = Letter.objects.filter(written_by__user=user).order_by("written_at", "pk")
    return [
        {"Yazı": one.title, "Hazırlama": one.written_at, "Sayı": one.number, "Tarih": one.date}
        for one in rows
    ]


def imports(user: User) -> list[dict]:
    """Imports that the person started."""
    rows = ImportJob.objects.filter(duty__user=user).select_related("file").order_by("created_at")
    return [
        {
            "Tür": one.kind,
            "Dosya": one.file.name,
            "Başlama": one.created_at,
            "Durum": one.get_state_display(),
        }
        for one in rows.defer("problems", "preview")
    ]


def documents(user: User) -> list[dict]:
    """Documents that the person had made."""
    rows = Document.objects.filter(duty__user=user).order_by("issued_at", "pk")
    return [
        {
            "Belge": one.title,
            "Kod": one.code,
            "Düzenlenme": one.issued_at,
            "Durum": one.get_state_display(),
        }
        for one in rows
    ]
