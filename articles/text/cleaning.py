"""The one allow-list for the text of a story, and the only import of nh3.

The editor in the browser protects nothing (docs/security.md): forms, models and the importer
all clean their texts here. Pictures are PhotoUse rows and not part of the text, so that
their credit and alt text can't be lost.
"""

import html
import re
from urllib.parse import urlsplit

import nh3

from people.letters import visible

_BLOCKS = {"p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote"}
_INLINE = {"strong", "em", "sub", "sup", "a"}
_TABLES = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")  # XML holds few of them, addresses none


def _kept(address: str) -> str | None:
    """Return the address of a link, or None if no program could follow or write it."""
    try:
        urlsplit(address)
    except ValueError:
        return None
    return None if _CONTROL.search(address) else address


_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _INLINE | _TABLES,
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    attributes={
        "a": {"href"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan", "scope"},
        "ol": {"start"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
    attribute_filter=lambda tag, name, value: _kept(value) if name == "href" else value,
    strip_comments=True,
)
_TEXT_ONLY = nh3.Cleaner(tags=set(), clean_content_tags={"script", "style", "template"})

# A story page has its headline as h1; b and i are what Word and old pages write.
_RENAMED = {"h1": "h2", "b": "strong", "i": "em"}
_RENAMED_TAGS = re.compile(r"<(/?)(h1|b|i)(?=[\s>])", re.IGNORECASE)
_TAG = re.compile(r'(<(?:[^>"]|"[^"]*")*>)')
# Between a number and its unit, and beside French punctuation, a space that doesn't break means
# something; elsewhere it was pasted along.
_MEANT = re.compile(r"(?<=\d)\xa0(?=[^\W_]|[%€°])|(?<=«)\xa0|\xa0(?=[;:!?»])")
DEEPEST = 100  # tags within each other
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
# A browser ends these by itself, so that a long text may leave them open.
_CLOSED_BY_THE_NEXT = {"p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "option"}
_CLOSED_BY_THE_NEXT |= {"br", "hr", "img", "col", "input", "meta", "link", "wbr"}
# A place to jump to in the page that the text was pasted from.
_ANCHOR = re.compile(r'<a rel="noopener">(.*?)</a>', re.DOTALL)
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br\s*/?>)*</p>")
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|blockquote|tr|caption)>|<br\s*/?>", re.IGNORECASE)


def clean_html(text: str) -> str:
    """Return text with only the tags and attributes a story may have. Idempotent.

    Its words are put right: composed letters, nothing that can't be seen, plain spaces. Tags that
    stand deeper than DEEPEST others are left out, because parsers take their square in time.
    """
    text = _shallow(text)
    text = _RENAMED_TAGS.sub(lambda m: f"<{m[1]}{_RENAMED[m[2].lower()]}", text)
    parts = _TAG.split(_ANCHOR.sub(r"\1", _CLEANER.clean(text)))
    parts[::2] = map(_put_right, parts[::2])
    return _EMPTY.sub("", "".join(parts)).strip()


def _shallow(text: str) -> str:
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _CLOSED_BY_THE_NEXT:
            return tag[0]
        is_end = tag[1] == "/"
        depth = max(0, depth + (-1 if is_end else 1))
        return "" if depth + is_end > DEEPEST else tag[0]

    return _ANY_TAG.sub(kept, text)


def _put_right(words: str) -> str:
    """Return the words between two tags, HTML in which “&nbsp;” stands for its character."""
    words = _MEANT.sub("&nbsp;", visible(words.replace("&nbsp;", "\xa0")))
    return words.replace("\xa0", " ")


def plain_text(text: str) -> str:
    """Return the readable text of an HTML fragment, one line for each block, a space between cells."""
    spaced = _BLOCK_END.sub(lambda m: m[0] + "\n", _CELL_END.sub(r"\g<0> ", text))
    lines = html.unescape(_TEXT_ONLY.clean(spaced)).replace("\xa0", " ").split("\n")
    return "\n".join(line for line in (" ".join(raw.split()) for raw in lines) if line)
