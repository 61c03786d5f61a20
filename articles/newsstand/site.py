"""The site as a visitor reached it: its host, its language, the office's name."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import get_language, to_locale

from articles.pictures import renditions
from articles.text.content import Picture, PictureCredit
from people.names import is_chinese, other_language

# The characters that XML 1.0 can't hold: https://www.w3.org/TR/xml/#charsets.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOGO = "img/icon-512.png"
OFFICE_PICTURE = "img/card.png"  # shown where a page without a picture is shared


def office_name(language):
    return settings.NEWSROOM_NAME_ZH if is_chinese(language) else settings.NEWSROOM_NAME


def language_tag(code):
    """Return the BCP 47 tag of a language: “zh-Hans” for zh-hans."""
    return to_locale(code).replace("_", "-")


def writable(text):
    return UNWRITABLE.sub("", text)


class Site:
    """Makes absolute addresses for machines."""

    def __init__(self, request):
        self.request = request
        self.language = get_language()

    @property
    def root(self):
        return settings.NEWSROOM_URL

    @property
    def front(self):
        return self.absolute(f"/{self.language}/")

    @property
    def office(self):
        return office_name(self.language)

    @property
    def authority(self):
        """The host that ids begin with (RFC 4151)."""
        return urlsplit(self.root).hostname

    def absolute(self, path):
        """Return the full address of a path. A full address stays as it is."""
        return path if "://" in path else f"{self.root}{path}"

    def alternates(self, language, path, other_path):
        """Return the page in every language as [(tag, address)]; [] if there is only one."""
        if not other_path:
            return []
        paths = {language: path, other_language(language): other_path}
        # The front page without a language leads to the one the browser asks for.
        default = "/" if path == f"/{language}/" else paths[settings.LANGUAGE_CODE]
        named = {language_tag(code): path for code, path in paths.items()} | {"x-default": default}
        return [(tag, self.absolute(path)) for tag, path in named.items()]

    def static(self, name):
        return self.absolute(static(name))

    def page_of(self, entry: PictureCredit) -> str:
        slug = entry["slug"]
        return self.absolute(f"/{self.language}/people/{slug}/") if slug else ""

    def jpeg(self, picture):
        return self.absolute(renditions.address(picture["key"], *renditions.JPEG))

    def picture(self, picture: Picture) -> dict[str, Any]:
        """Return a printed picture's JPEG as {"url", "width", "height", "alt"}."""
        (width, height), url = renditions.jpeg_size(picture), self.jpeg(picture)
        return {"url": url, "width": width, "height": height, "alt": picture["alt"]}
