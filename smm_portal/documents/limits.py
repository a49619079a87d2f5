"""How often one address may guess codes or have files compared: counted in the cache."""

from django.core.cache import cache

from smm_portal.kit.middleware import client_address

WINDOW = 600  # seconds


def used_up(request, act: str, most: int) -> bool:
    """Count one try of ``act`` from this address; true when there were more than ``most``.

    Without a cache nothing is counted: nobody is kept from verifying because the broker is away.
    """
    key = f"limit:{act}:{client_address(request)}"
    try:
        cache.add(key, 0, WINDOW)
        return cache.incr(key) > most
    except Exception:  # whatever the cache's library raises when its server is away
        return False
