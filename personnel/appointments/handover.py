"""What is handed over before a term ends: a list in our words, ticked off with a note (10/5)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Assignment, HandoverItem


def usual() -> list[str]:
    """What everybody hands over."""
    return [
        _("Süren işler ve son günleri, yerine gelene ya da genel koordinatöre anlatıldı."),
        _("Yıllık planla ilgili yapılanlar ve kalanlar yazıldı."),
        _("Merkezin dosyaları ve arşivi eksiksiz teslim edildi."),
        _("Zimmetindeki araç ve gereç sayılarak geri verildi."),
        _("Sektör ve paydaş bağlantıları yerine gelene bildirildi."),
        _("Merkezin ortak hesaplarının ve anahtarlarının devri yapıldı."),
    ]


@transaction.atomic
def begin(row: Assignment) -> bool:
    """Put the usual list to a term that ends; whether it was not there before."""
    Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    if HandoverItem.objects.filter(assignment=row).exists():
        return False
    HandoverItem.objects.bulk_create(
        HandoverItem(assignment=row, position=at, text=text) for at, text in enumerate(usual(), 1)
    )
    return True


def stop(row: Assignment) -> None:
    """Take back what is still open: the term is to go on. What was handed over stays."""
    HandoverItem.objects.filter(assignment=row, done_at__isnull=True).delete()


def tick(item: HandoverItem, duty, note: str) -> None:
    """Say that the item was handed over."""
    item.done_at, item.done_by, item.note = timezone.now(), duty, note
    item.save(update_fields=["done_at", "done_by", "note"])
