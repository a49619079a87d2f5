"""Walk the portal by its own links, as one person: one address for every page that can be reached.

A page that no link leads to is not found: that, too, is something the tests look at.
"""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

# Following these would leave the person's session or the portal.
NOT_FOLLOWED = {"account_logout"}


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and attributes.get("href"):
            self.found.append(attributes["href"])


def links_of(html: str, base: str) -> list[str]:
    """The addresses that a page's links lead to, in order, as absolute paths."""
    parser = _Links()
    parser.feed(html)
    joined = (urlsplit(urljoin(base, href)) for href in parser.found)
    return [url._replace(fragment="").geturl() for url in joined if not url.netloc]


def name_of(address: str) -> str | None:
    """The URL name behind an address, or None where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


def is_page(response) -> bool:
    """Whether an answer is a page; files and streams are not."""
    return "text/html" in response.get("Content-Type", "")


def walk(client, start: str = "/", skip: tuple[str, ...] = ("admin:",)) -> dict[str, str]:
    """URL name → the first address found that answers, from ``start`` on by links.

    Files are among the answers; ``is_page`` tells them apart.

    Raises AssertionError at a dead link, an error page or a refusal behind an offered link.
    """
    pages: dict[str, str] = {}
    seen, queue = set(), [(start, "")]
    while queue:
        address, source = queue.pop(0)
        name = name_of(address)
        assert name, f"dead link {address} on {source}"
        if name in seen or name in NOT_FOLLOWED or name.startswith(skip):
            continue
        seen.add(name)
        response = client.get(address, follow=True)
        assert response.status_code == 200, (
            f"{response.status_code} at {address}, linked on {source}"
        )
        pages[name] = address
        if not is_page(response):
            continue
        reached = response.redirect_chain[-1][0] if response.redirect_chain else address
        queue += [(link, address) for link in links_of(response.content.decode(), reached)]
    return pages
