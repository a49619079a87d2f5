"""Behind proxies: whose address history and logs should show."""

from django.conf import settings


def client_address(chain: str, proxies: int) -> str:
    """The address that our outermost proxy saw; what stands left of it anybody can write."""
    addresses = [part.strip() for part in chain.split(",") if part.strip()]
    return addresses[-proxies] if 0 < proxies <= len(addresses) else ""


class ClientAddressMiddleware:
    """Put the client's address where the proxy's stands."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chain = request.META.get("HTTP_X_FORWARDED_FOR", "")
        address = client_address(chain, settings.TRUSTED_PROXIES)
        if address:
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)
