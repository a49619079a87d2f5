"""What invented applicants add to their applications: small PDFs that say that they are examples."""

from django.core.files.base import ContentFile
from django.template.loader import render_to_string

from smm_portal.documents.models import StoredFile
from smm_portal.kit.text import fold
from smm_portal.offices.models import Duty

from .decisions import as_pdf

SERVICE, COURSES, PROJECT = "Hizmet belgesi", "Sertifikalar ve kurs belgeleri", "Proje belgeleri"
MANAGED, OBJECTION = "Yöneticilik görev belgesi", "İtiraza ek belge"
TEXTS = {
    SERVICE: (
        "İlgilinin görev yerleri, branşı ve hizmet süresi kurum kayıtlarına göre aşağıdaki gibidir.",
        "Öğretmenlikte geçen süre, adaylık dâhil olarak hesaplanmıştır.",
    ),
    COURSES: (
        "Sayısal kontrollü üretim ve ölçme teknikleri kursu, 40 saat.",
        "Yetişkin eğitimi ve eğiticilik semineri, 30 saat.",
    ),
    PROJECT: (
        "Okul ve sektör ortaklığında yürütülen atölye yenileme çalışmasının sonuç özeti.",
        "Yürütücü öğretmen olarak görev alınmıştır.",
    ),
    MANAGED: ("İlgili, okulumuzda alan şefliği görevini yürütmüştür.",),
    OBJECTION: (
        "Başvuru sırasında elimde olmayan, sonradan alınan yürütücülük yazısı ekte sunulmuştur.",
    ),
}


class Papers:
    """Each kind is rendered once; every upload is a row of its own, as in life."""

    def __init__(self):
        self.made: dict[str, bytes] = {}

    def keep(self, kind: str, duty: Duty) -> StoredFile:
        """An upload of this kind, brought by the holder of the duty now."""
        name = "-".join(fold(kind).split(" ")) + ".pdf"
        return StoredFile.objects.keep(
            ContentFile(self._pdf(kind)), name=name, content_type="application/pdf", duty=duty
        )

    def _pdf(self, kind: str) -> bytes:
        if kind not in self.made:
            context = {"title": kind, "lines": TEXTS[kind]}
            html = render_to_string("personnel/demo/paper.html", context)
            self.made[kind] = as_pdf(html)
        return self.made[kind]
