"""Only what our own proxies wrote into the chain is believed."""

import pytest

from smm_portal.proxy import client_address


@pytest.mark.parametrize(
    ("chain", "proxies", "address"),
    [
        ("203.0.113.7", 1, "203.0.113.7"),
        ("10.9.9.9, 203.0.113.7", 1, "203.0.113.7"),
        ("10.9.9.9, 203.0.113.7, 192.0.2.1", 2, "203.0.113.7"),
        ("203.0.113.7", 2, ""),
        ("203.0.113.7", 0, ""),
        ("", 1, ""),
    ],
)
def test_the_address_our_outermost_proxy_saw(chain, proxies, address):
    assert client_address(chain, proxies) == address
