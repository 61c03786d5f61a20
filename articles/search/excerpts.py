"""Where a text answers a query: the words found, marked, and the passage around them."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from articles.models.newsstand.published import PublishedArticle
from articles.text.cleaning import plain_text
from articles.text.han import UNSPACED
from articles.text.search_tokens import HAN_RUN, RUN, fold, name_words, places_in, span_of, stem

LENGTH = 180  # of a passage, in characters; half as many in Chinese
BEFORE = 0.3  # the share of a passage that comes before the first mark
LETTER = rf"[^\W_{UNSPACED}]"


def pattern_of(terms):
    """Return the compiled pattern that finds the Terms in folded text, or None without any."""
    return re.compile("|".join(map(_pattern, terms))) if terms else None


def _pattern(term):
    runs = [run[0] for run in RUN.finditer(term.text)]
    pattern, before = "", ""
    for run in runs:
        if before:
            # A Latin word and a Chinese one need nothing between them.
            same = bool(HAN_RUN.match(before)) == bool(HAN_RUN.match(run))
            pattern += r"[\W_]+" if same else r"[\W_]*"
        pattern, before = pattern + _forms(run), run
    start = "" if HAN_RUN.match(runs[0]) else f"(?<!{LETTER})"
    if HAN_RUN.match(runs[-1]):
        return start + pattern
    return start + pattern + (f"{LETTER}*" if term.is_start else f"(?!{LETTER})")


def _forms(run):
    """Return the pattern of a run of Chinese, or of an English word in singular and plural."""
    if HAN_RUN.match(run):
        return run
    bare = stem(run)
    forms = {run, bare, f"{bare}s", f"{bare}es", f"{bare[:-1]}ies"}
    return f"(?:{'|'.join(sorted(form for form in forms if stem(form) == bare))})"


def spans(text, pattern):
    if pattern is None:
        return []
    places = places_in(text)
    return [span_of(places, *match.span()) for match in pattern.finditer(fold(text))]


def marked(text, pattern):
    """Return the text as safe HTML, with what matches in <mark>."""
    return _mark(text, spans(text, pattern))


def _mark(text, found):
    html, done = [], 0
    for start, end in found:
        start = max(start, done)
        html.append(format_html("{}<mark>{}</mark>", text[done:start], text[start:end]))
        done = end
    return mark_safe("".join([*html, conditional_escape(text[done:])]))  # noqa: S308 -- escaped above


def excerpt(row: PublishedArticle, pattern: re.Pattern[str] | None) -> str:
    """Return, as safe HTML, the passage with the most different words of the query."""
    captions = [picture["caption"] for picture in row.pictures]
    texts = [text for text in (row.standfirst, *captions, plain_text(row.body)) if text]
    best, found, most = (texts[0] if texts else ""), [], 0
    for text in texts:
        here = spans(text, pattern)
        different = len({fold(text[start:end]) for start, end in here})
        if different > most:
            best, found, most = text, here, different
    return _passage(best, found)


def _passage(text, found):
    first = found[0][0] if found else 0
    length = LENGTH // 2 if HAN_RUN.search(text[first : first + 20]) else LENGTH
    start = _word_start(text, max(0, first - int(length * BEFORE))) if first > length else 0
    end = max(_word_end(text, start + length), found[0][1] if found else 0)
    within = [(a - start, min(b, end) - start) for a, b in found if start <= a < end]
    passage = _mark(text[start:end], within)
    return format_html("{}{}{}", "… " if start else "", passage, " …" if end < len(text) else "")


def _word_start(text, place):
    """Return where the next word after `place` begins. Chinese may be cut anywhere."""
    gap = re.compile(rf"\s+|(?=[{UNSPACED}])").search(text, place, place + 30)
    return gap.end() if gap and place else place


def _word_end(text, place):
    if place >= len(text):
        return len(text)
    gap = max(text.rfind(" ", place - 30, place), text.rfind("\n", place - 30, place))
    return place if gap < 0 or HAN_RUN.match(text[place]) else gap


def is_named(name, role, query):
    """Return True if the query asks for somebody with this name, in this role or in any."""
    asked = [term for kind, term in query.people if kind in (role, "person")]
    words = set(name_words(name))
    return any(_names(term, words) for term in [*asked, *query.terms])


def _names(term, words):
    *firsts, last = term.words
    has_last = last in words or (term.is_start and any(w.startswith(last) for w in words))
    return has_last and words.issuperset(firsts)
