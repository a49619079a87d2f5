"""Addresses of calls."""

from django.urls import path

from .views import acts, pages, writing

urlpatterns = [
    path("cagrilar/", pages.CallList.as_view(), name="calls"),
    path("cagrilar/yeni/", acts.new, name="call_new"),
    path("cagrilar/<int:pk>/", pages.CallPage.as_view(), name="call"),
    path("cagrilar/<int:pk>/kopyala/", acts.copy, name="call_copy"),
    path("cagrilar/<int:pk>/yaz/", acts.write, name="call_write"),
    path("cagrilar/<int:pk>/yaz/<slug:slug>/", writing.CallStep.as_view(), name="call_step"),
    path("cagrilar/<int:pk>/sil/", acts.discard, name="call_discard"),
    path("cagrilar/<int:pk>/hazir/", acts.ready, name="call_ready"),
    path("cagrilar/<int:pk>/yayimla/", acts.publish, name="call_publish"),
    path("cagrilar/<int:pk>/uzat/", acts.extend, name="call_extend"),
    path("cagrilar/<int:pk>/iptal/", acts.cancel, name="call_cancel"),
    path("cagrilar/<int:pk>/sonuclandir/", acts.conclude, name="call_conclude"),
]
