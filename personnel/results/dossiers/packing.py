"""Packs everything that a commission has into one zip, file by file, in a worker."""

import csv
import hashlib
import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files.base import File
from django.utils.translation import gettext as _

from smm_portal.kit.text import fold

from ...models import Application, Commission, Minutes, Ruling, Score
from ...models.results import MinutesState
from .. import pdf
from . import files
from .outbox import NotYet

Tell = Callable[[int, str], None]
BOM = "\ufeff"
PIECE = 1 << 20


@dataclass(frozen=True)
class Packed:
    """The zip, open for reading; how many files it holds, and its name."""

    content: File
    files: int
    name: str


class Sheaf:
    """A zip being filled, with the hash of each file for its list of contents."""

    def __init__(self, target):
        self.zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self.listed: list[tuple[str, int, str]] = []

    def __enter__(self):
        return self

    def __exit__(self, *exc) -> None:
        self.zip.close()

    def add(self, path: str, content: bytes) -> None:
        """One file from memory."""
        self.add_stream(path, io.BytesIO(content))

    def add_stream(self, path: str, source) -> None:
        """One file piece by piece: evidence may be large."""
        summed, size = hashlib.sha256(), 0
        with self.zip.open(path, "w") as target:
            while piece := source.read(PIECE):
                summed.update(piece)
                size += len(piece)
                target.write(piece)
        self.listed.append((path, size, summed.hexdigest()))

    def add_table(self, path: str, head: tuple, rows) -> None:
        """A table as the portal's own CSV: BOM, semicolons, no formulas."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows([_plain(value) for value in row] for row in rows)
        self.add(path, (BOM + out.getvalue()).encode())

    def end(self) -> None:
        """Write the list of contents."""
        head = (_("Dosya"), _("Boyut (bayt)"), _("SHA-256"))
        self.add_table("icindekiler.csv", head, list(self.listed))


def _plain(value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


@contextmanager
def packed(commission: Commission, tell: Tell):
    """The commission's dossier in a file that goes away afterwards. Raises ``NotYet``."""
    tell(2, _("Bilgiler toplanıyor"))
    with tempfile.TemporaryFile() as target:
        with Sheaf(target) as sheaf:
            _minutes(sheaf, commission)
            _tables(sheaf, commission)
            _applications(sheaf, commission, tell)
            sheaf.end()
        tell(97, _("Dosya saklanıyor"))
        content = File(target)
        content.size = target.seek(0, io.SEEK_END)
        target.seek(0)
        yield Packed(content, len(sheaf.listed), _name(commission))


def _name(commission: Commission) -> str:
    return f"{plain_name(f'{commission.province} {commission.call}')}.zip"


def plain_name(text: str) -> str:
    """A name for a file in a zip: plain letters, no paths."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:60] or "dosya"


def _minutes(sheaf: Sheaf, commission: Commission) -> None:
    rows = Minutes.objects.filter(commission=commission, state=MinutesState.CONFIRMED)
    for order, paper in enumerate(rows.order_by("pk"), start=1):
        document = pdf.document_of(paper)
        if document is None or not document.ready:
            raise NotYet(_("Tutanağın PDF'i hazırlanıyor; paket sonra yeniden denenecek."))
        name = plain_name(str(paper.get_kind_display()))
        with document.file.open() as source:
            sheaf.add_stream(f"tutanaklar/{order}-{name}.pdf", source)


def _tables(sheaf: Sheaf, commission: Commission) -> None:
    head = (_("Tutanak"), _("Aday"), _("Kadro"), _("Sonuç"), _("Sıra"), _("Puan"), _("Gerekçe"))
    sheaf.add_table("kararlar.csv", head, files.ruling_lines(_rulings(commission)))
    head = (_("Aday"), _("Üye"), _("Ölçüt"), _("Ağırlık"), _("Puan"), _("Not"))
    sheaf.add_table("puanlar.csv", head, files.score_lines(_scores(commission)))


def _rulings(commission: Commission):
    """What every member confirmed: the dossier stays, minutes before the members may change."""
    rows = Ruling.objects.filter(
        minutes__commission=commission, minutes__state=MinutesState.CONFIRMED
    )
    return rows.select_related(
        "minutes",
        "candidacy__application__teacher",
        "candidacy__call_seat__role__field",
        "candidacy__call_seat__seat__center",
    ).order_by("minutes", "candidacy__call_seat", "pk")


def _scores(commission: Commission):
    rows = Score.objects.filter(commission=commission)
    return rows.select_related("application__teacher", "user", "criterion").order_by(
        "application", "user", "criterion__position"
    )


def _applications(sheaf: Sheaf, commission: Commission, tell: Tell) -> None:
    rows = list(_files(commission))
    for done, row in enumerate(rows):
        word = _("Başvurular: %(done)s / %(all)s") % {"done": done + 1, "all": len(rows)}
        tell(5 + 90 * done // len(rows), word)
        folder = f"basvurular/{done + 1:03}-{plain_name(str(row.teacher))}"
        sheaf.add(f"{folder}/basvuru.json", files.as_json(row, commission))
        sheaf.add(f"{folder}/basvuru.pdf", files.as_pdf(row, commission))
        for order, (name, stored) in enumerate(files.attached(row), start=1):
            with stored.open() as source:
                sheaf.add_stream(f"{folder}/belgeler/{order:02}-{name}", source)


def _files(commission: Commission):
    rows = Application.objects.for_commission(commission)
    return rows.select_related(
        "call", "teacher__subject", "teacher__school__district__province"
    ).order_by("teacher__sort_key", "pk")
