"""Addresses of appointment and renewal."""

from django.urls import path

from .views import bulk, nominations, renewals, starts

urlpatterns = [
    path("gorevlendirme-teklifleri/", nominations.NominationList.as_view(), name="nominations"),
    path("gorevlendirme-teklifleri/gorevlendir/", bulk.appoint, name="appoint"),
    path(
        "gorevlendirme-teklifleri/<int:pk>/",
        nominations.NominationSeat.as_view(),
        name="nomination_seat",
    ),
    path("gorevlendirme-teklifleri/adaylar/<int:pk>/al/", nominations.nominate, name="nominate"),
    path(
        "gorevlendirme-teklifleri/liste/<int:pk>/cikar/",
        nominations.drop,
        name="nomination_drop",
    ),
    path("gorevlendirme-onaylari/", starts.ApprovalPage.as_view(), name="approval"),
    path("gorevlendirmeler/<int:pk>/goreve-baslama/", starts.start, name="duty_start"),
    path("yeniden-gorevlendirmeler/", renewals.RenewalBoard.as_view(), name="renewals"),
    path("yeniden-gorevlendirmeler/onay/", bulk.approve, name="renewals_approve"),
    path("yeniden-gorevlendirmeler/<int:pk>/", renewals.RenewalPage.as_view(), name="renewal"),
    path("yeniden-gorevlendirmeler/<int:pk>/inha/", renewals.propose, name="renewal_propose"),
    path("yeniden-gorevlendirmeler/<int:pk>/bitir/", renewals.let_end, name="renewal_let_end"),
    path("inhalar/<int:pk>/reddet/", renewals.refuse, name="renewal_refuse"),
    path("devir-teslim/<int:pk>/", renewals.done, name="handover_done"),
]
