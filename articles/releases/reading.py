"""From the bytes of a file to text, or a plain word about why not."""

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

SIGNATURES = [
    (b"PK\x03\x04", WORD),
    (b"\xd0\xcf\x11\xe0", WORD),
    (b"%PDF", PDF),
    (b"{\\rtf", RICH),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"RIFF", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
]
TEXT_CONTROLS = frozenset("\t\n\v\f\r")
COMMON_SHARE = 0.55


class ReleaseError(Exception):
    """A release that can't be read. Its text is one line for the person who brought it."""


def decode(data):
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises ReleaseError for a file that is empty, not text, or in another encoding.
    """
    if not data.strip():
        raise ReleaseError(EMPTY)
    _refuse_other_formats(data)
    text = _decode_utf16(data) if _has_utf16_mark(data) else _decode_bytes(data)
    if _has_controls(text):
        raise ReleaseError(BINARY)
    if not text.strip():
        raise ReleaseError(EMPTY)
    return text


def _refuse_other_formats(data):
    for signature, message in SIGNATURES:
        if data.startswith(signature):
            raise ReleaseError(message)


def _has_utf16_mark(data):
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _decode_utf16(data):
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise ReleaseError(BINARY) from None


def _decode_bytes(data):
    if b"\x00" in data:
        raise ReleaseError(BINARY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_chinese(data)


def _decode_chinese(data):
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise ReleaseError(UNREADABLE) from None
    if not _is_plausible_chinese(text):
        raise ReleaseError(UNREADABLE)
    return text


def _is_plausible_chinese(text):
    """Tell Chinese from another encoding's bytes, most of which decode as GB18030 too.

    Real text keeps to the characters of GB 2312 (traditional Chinese to about two thirds of it);
    misread UTF-8, Big5, Shift JIS and Latin bytes give rare, private or unassigned ones.
    """
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    common = sum(bool(char.encode("gb2312", "ignore")) for char in letters)
    return common >= COMMON_SHARE * len(letters) and not any(
        unicodedata.category(char) in ("Co", "Cn") for char in text
    )


def _has_controls(text):
    return any(unicodedata.category(char) == "Cc" and char not in TEXT_CONTROLS for char in text)
