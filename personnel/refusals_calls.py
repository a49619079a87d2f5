"""What people read when the rules of calls, applications and commissions refuse (personnel 0006–0008)."""

from django.utils.translation import gettext_lazy as _

from smm_portal.kit.refusals import register

SAID = {
    "call_begins_as_draft": ("10/1", _("Çağrı taslak olarak başlar.")),
    "call_frozen": (
        "10/1",
        _("Yayımlanan çağrı değişmez; yalnız gerekçesiyle süresi uzatılır ya da iptal edilir."),
    ),
    "call_published_by_mtegm": ("10/1", _("Çağrıyı MTEGM yöneticisi yayımlar ve değiştirir.")),
    "call_opens_ahead": ("10/1", _("Başvuruların açılışı bugünden önce olamaz.")),
    "call_needs_seats": ("10/1", _("Çağrıda en az bir kadro olmalı.")),
    "call_seat_in_use": (
        "4/5",
        _("Çağrıdaki bir kadro, öngörülen başlangıç gününde kullanımda değil."),
    ),
    "call_seat_vacant": (
        "4/5",
        _("Çağrıdaki bir kadroda, öngörülen başlangıç gününde görevli bir öğretmen var."),
    ),
    "call_seat_free": ("10/1", _("Kadrolardan biri yayımda olan başka bir çağrıda.")),
    "call_weights": ("10/1", _("Ölçütlerin ağırlıkları toplamı 100 olmalı.")),
    "call_conclude_all_sent": (
        "10/3",
        _("Bakanlığa bildirim yapmamış komisyon var; çağrı sonuçlandırılamaz."),
    ),
    "call_seat_role": ("4/5", _("Kadro görevi başka bir kadronun.")),
    "call_change_published": ("10/1", _("Yalnız yayımda olan çağrı uzatılır ya da iptal edilir.")),
    "call_cancel_appointed": (
        "10/4",
        _("Bu çağrıdan görevlendirme yapıldı; çağrı iptal edilemez."),
    ),
    "call_only_extended": ("10/1", _("Takvim yalnız uzatılır; hiçbir gün öne alınamaz.")),
    "call_closed_stays_closed": (
        "10/1",
        _("Başvurular kapandı; başvuru süresi artık uzatılamaz."),
    ),
    "call_change_kept": ("10/1", _("Çağrı değişiklikleri değişmez.")),
    "application_open": ("10/1", _("Çağrı bugün başvuru almıyor.")),
    "application_only_steps_move": ("10/1", _("Başvuruyu yalnız adımlar ilerletir.")),
    "application_frozen": ("10/1", _("Gönderilmiş başvuru değişmez; önce geri çekin.")),
    "application_own": ("", _("Bu işlemi yalnız başvuran yapar.")),
    "application_needs_seat": ("10/1", _("En az bir kadro tercih edin.")),
    "application_needs_documents": ("10/1", _("Zorunlu belgelerden biri eksik.")),
    "application_conditions": (
        "6/1",
        _("Tercih edilen kadrolardan birinin şartı karşılanmıyor (Madde 6/1, 7/1)."),
    ),
    "application_needs_evidence": (
        "6/1",
        _("Bir şart belge bekliyor; belgesini ekleyin (Madde 6/1, 7/1)."),
    ),
    "application_withdraw_late": (
        "10/2",
        _("Komisyon incelemeye başladı; başvuru artık geri çekilemez."),
    ),
    "application_transition": ("10/1", _("Başvurunun bulunduğu aşamada bu işlem yapılmaz.")),
    "application_checker": ("10/1", _("Başvuru bu makamın kontrolünde değil.")),
    "application_own_check": ("10/2", _("Kimse kendi başvurusunu kontrol edemez.")),
    "application_check_above": (
        "10/1",
        _("Alt makamın yerine kontrol eden makam nedenini yazar."),
    ),
    "application_step_kept": ("10/1", _("Başvuru adımları değişmez.")),
    "candidacy_of_call": ("10/1", _("Kadro bu çağrının değil.")),
    "evidence_of_call": ("10/1", _("Belge bu çağrının değil.")),
    "judging_kept": ("6/1", _("Şart incelemeleri değişmez.")),
    "fact_correction_differs": ("10/1", _("Düzeltme, bildirilenden farklı bir değer olmalı.")),
    "fact_correction_kept": ("10/1", _("Bilgi düzeltmeleri değişmez.")),
    "commission_for_call": (
        "10/2",
        _("Komisyon, yayımda olan ve ilde kadrosu bulunan bir çağrı için kurulur."),
    ),
    "commission_by_province": ("10/2", _("Komisyonu il millî eğitim müdürlüğü kurar.")),
    "commission_parts": (
        "10/2",
        _(
            "Başkan ve üç birim (insan kaynakları, öğretmen yetiştirme, mesleki ve teknik eğitim) "
            "eksiksiz, komisyon en az üç kişi olmalı."
        ),
    ),
    "commission_after_applications": (
        "10/2",
        _("Başvurular kapanmadan inceleme açılamaz."),
    ),
    "commission_needs_minutes": ("10/3", _("Tutanak bütün üyelerce onaylanmadı.")),
    "commission_objection_days": ("10/3", _("İtirazların son günü ileri bir gün olmalı.")),
    "commission_transition": ("10/2", _("Komisyonun bulunduğu aşamada bu işlem yapılmaz.")),
    "commission_member_kept": ("10/2", _("Komisyon üyeliği silinmez; gerekçesiyle sona erer.")),
    "commission_member_duty": (
        "10/2",
        _("Üye, il müdürlüğünde o birimin geçerli göreviyle katılır."),
    ),
    "recusal_of_member": ("10/2", _("Yalnız üyeler, kendi komisyonlarının dosyasından çekilir.")),
    "recusal_kept": ("10/2", _("Çekilme geri alınmaz.")),
    "declaration_of_member": (
        "10/2",
        _("İlişki beyanını, inceleme açıldıktan sonra komisyonun üyesi verir."),
    ),
    "declaration_kept": ("10/2", _("İlişki beyanı değişmez.")),
    "score_frozen": ("10/3", _("Tutanak onaya açıldı; puanlar artık değişmez.")),
    "score_member": ("10/2", _("Yalnız komisyon üyeleri puan verir.")),
    "score_own": ("10/2", _("Kimse kendi başvurusuna puan veremez.")),
    "score_recused": ("10/2", _("Bu dosyadan çekildiniz; puan veremezsiniz.")),
    "score_file": ("10/2", _("Dosya ya da ölçüt bu komisyonun değil.")),
    "minutes_checks_done": ("10/2", _("Kontrolü bitmemiş başvuru var; önce il kontrolü bitmeli.")),
    "minutes_whole": ("10/3", _("Kararı yazılmamış aday var.")),
    "minutes_final_follows": (
        "10/3",
        _("Kesin tutanak, geçici ve ek tutanakların kararlarını olduğu gibi taşır."),
    ),
    "minutes_tiers": (
        "6/2",
        _(
            "Alanı tutan uygun aday varken sıra diğer öğretmenlere gelmez; önce atölye ve "
            "laboratuvar öğretmenleri gelir (Madde 6/2, 7/2)."
        ),
    ),
    "minutes_in_turn": ("10/3", _("Komisyon bu tutanağın aşamasında değil.")),
    "minutes_after_objections": (
        "10/3",
        _("İtiraz süresi dolmadan ve itirazlar karara bağlanmadan kesin tutanak yazılmaz."),
    ),
    "minutes_kept": ("10/3", _("Tutanak değişmez; üyeler onaylar.")),
    "ruling_of_commission": ("10/2", _("Aday bu komisyonun değil.")),
    "ruling_conditions": ("6/1", _("Şartları taşımayan aday uygun bulunamaz (Madde 6/1, 7/1).")),
    "ruling_tier_differs": ("6/2", _("Sıra grubu, adayın branşından çıkar (Madde 6/2, 7/2).")),
    "ruling_accepted_note": (
        "6/1",
        _("Belgeyle gösterilen şartın neden kabul edildiğini yazın (Madde 6/1, 7/1)."),
    ),
    "ruling_pass_score": ("10/1", _("Puan, çağrının en az puanının altında.")),
    "ruling_frozen": ("10/3", _("Tutanak onaya açıldı; kararlar artık değişmez.")),
    "confirmation_of_member": ("10/3", _("Onaya açık tutanağı yalnız komisyon üyeleri onaylar.")),
    "confirmation_kept": ("10/3", _("Tutanak onayı değişmez.")),
    "objection_in_time": ("10/3", _("İtiraz, geçici sonuçtan sonra süresi içinde yapılır.")),
    "objection_kept": ("10/3", _("İtiraz değişmez.")),
    "objection_in_minutes": ("10/3", _("İtiraz, hazırlanan ek tutanakta karara bağlanır.")),
}

for rule, (clause, message) in SAID.items():
    register(rule, clause, message)
