"""Addresses of the room of plans and reports."""

from django.urls import path

from .views import lists, parts, plans, writing

app_name = "reporting"

PLAN = "planlar/<int:pk>/"

urlpatterns = [
    path("planlar/", lists.PlanList.as_view(), name="plans"),
    path("planlar/gonderilmeyen/", lists.OwingList.as_view(), name="owing"),
    path("planlar/yeni/", writing.begin, name="begin"),
    path(PLAN, plans.PlanDetail.as_view(), name="plan"),
    path(f"{PLAN}yaz/", writing.write, name="write"),
    path(f"{PLAN}taslak-pdf/", plans.preview, name="preview"),
    path(f"{PLAN}degisiklik/", writing.revise, name="revise"),
    path(f"{PLAN}karsilastir/", plans.compare_page, name="compare"),
    path(f"{PLAN}revizyon/<int:number>/", plans.revision_page, name="revision"),
    path(f"{PLAN}metin/<slug:slug>/", parts.PartView.as_view(), name="text"),
    path(f"{PLAN}<slug:slug>/<uuid:key>/", parts.PartView.as_view(), name="part"),
    path(f"{PLAN}<slug:slug>/<uuid:key>/ekle/", parts.PartView.as_view(new=True), name="part_new"),
    path(f"{PLAN}<slug:slug>/<uuid:key>/islem/", parts.part_act, name="part_act"),
]
