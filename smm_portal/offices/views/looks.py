"""Every look at a whole identity number, for those who watch over them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smm_portal.kit.filters import folded_words
from smm_portal.kit.lists import ListPage

from .. import looks
from ..models import IdentityView
from ..tables import LOOK_COLUMNS, LookFilters


class IdentityViewList(ListPage):
    """Who looked at whose number, in which duty, when and why."""

    title = _("Kimlik numarası görüntülemeleri")
    lead = _("Maskeli kimlik numarasını kimin, hangi gerekçeyle açık gördüğü. Kayıtlar değişmez.")
    columns = LOOK_COLUMNS
    filterset_class = LookFilters
    ordering = ("-at", "-id")
    search_label = _("Gören veya görülen kişiyi ara")
    export_name = _("Kimlik numarası görüntülemeleri")
    empty_title = _("Hiç kimlik numarası açık olarak görüntülenmedi.")
    empty_text = _("Öğretmen kaydında numarayı gerekçesiyle görüntüleyenler burada listelenir.")

    def get_queryset(self):
        return IdentityView.objects.select_related("duty__user", "duty__office")

    def search(self, rows, text):
        for word in folded_words(text):
            rows = rows.filter(Q(search__contains=word) | Q(duty__user__search__contains=word))
        return rows

    def row_url(self, row) -> str:
        return looks.page_of(row.subject)
