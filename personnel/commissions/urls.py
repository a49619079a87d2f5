"""Addresses of commissions."""

from django.urls import path

from smm_portal.road.guided import paths

from .views import file, forming, lists, recusing, review

FILE = "komisyonlar/<int:pk>/dosyalar/<int:application>/"

urlpatterns = [
    *paths("cagrilar/<int:pk>/komisyon/", forming.FormCommission),
    path("komisyonlar/", lists.CommissionList.as_view(), name="commissions"),
    path("komisyonlar/<int:pk>/", lists.CommissionPage.as_view(), name="commission"),
    path("komisyonlar/<int:pk>/ac/", forming.open_review, name="commission_open"),
    path("komisyonlar/<int:pk>/uye/", forming.add_member, name="commission_member_new"),
    path(
        "komisyon-uyeleri/<int:pk>/degistir/",
        forming.replace_member,
        name="commission_member_replace",
    ),
    path("komisyonlar/<int:pk>/beyan/", recusing.declare, name="declare"),
    path("komisyonlar/<int:pk>/dosyalar/", review.ReviewList.as_view(), name="review"),
    path(FILE, file.ReviewFile.as_view(), name="review_file"),
    path(f"{FILE}cekil/", recusing.recuse, name="recuse"),
    path(f"{FILE}belge/<int:evidence>/", file.document, name="review_document"),
]
