"""What a browser without scripts would make of a page, from the page's HTML."""

from html.parser import HTMLParser

SENDING = {"submit", "image", ""}


class _Page(HTMLParser):
    """Collects headings inside main, forms, and the buttons that send each form."""

    def __init__(self):
        super().__init__()
        self.in_main = self.headed = False
        self.forms: list[dict] = []
        self.form: dict | None = None
        self.sent: set[str] = set()  # ids of forms that a button elsewhere sends

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "main":
            self.in_main = True
        elif tag == "h1" and self.in_main:
            self.headed = True
        elif tag == "form":
            self.form = {**given, "sends": False}
            self.forms.append(self.form)
        elif tag in ("button", "input"):
            self._button(tag, given)

    def handle_endtag(self, tag):
        if tag == "main":
            self.in_main = False
        elif tag == "form":
            self.form = None

    def _button(self, tag: str, given: dict) -> None:
        kind = given.get("type", "" if tag == "button" else "text")
        if kind not in SENDING:
            return
        if "form" in given:
            self.sent.add(given["form"])
        elif self.form is not None:
            self.form["sends"] = True


def faults(html: str) -> list[str]:
    """What does not work without scripts: no heading in the main part, a form that nothing sends."""
    page = _Page()
    page.feed(html)
    found = [] if page.headed else ["no h1 in main"]
    for form in page.forms:
        if not form["sends"] and form.get("id", "") not in page.sent:
            found.append(f"nothing sends the form {form.get('action') or form.get('id', '')!r}")
    return found
