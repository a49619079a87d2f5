"""What people read when the rules of dossiers refuse (personnel 0030)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register("dossier_begins", "10/3", _("Dosya paketi sıraya alınarak başlar."))
register("dossier_kept", "10/3", _("Hazırlanan dosya paketi değişmez."))
