"""What people read when a trigger of this room refuses (centers 0002)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

register(
    "decision_is_final", "4/1", _("Karar değiştirilemez; düzeltmesi ayrı bir kararla yapılır.")
)
register("decision_not_future", "4/1", _("Karar tarihi bugünden sonra olamaz."))
register(
    "center_host_school",
    "4/1",
    _(
        "Merkez ancak MTEGM'ye bağlı, açık bir mesleki ve teknik Anadolu lisesinde veya"
        " mesleki eğitim merkezinde kurulur."
    ),
)
register("center_inherited", "4/1", _("Devralınan merkez elle eklenemez; merkez kararla kurulur."))
register("center_transition", "4/1", _("Merkez bu durumdan istenen duruma geçemez."))
register("center_kept", "4/1", _("Merkez silinemez; kapatma kararıyla kapatılır."))
register("center_fixed", "4/1", _("Merkezin okulu, dayanağı ve kararları sonradan değişmez."))
register(
    "center_founding_decision",
    "4/1",
    _("Kuruluş için, o gün yürürlükte olan bir kuruluş kararı gerekir."),
)
register(
    "center_closing_decision",
    "4/1",
    _("Kapatma için, o gün yürürlükte olan bir kapatma kararı gerekir."),
)
register(
    "center_closing_rows", "4/1", _("Merkez kapanırken alanları ve kadroları da sona ermelidir.")
)
register(
    "school_hosts_center",
    "4/1",
    _("Okulun bünyesinde bir merkez var; okul kapatılamaz ve türü bu yönde değiştirilemez."),
)
register("center_life_holds", "4/1", _("Tarih, merkezin kuruluşu ile kapanışı arasında olmalı."))
register("dated_row_ends_once", "4/2", _("Bitiş, yürürlükteki bir kararla ve bir kez yazılır."))
register("dated_row_kept", "4/2", _("Bu kayıt silinemez; kararla sona erdirilir."))
register("dated_row_fixed", "4/2", _("Bu kaydın yalnız bitişi yazılabilir."))
register("center_field_needs_decision", "4/2", _("Faaliyet alanını MTEGM'nin kararı belirler."))
register(
    "center_field_decision",
    "4/2",
    _("Alan için, o gün yürürlükte olan bir kuruluş veya alan belirleme kararı gerekir."),
)
register("center_field_valid", "4/2", _("Alan o tarihte geçerli değil."))
register("office_follows_place", "", _("Makam, bağlı olduğu yerin makam ağacındaki yerinde kalır."))
register(
    "subject_english_fixed",
    "4/4",
    _("Hangi branşın İngilizce olduğu portalın temel verisindedir, değiştirilemez."),
)
register("seat_permanent", "4/5", _("Merkezin beş kadrosu değişmez ve silinmez."))
register(
    "seat_role_decision",
    "4/5",
    _("Kadro için, o gün yürürlükte olan bir kuruluş veya kadro belirleme kararı gerekir."),
)
register("seat_role_field", "4/5", _("Kadronun alanı, merkezin faaliyet alanlarından biri olmalı."))
