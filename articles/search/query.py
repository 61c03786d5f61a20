"""Reads the text of a search box into a Query. Any text gives a Query, never an error."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings

from articles.text.reading.role_words import roles_of
from articles.text.search_tokens import (
    ANYBODY,
    CHARACTER,
    HAN_RUN,
    LONGEST,
    RUN,
    fold,
    marker,
    spoken,
    words,
)

LONGEST_QUERY = 200  # characters
MOST_TERMS = 12

# What is typed before a name to find the credits of a role: photo:张三.
WORD_OF = {"text": "text", "picture": "photo", "translator": "translator", "review": "review"}
PART = re.compile(
    r"""(?:(?P<role>[^\W\d_]+)\s?[:：]\s*)?
        (?:["“”„«「『](?P<phrase>[^"“”»」』]*)["“”»」』]? | (?P<word>[^\s"“”„«「『]+))""",
    re.VERBOSE,
)


class Term(NamedTuple):
    """Words that follow one another, read from `text`. `is_start`: the last one may go on."""

    words: tuple[str, ...]
    is_start: bool = False
    text: str = ""

    def as_fts5(self):
        return f'"{" ".join(self.words)}"' + (" *" if self.is_start else "")

    def as_tsquery(self):
        phrase = " <-> ".join(f"'{word}'" for word in self.words)
        return f"({phrase}:*)" if self.is_start else f"({phrase})"

    def said_in(self, language):
        """Return the Term as it is indexed for texts in the language."""
        is_character = self.is_start and len(self.words) == 1 and HAN_RUN.fullmatch(self.words[0])
        words = [marker(CHARACTER, self.words[0])] if is_character else self.words
        return Term(tuple(spoken(language, words)), self.is_start and not is_character)

    def about(self, kind):
        """Return the Terms that look for this name in credits of `kind`."""
        return [Term((marker(kind, word),), self.is_start) for word in self.words]


class Asked(tuple):
    """A tuple of lists of Terms. A story must answer each list by one of its Terms."""

    def as_fts5(self):
        return " AND ".join(f"({' OR '.join(term.as_fts5() for term in terms)})" for terms in self)

    def as_tsquery(self):
        return " & ".join(f"({' | '.join(term.as_tsquery() for term in terms)})" for terms in self)


LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Query:
    """The terms, the credited people (kind, Term) and the markers that a story must all have."""

    terms: tuple[Term, ...] = ()
    people: tuple[tuple[str, Term], ...] = ()
    markers: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    is_cut: bool = False

    def __bool__(self):
        return bool(self.terms or self.people)

    def within(self, language):
        """Return this query for stories in one language, or in all for ""."""
        return replace(self, languages=(language,) if language else LANGUAGES)

    def elsewhere(self):
        """Return this query for stories in the other languages."""
        return replace(self, languages=tuple(c for c in LANGUAGES if c not in self.languages))

    def bearing(self, *markers):
        return replace(self, markers=(*self.markers, *markers))

    def by(self, name, role=""):
        people = [(role or ANYBODY, term) for term in _terms(fold(name))]
        return replace(self, people=(*self.people, *people))

    def without(self, term):
        people = tuple(person for person in self.people if person[1] is not term)
        return replace(self, terms=tuple(t for t in self.terms if t is not term), people=people)

    def as_text(self):
        """Return the text to type in the search box for this query."""
        people = [(WORD_OF[kind], term) for kind, term in self.people if kind in WORD_OF]
        return " ".join(
            [*map(_typed, self.terms), *(f"{word}:{_typed(term)}" for word, term in people)]
        )

    def facets(self):
        """Return what is Asked of the markers of a story: its section, language and credits."""
        people = [[term] for kind, name in self.people for term in name.about(kind)]
        markers = list(self.markers)
        if not self.terms and self.languages != LANGUAGES:
            markers += [marker("language", code) for code in self.languages]
        return Asked([*people, *([Term((word,))] for word in markers)])

    def texts(self):
        """Return what is Asked of the words of a story."""
        return Asked([term.said_in(code) for code in self.languages] for term in self.terms)

    def asked(self):
        """Return everything Asked of a column with words and markers."""
        return Asked([*self.texts(), *self.facets()])


def parse(text):
    """Return the Query for a text. What exceeds the limits is dropped, and `is_cut` says so."""
    terms, people = [], []
    for part in PART.finditer(fold(text[:LONGEST_QUERY])):
        found = _terms(part["word"]) if part["word"] else _phrase(part["phrase"] or "")
        if roles := _roles(part["role"] or ""):
            people += [(role, term) for role in roles for term in found]
        else:
            terms += [*_terms(part["role"] or ""), *found]
    cut = len(text) > LONGEST_QUERY or len(terms) > MOST_TERMS or len(people) > MOST_TERMS
    terms = dict.fromkeys(terms[:MOST_TERMS])
    return Query(tuple(terms), tuple(dict.fromkeys(people[:MOST_TERMS])), is_cut=cut)


def _roles(word):
    """Return the roles a label names as on a credit line; those no credit line prints name none."""
    roles = roles_of(word)
    return roles if set(roles) <= set(WORD_OF) else []


def _typed(term):
    if len(RUN.findall(term.text)) > 1:
        return f'"{term.text}"'
    return f"{term.text}*" if term.is_start and not HAN_RUN.search(term.text) else term.text


def _terms(text):
    """Return the Terms in folded text. A star after a Latin word stands for any ending."""
    terms = [term for run in RUN.finditer(text) for term in _phrase(run[0])]
    if terms and text.endswith("*") and not HAN_RUN.search(terms[-1].text):
        beginning = terms[-1].text[:LONGEST]
        terms[-1] = Term((beginning,), is_start=True, text=beginning)
    return terms


def _phrase(text):
    """Return [one Term] for words that belong together, [] if there are none."""
    text, found = text.strip(), words(text)
    if not found:
        return []
    last, before = found[-1], found[-2] if len(found) > 1 else ""
    if not HAN_RUN.fullmatch(last) or len(last) > 1:
        return [Term(tuple(found), text=text)]
    # This is the last character of a run of Chinese. In a text, more may follow it.
    if len(before) == 2 and before[1] == last:
        return [Term(tuple(found[:-1]), text=text)]
    return [Term(tuple(found), is_start=True, text=text)]
