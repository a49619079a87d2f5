"""The clause that the kernel owns: the road of documents through the offices."""

from django.utils.translation import gettext_lazy as _

from .register import register_open

register_open(
    "law",
    _("Makamların ağacı hazırdır. Belgelerin bu ağaçtan yukarı çıkışı henüz yapılmadı."),
    {
        "5/3": _(
            "Merkez üst makama kendi başına yazmaz; işi okul, varsa ilçe ve il "
            "müdürlüğünden sırayla geçer."
        ),
    },
)
