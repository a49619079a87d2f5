"""Addresses of the frame, of people, duties, offices and invitations."""

from django.urls import path

from smm_portal import home
from smm_portal.kit import search

from .views import accept, closing, duties, frame, invitations, looks, offices, people

urlpatterns = [
    path("", home.landing, name="landing"),
    path("islerim/", home.home, name="home"),
    path("ara/", search.search, name="search"),
    path("tema/", frame.theme, name="theme"),
    path("gorunum/", frame.saved_view, name="saved_view"),
    path("gorev-secimi/", frame.duty_choose, name="duty_choose"),
    path("gorev-degistir/", frame.duty_switch, name="duty_switch"),
    path("profil/", people.profile, name="profile"),
    path("profil/verilerim/", people.own_data, name="own_data"),
    path("kisiler/<int:pk>/", people.user_detail, name="user_detail"),
    path("kisiler/<int:pk>/kapat/", closing.close, name="user_close"),
    path("kisiler/<int:pk>/ac/", closing.reopen, name="user_reopen"),
    path("kimlik-goruntulemeleri/", looks.IdentityViewList.as_view(), name="identity_views"),
    path("gorevler/", duties.DutyList.as_view(), name="duty_list"),
    path("gorevler/ver/", duties.give, name="duty_give"),
    path("gorevler/<int:pk>/bitir/", duties.end, name="duty_end"),
    path("makamlar/", offices.OfficeList.as_view(), name="office_list"),
    path("makamlar/<int:pk>/", offices.detail, name="office_detail"),
    path("makamlar/<int:pk>/duzenle/", offices.edit, name="office_edit"),
    path("davetler/", invitations.InvitationList.as_view(), name="invitation_list"),
    path("davetler/yeni/", invitations.new, name="invitation_new"),
    path("davetler/toplu/", invitations.bulk, name="invitation_bulk"),
    path("davetler/<int:pk>/", invitations.InvitationDetail.as_view(), name="invitation_detail"),
    path("davetler/<int:pk>/gonder/", invitations.resend, name="invitation_resend"),
    path("davetler/<int:pk>/geri-cek/", invitations.revoke, name="invitation_revoke"),
    path("davet/<str:token>/", accept.accept, name="invitation_accept"),
]
