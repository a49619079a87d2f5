"""The one way in which this room shows a form and saves it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from smm_portal.kit.refusals import guard


def saved(form):
    """The stored row, or None with the refusal among the form's errors."""
    made = None
    with guard(form) as done:
        made = form.save()
    return made if done else None


def answer(request, form, *, title, back: str, crumbs, done, to, **more):
    """Show the form, or save it and go to ``to(row)`` with the message ``done``.

    What is wrong comes back with 422, with everything that was typed.
    """
    if request.method == "POST" and form.is_valid() and (row := saved(form)):
        messages.success(request, done)
        return HttpResponseRedirect(to(row))
    context = {"title": title, "form": form, "cancel_url": back, "crumbs": crumbs, **more}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "kit/form.html", context, status=status)
