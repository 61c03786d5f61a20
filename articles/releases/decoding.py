"""Decodes the bytes of a file into text, or says in a sentence why it can't."""

import codecs
import unicodedata

from django.utils.translation import gettext_lazy as _

UNREADABLE = _(
    "The encoding of this file is unknown."
    " Open it in an editor and save it as plain text (.txt) in UTF-8."
)
BINARY = _("This is not a text file. Save the release as plain text (.txt) in UTF-8.")
EMPTY = _("The file is empty.")
WORD = _("This is a Word file or an archive. Open it and save it as plain text (.txt) in UTF-8.")
PDF = _("This is a PDF. Copy its text into a plain text file (.txt) in UTF-8.")
RICH = _("This is a rich text file. Save it as plain text (.txt) in UTF-8.")
PICTURE = _(
    "This is a picture. Only the text of a release can be read: a plain text file in UTF-8."
)

# How files of other formats begin.
SIGNATURES = [
    ((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"), WORD),
    (b"%PDF", PDF),
    (b"{\\rtf", RICH),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*"), PICTURE),
]
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TEXT_CONTROLS = frozenset("\t\n\v\f\r")
COMMON_SHARE = 0.55


class ReleaseError(Exception):
    """A release that can't be read. Its text is one line for the person who imports it."""


def decode(data):
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises ReleaseError for a file that is empty, not text, or in another encoding.
    """
    for signature, message in SIGNATURES:
        if data.startswith(signature):
            raise ReleaseError(message)
    text = _text(data)
    if any(unicodedata.category(c) == "Cc" and c not in TEXT_CONTROLS for c in text):
        raise ReleaseError(BINARY)
    if not text.strip():
        raise ReleaseError(EMPTY)
    return text


def _text(data):
    if data.startswith(UTF16_MARKS):
        return _decoded(data, "utf-16", BINARY)
    if b"\x00" in data:
        raise ReleaseError(BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(data, "gb18030", UNREADABLE)
    if not _is_plausible_chinese(text):
        raise ReleaseError(UNREADABLE)
    return text


def _decoded(data, encoding, refusal):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReleaseError(refusal) from None


def _is_plausible_chinese(text):
    """Return False if the bytes were in another encoding: most of them decode as GB18030 too.

    The characters of real text are in GB 2312 (in traditional Chinese, about two thirds of
    them); misread UTF-8, Big5, Shift JIS and Latin bytes give rare, private or unassigned ones.
    """
    if any(unicodedata.category(char) in ("Co", "Cn") for char in text):
        return False
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    common = sum(bool(char.encode("gb2312", "ignore")) for char in letters)
    return common >= COMMON_SHARE * len(letters)
