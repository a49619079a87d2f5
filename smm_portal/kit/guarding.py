"""Holds around every request: what comes in is plain text, what a signed-in person gets is not kept."""

import re

from django.core.exceptions import SuspiciousOperation

CHARSET = re.compile(r";\s*charset\s*=\s*(\"[^\"]*\"|[^;]*)", re.I)


def always_utf8(application):
    """WSGI: addresses and forms are read as UTF-8, whatever a header claims. Python knows codecs
    that make signs no table can hold, and some that make no text: Django's request would fall.
    """

    def answer(environ, start_response):
        claimed = environ.get("CONTENT_TYPE", "")
        if CHARSET.search(claimed):
            environ["CONTENT_TYPE"] = CHARSET.sub("", claimed)
        return application(environ, start_response)

    return answer


class PlainTextMiddleware:
    """No table holds a NUL: it falls out of searches like other dirt; a path with one is broken."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info:
            raise SuspiciousOperation("NUL in the path")
        if "%00" in (query := request.META.get("QUERY_STRING", "")):
            request.META["QUERY_STRING"] = query.replace("%00", "")
        return self.get_response(request)


class NoStoreMiddleware:
    """Pages of signed-in people hold personal data: neither browser nor proxy keeps a copy
    (BİGR 3.2.4.3). An answer that says otherwise itself is left as it is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        return response
