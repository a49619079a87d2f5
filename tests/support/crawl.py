"""Walk the portal by its own links, as one person: one address for every page that can be reached.

A page that no link leads to is not found: that, too, is something the tests look at.
"""

from collections import Counter
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


def walk(client, start: str = "/", each: int = 2) -> tuple[dict, dict]:
    """(pages, files): URL name → the first address found that answers, from ``start`` on by links.

    Follows ``each`` addresses of a name: one centre offers what another does not. Raises
    AssertionError at a dead link, an error page or a refusal behind an offered link.
    """
    pages: dict[str, str] = {}
    files: dict[str, str] = {}
    followed, queue, seen = Counter(), [(start, "")], {urlsplit(start).path}
    while queue:
        address, source = queue.pop(0)
        name = name_of(address)
        assert name, f"dead link {address} on {source}"
        if followed[name] >= each or name in NOT_FOLLOWED or name.startswith("admin:"):
            continue
        followed[name] += 1
        response = client.get(address, follow=True)
        assert response.status_code == 200, (
            f"{response.status_code} at {address}, linked on {source}"
        )
        if "text/html" not in response.get("Content-Type", ""):
            files.setdefault(name, address)
            continue
        pages.setdefault(name, address)
        reached = response.redirect_chain[-1][0] if response.redirect_chain else address
        links = links_of(response.content.decode(), reached)
        queue += [(link, address) for link in links if _is_new(link, seen)]
    return pages, files


def _is_new(link: str, seen: set[str]) -> bool:
    """Whether the path is met for the first time; what a query adds is other tests' matter."""
    path = urlsplit(link).path
    return not (path in seen or seen.add(path))
