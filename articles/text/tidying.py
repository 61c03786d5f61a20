"""Puts right what pasted text has and nobody sees: invisible characters, odd spaces, loose accents.

One word would otherwise be two to a search, a name or a label.
"""

import re
import unicodedata

# What Unicode calls default ignorable, and control characters that end no line.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]"
)
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Joiners shape letters of Arabic, Indian and South-East Asian scripts, and pictures of people.
_STRAY_JOINER = re.compile(
    "(?<![\u0590-\u1cff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")


def tidy(text: str) -> str:
    """Return a text, of any number of lines, as it is kept: composed (NFC), plain spaces. Idempotent.

    Joiners and direction marks stay in scripts that need them. The ideographic space stays,
    because it indents paragraphs.
    """
    text = _INVISIBLE.sub("", text)
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTION.sub("", text)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _STRAY_JOINER.sub("", text)))
