"""A person with a mouse: follows the links and presses the buttons of a page, and counts."""

from urllib.parse import urljoin

from django.test import Client
from lxml import html


class Clicker:
    """A signed-in browser without scripts. `clicks` counts what was pressed, not what was typed.

    What is pressed is found by its words. Raises LookupError if the page has no such thing.
    """

    def __init__(self, user, address):
        self.client, self.clicks = Client(), 0
        self.client.force_login(user)
        self._open(address)

    def _open(self, address, data=None):
        ask = self.client.get if data is None else self.client.post
        answer = ask(address, *([data] if data else []), follow=True)
        assert answer.status_code == 200, answer.status_code
        chain = getattr(answer, "redirect_chain", [])
        self.address = urljoin(address, chain[-1][0]) if chain else address
        self.page = html.fromstring(answer.content.decode())
        self.typed = {}

    def _find(self, path, words):
        for found in self.page.xpath(path):
            text = found.get("value") if found.tag == "input" else _shown(found)
            if " ".join(text.split()) == words:
                return found
        raise LookupError(f"{words} is not on {self.address}")

    def follow(self, words):
        self.clicks += 1
        self._open(urljoin(self.address, self._find("//a[@href]", words).get("href")))

    def unfold(self, words):
        self.clicks += 1
        self._find("//summary", words)

    def write(self, name, text):
        """Click into a field, and type."""
        self.clicks += 1
        assert self.page.xpath(f"//*[@name='{name}']"), name
        self.typed[name] = text

    def choose(self, words):
        """Press a radio button or tick a box."""
        self.clicks += 1
        field = self._find("//label[.//input]", words).xpath(".//input")[0]
        self.typed[field.get("name")] = field.get("value") or "on"

    def press(self, words):
        self.clicks += 1
        button = self._find("//button | //input[@type='submit']", words)
        number = button.get("form")
        form = self.page.get_element_by_id(number) if number else button.xpath("ancestor::form")[0]
        fields = {}
        for name, value in form.form_values():
            fields.setdefault(name, []).append(value)
        fields |= {name: [value] for name, value in self.typed.items()}
        if button.get("name"):
            fields[button.get("name")] = [button.get("value")]
        self._open(urljoin(self.address, form.get("action") or self.address), fields)


def _shown(element):
    """Return the words of an element, without those that a script shows later."""
    hidden = element.xpath(".//*[@hidden]")
    words = element.text_content()
    for part in hidden:
        words = words.replace(part.text_content(), "")
    return words
