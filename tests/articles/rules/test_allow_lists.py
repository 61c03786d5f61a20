"""Every list of what is let in or given out, compared whole: one name more or less is noticed."""

# ruff: noqa: SIM905 -- long lists of words are read as words

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from articles.models.record.paper import type_of
from articles.pictures import renditions
from articles.text.cleaning import clean_html, plain_text

# Every element of HTML and what was one once, and the roots of SVG and MathML.
ELEMENTS = """a abbr acronym address applet area article aside audio b base basefont bdi bdo
bgsound big blink blockquote body br button canvas caption center cite code col colgroup data
datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer
form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins
isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta
meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param
picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select
slot small source spacer span strike strong style sub summary sup svg table tbody td template
textarea tfoot th thead time title tr track tt u ul var video wbr xmp""".split()

TAGS = set("a blockquote br caption em h2 h3 h4 hr li ol p strong sub sup".split())
TAGS |= set("table tbody td th thead tr ul".split())
# A link without an address is none.
NEEDED = {"a": ' href="/"'}
# Elements that a parser takes only inside of others.
INSIDE = {"caption": "<table>{}</table>", "thead": "<table>{}</table>"}
INSIDE |= {"tbody": "<table>{}</table>", "tfoot": "<table>{}</table>"}
INSIDE |= {"colgroup": "<table>{}</table>", "col": "<table><colgroup>{}</colgroup></table>"}
INSIDE |= {"tr": "<table><tbody>{}</tbody></table>"}
INSIDE |= dict.fromkeys(("td", "th"), "<table><tbody><tr>{}</tr></tbody></table>")

# Attributes of HTML that do something, load something or say how a thing looks.
ATTRIBUTES = """abbr accept accept-charset accesskey action align allow alt aria-label async
autocapitalize autocomplete autofocus autoplay axis background bgcolor border cellpadding
cellspacing char charset checked cite class clear color cols colspan compact content
contenteditable controls coords crossorigin data data-x datetime decoding default defer dir
dirname disabled download draggable enctype enterkeyhint face for form formaction frame
frameborder headers height hidden high href hreflang hspace http-equiv id imagesizes inert
inputmode integrity is ismap itemid itemprop itemref itemscope itemtype kind label lang language
lazy link list loading loop low manifest max maxlength media method min minlength multiple muted
name nomodule nonce noshade novalidate nowrap onclick onerror onfocus onload onmouseover open
part pattern ping placeholder popover poster preload profile readonly referrerpolicy rel required
rev reversed role rows rowspan rules sandbox scope scoped selected shape size sizes slot span
spellcheck src srcdoc srclang srcset start step style summary tabindex target text title
translate type usemap valign value vlink vspace width wrap xlink:href xml:lang xmlns""".split()
OF_ALL = {"lang", "title"}
OF_ONE = {
    "a": {"href", "rel"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# Elements whose words go with them.
SILENT = {"iframe", "math", "object", "script", "style", "svg", "template"}

SCHEMES = """about blob cid content data facetime feed file filesystem ftp ftps geo git gopher
http https im imap intent irc jar javascript ldap magnet mailto mid ms-word news nfs nntp rtsp
sftp sip sms ssh svn tel telnet urn vbscript view-source ws wss xmpp""".split()


def cleaned(tag, text):
    return clean_html(INSIDE.get(tag, "{}").format(text))


def test_the_elements_of_a_text():
    assert {
        tag
        for tag in ELEMENTS
        if f"<{tag}" in cleaned(tag, f"<{tag}{NEEDED.get(tag, '')}>x</{tag}>")
    } == TAGS


@pytest.mark.parametrize("tag", sorted(TAGS))
def test_the_attributes_of_an_element(tag):
    kept = set()
    for name in ATTRIBUTES:
        text = cleaned(tag, f'<{tag}{NEEDED.get(tag, "")} {name}="1">x')
        kept |= {name} if f' {name}="' in text else set()

    assert kept == OF_ALL | OF_ONE.get(tag, set())


def test_the_elements_that_go_with_their_words():
    gone = {tag for tag in ELEMENTS if "word" not in clean_html(f"<{tag}>word</{tag}>")}
    without_text = {"col", "frame", "frameset", "head", "colgroup"}

    assert gone - without_text == SILENT


def test_the_addresses_a_link_may_lead_to():
    kept = {one for one in SCHEMES if "href" in clean_html(f'<a href="{one}:x">x</a>')}

    assert kept == {"http", "https", "mailto", "tel"}


def test_a_link_says_one_thing_of_itself():
    assert clean_html('<a href="/x" rel="opener me">x</a>') == '<a href="/x" rel="noopener">x</a>'


def test_a_comment_is_taken_out():
    assert clean_html("<p>a<!-- b -->c</p>") == "<p>ac</p>"


@pytest.mark.parametrize("tag", ["script", "style", "template"])
def test_plain_text_has_no_words_of_a_program(tag):
    assert plain_text(f"<p>a</p><{tag}>b</{tag}>") == "a"


def encoded(kind):
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, kind)
    return buffer.getvalue()


def is_taken(data):
    try:
        renditions.inspect(ContentFile(data))
    except ValidationError:
        return False
    return True


def test_the_kinds_of_picture_that_are_taken():
    kinds = ["AVIF", "BMP", "GIF", "ICO", "JPEG", "JPEG2000", "PCX", "PDF", "PNG", "PPM", "TGA"]
    taken = {kind for kind in [*kinds, "TIFF", "WEBP"] if is_taken(encoded(kind))}

    assert taken == {"AVIF", "JPEG", "PNG", "WEBP"}


BEGINNINGS = {
    b"%PDF-1.7": "application/pdf",
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF89a": "",
    b"GIF87a": "",
    b"RIFF\0\0\0\0WEBP": "",
    b"II*\0": "",
    b"MM\0*": "",
    b"BM": "",
    b"PK\3\4": "",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "",
    b"\0\0\0\x1cftypavif": "",
    b"<svg xmlns=": "",
    b"<!DOCTYPE": "",
    b"<html>": "",
    b"%!PS": "",
    b"{\\rtf1": "",
    b"MZ": "",
    b"\x7fELF": "",
    b" %PDF-": "",
    b"": "",
}


def test_the_kinds_of_file_that_a_scan_may_be():
    assert {start: type_of(io.BytesIO(start)) for start in BEGINNINGS} == BEGINNINGS
