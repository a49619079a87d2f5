"""The two first pages: for those who are not signed in, and for those who are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from smm_portal.kit import desk
from smm_portal.kit.detail import sections_of


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """What the portal is, and the way in; people who are signed in go to their desk. Rooms add
    sections by ``kit.detail.extend("landing", …)``.
    """
    if request.user.is_authenticated:
        return redirect("home")
    sections = [
        {"anchor": one.anchor, "title": one.title, "body": one.render(request)}
        for one in sections_of("landing", request, None)
    ]
    return render(request, "landing.html", {"sections": sections})


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """İşlerim: what waits for the reader in this duty."""
    return render(request, "home.html", {"desk": desk.items_for(request.duty)})
