"""What is asked for: the text of a search box, read into a Query. Never an error."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings

from articles.text.credit_line import Role
from articles.text.tokens import (
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

# The words before a colon, folded: photo:张三, 图：张三.
ROLE_WORDS = {
    word: role.value
    for role, known in {
        Role.TEXT: "text writer words 文 文字 撰文",
        Role.PICTURE: "photo photos picture pictures 图 圖 图片 摄影 攝影",
        Role.TRANSLATOR: "translator translation 译 譯 翻译",
        Role.REVIEW: "review reviewer 审 審 审核",
    }.items()
    for word in known.split()
}
WORD_OF = {role: word for word, role in reversed(ROLE_WORDS.items())}
PART = re.compile(
    r"""(?:(?P<role>[^\W\d_]+)\s?[:：]\s*)?
        (?:["“”„«「『](?P<phrase>[^"“”»」』]*)["“”»」』]? | (?P<word>[^\s"“”„«「『]+))""",
    re.VERBOSE,
)


class Term(NamedTuple):
    """Words that stand one after the other; of the last one perhaps only the beginning.

    `text` is what they were cut from.
    """

    words: tuple[str, ...]
    is_start: bool = False
    text: str = ""

    def as_fts5(self):
        return f'"{" ".join(self.words)}"' + (" *" if self.is_start else "")

    def as_tsquery(self):
        phrase = " <-> ".join(f"'{word}'" for word in self.words)
        return f"({phrase}:*)" if self.is_start else f"({phrase})"

    def said_in(self, language):
        """Return the Term that asks a text in the language for this."""
        is_character = self.is_start and len(self.words) == 1 and HAN_RUN.fullmatch(self.words[0])
        words = [marker(CHARACTER, self.words[0])] if is_character else self.words
        return Term(tuple(spoken(language, words)), self.is_start and not is_character)

    def about(self, kind):
        """Return the Terms that ask for a credit of `kind` by this name."""
        return [Term((marker(kind, word),), self.is_start) for word in self.words]


class Asked(tuple):
    """Lists of Terms of which one is enough. All of the lists must be answered."""

    def as_fts5(self):
        return " AND ".join(f"({' OR '.join(term.as_fts5() for term in terms)})" for terms in self)

    def as_tsquery(self):
        return " & ".join(f"({' | '.join(term.as_tsquery() for term in terms)})" for terms in self)


LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Query:
    """Terms that must all be found, people (kind, Term) credited, and markers to bear."""

    terms: tuple[Term, ...] = ()
    people: tuple[tuple[str, Term], ...] = ()
    markers: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    is_cut: bool = False

    def __bool__(self):
        return bool(self.terms or self.people)

    def within(self, language):
        """Return this query for the stories in one language, or in all of them for ""."""
        return replace(self, languages=(language,) if language else LANGUAGES)

    def elsewhere(self):
        """Return this query for the stories in every other language."""
        return replace(self, languages=tuple(c for c in LANGUAGES if c not in self.languages))

    def bearing(self, *markers):
        return replace(self, markers=(*self.markers, *markers))

    def by(self, name, role=""):
        """Return this query for stories where `name` is credited as `role`, or as anything."""
        kind = role or ANYBODY
        return replace(
            self, people=self.people + tuple((kind, term) for term in _terms(fold(name)))
        )

    def without(self, term):
        """Return this query with one Term less."""
        people = tuple(person for person in self.people if person[1] is not term)
        return replace(self, terms=tuple(t for t in self.terms if t is not term), people=people)

    def as_text(self):
        """Return what to type for this query."""
        return " ".join(
            [*(_typed(term) for term in self.terms)]
            + [f"{WORD_OF[kind]}:{_typed(term)}" for kind, term in self.people if kind in WORD_OF]
        )

    def facets(self):
        """Return what a story must be, Asked of the markers: its section, who is credited."""
        people = [[term] for kind, name in self.people for term in name.about(kind)]
        markers = list(self.markers)
        if not self.terms and self.languages != LANGUAGES:
            markers += [marker("language", code) for code in self.languages]
        return Asked([*people, *([Term((word,))] for word in markers)])

    def texts(self):
        """Return what a story must say, Asked of the words of its languages."""
        return Asked([term.said_in(code) for code in self.languages] for term in self.terms)

    def asked(self):
        """Return everything Asked, of a column that holds words and markers."""
        return Asked([*self.texts(), *self.facets()])


def parse(text):
    """Return the Query of a search box. What goes past the limits is left out: see `is_cut`."""
    terms, people = [], []
    for part in PART.finditer(fold(text[:LONGEST_QUERY])):
        found = _terms(part["word"]) if part["word"] else _phrase(part["phrase"] or "")
        role = ROLE_WORDS.get(part["role"])
        if role:
            people += [(role, term) for term in found]
        else:
            terms += [*_terms(part["role"] or ""), *found]
    cut = len(text) > LONGEST_QUERY or len(terms) > MOST_TERMS or len(people) > MOST_TERMS
    terms = dict.fromkeys(terms[:MOST_TERMS])
    return Query(tuple(terms), tuple(dict.fromkeys(people[:MOST_TERMS])), is_cut=cut)


def _typed(term):
    if len(RUN.findall(term.text)) > 1:
        return f'"{term.text}"'
    return f"{term.text}*" if term.is_start and not HAN_RUN.search(term.text) else term.text


def _terms(text):
    """Return a Term for every word, and for every run of Chinese, of folded text.

    A star after a Latin word asks for the words that begin so.
    """
    terms = [term for run in RUN.finditer(text) for term in _phrase(run[0])]
    if terms and text.endswith("*") and not HAN_RUN.search(terms[-1].text):
        beginning = terms[-1].text[:LONGEST]
        terms[-1] = Term((beginning,), is_start=True, text=beginning)
    return terms


def _phrase(text):
    """Return [one Term] for words that stand together, [] when there are none."""
    text, found = text.strip(), words(text)
    if not found:
        return []
    last, before = found[-1], found[-2] if len(found) > 1 else ""
    if not HAN_RUN.fullmatch(last) or len(last) > 1:
        return [Term(tuple(found), text=text)]
    # The last character of a run of Chinese: in a text more may follow it there.
    if len(before) == 2 and before[1] == last:
        return [Term(tuple(found[:-1]), text=text)]
    return [Term(tuple(found), is_start=True, text=text)]
