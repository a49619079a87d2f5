"""Who is told what of a commission. Texts carry no applicant, no score and no reason."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from smm_portal.offices.models import Duty
from smm_portal.road.notices import mtegm_experts, tell

from ..models import Commission


def _sitting(commission: Commission):
    return Duty.objects.filter(
        pk__in=commission.members.filter(left_at=None).values("duty")
    ).in_force()


def _said(commission: Commission) -> dict:
    return {"call": commission.call.title, "province": commission.province}


def formed(commission: Commission) -> None:
    """The members at once, MTEGM with the digest."""
    url, said = commission.get_absolute_url(), _said(commission)
    text = _("Değerlendirme komisyonunda görevlisiniz: %(call)s (%(province)s)") % said
    tell(_sitting(commission), f"commission:{commission.pk}:formed", text, url, urgent=True)
    text = _("Komisyon kuruldu: %(call)s (%(province)s)") % said
    tell(mtegm_experts(), f"commission:{commission.pk}:formed", text, url)


def opened(commission: Commission) -> None:
    """The members: the files wait for them."""
    text = _("İnceleme açıldı, dosyalar sizi bekliyor: %(call)s (%(province)s)") % _said(commission)
    key, url = f"commission:{commission.pk}:opened", commission.get_absolute_url()
    tell(_sitting(commission), key, text, url, urgent=True)


def joined(commission: Commission, duties: Iterable[Duty]) -> None:
    """Who came later."""
    text = _("Değerlendirme komisyonuna katıldınız: %(call)s (%(province)s)") % _said(commission)
    key, url = f"commission:{commission.pk}:joined", commission.get_absolute_url()
    tell(duties, key, text, url, urgent=True)
