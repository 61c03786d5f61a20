"""What a search ought to find, worked out the naive way: by reading every story.

Shares nothing with articles/text/search_tokens.py and articles/search/. main(), called from
`manage.py shell`, writes answers.json anew from queries.json.
"""

import html
import json
import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

from pypinyin import lazy_pinyin

from .office import OFFICE, STORIES

try:
    from opencc import OpenCC

    simplified = OpenCC("t2s").convert
except ImportError:
    simplified = str

FOLDER = Path(__file__).parent
ROLES = {"photo": "picture", "图": "picture", "text": "text", "文": "text"}
ROLES |= {"translator": "translator", "译": "translator", "review": "review", "审": "review"}
CHINESE = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC ITERATION")


def fold(text):
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return simplified(unicodedata.normalize("NFC", bare))


def kind_of(letter):
    if unicodedata.name(letter, "").startswith(CHINESE):
        return "chinese"
    return "word" if letter.isalnum() else ""


@cache
def runs(text):
    """Cut folded text into (kind, run), leaving out what is neither word nor Chinese."""
    found = []
    before = ""
    for letter in fold(text):
        kind = kind_of(letter)
        if kind and kind == before:
            found[-1] = (kind, found[-1][1] + letter)
        elif kind:
            found.append((kind, letter))
        before = kind
    return [(kind, singular(run) if kind == "word" else run) for kind, run in found]


def singular(word):
    if len(word) < 4 or re.search("[^s]$|us$|ss$", word):
        return word
    if re.search("(?<![ea])ies$", word):
        return re.sub("ies$", "y", word)
    return re.sub("(?<=ss|sh|ch)es$|(?<=x)es$|s$", "", word, count=1)


@cache
def read(query):
    """Return ([(runs that stand together, may go on)], [(role, runs)]) of a query's text."""
    terms, people = [], []
    query = re.sub("[“”「」]", '"', query)
    for role, phrase, word in re.findall(r'(?:(\w+)[:：]\s*)?(?:"([^"]*)"|([^\s"]+))', query):
        found = [(runs(phrase), False)] if phrase else one_by_one(word)
        found = [term for term in found if term[0]]
        if fold(role) in ROLES:
            people += [(ROLES[fold(role)], term) for term in found]
        else:
            terms += [*one_by_one(role), *found]
    return terms, people


def one_by_one(text):
    """Return a term for every run; a star after the last lets it go on."""
    found = [([run], False) for run in runs(text)]
    if found and text.endswith("*"):
        found[-1] = (found[-1][0], True)
    return found


def holds(text, term):
    """Return True if the text holds the runs of the term one after the other."""
    wanted, may_go_on = term
    there = runs(text)
    if len(wanted) == 1:
        return any(same(run, wanted[0], may_go_on) for run in there)
    return any(
        stands_at(there[at : at + len(wanted)], wanted)
        for at in range(len(there) - len(wanted) + 1)
    )


def same(run, wanted, may_go_on):
    if run[0] != wanted[0]:
        return False
    if run[0] == "chinese":
        return wanted[1] in run[1]
    return run[1].startswith(wanted[1]) if may_go_on else run[1] == wanted[1]


def stands_at(there, wanted):
    if [kind for kind, _run in there] != [kind for kind, _run in wanted]:
        return False
    if there[0][0] == "chinese" and there[0][1].endswith(wanted[0][1]):
        there = [wanted[0], *there[1:]]
    if there[-1][0] == "chinese" and there[-1][1].startswith(wanted[-1][1]):
        there = [*there[:-1], wanted[-1]]
    return there == wanted


def names(story, role=None):
    """Return every way to write who is credited, in this role or in any."""
    keys = [key for credited, key in story["credits"] if role in (None, credited)]
    return [way for key in keys for name in OFFICE["people"][key] for way in ways_to_write(name)]


@cache
def ways_to_write(name):
    spelled = fold(" ".join(lazy_pinyin(name))).split()
    given = "".join(spelled[1:]) if name and kind_of(name[0]) == "chinese" else ""
    return [name, " ".join(spelled), "".join(spelled), "".join(word[0] for word in spelled), given]


def fields(story):
    body = re.sub("</(p|li)>", "\n", story["body"])
    body = html.unescape(re.sub("<[^>]*>", "", body))
    day = date.fromisoformat(story["dated_on"])
    printed = (
        f"{day.day} {day:%B %Y}"
        if story["language"] == "en"
        else f"{day.year}年{day.month}月{day.day}日"
    )
    about = [story["caption"], story["place"], printed, *(story["tag"] or [])]
    about += OFFICE["sections"][story["section"]]
    return [story["headline"]], [story["standfirst"]], [*about, *names(story)], body.split("\n")


def rank(story, asked):
    """Return the place of the field in which the last of the terms is found, None if one isn't."""
    terms, people = read(asked.get("q", ""))
    by = [(asked.get("role"), term) for term in one_by_one(asked.get("name", ""))]
    if not all(
        any(holds(name, term) for name in names(story, role)) for role, term in [*people, *by]
    ):
        return None
    ranks = [
        next(
            (n for n, texts in enumerate(fields(story)) if any(holds(t, term) for t in texts)), None
        )
        for term in terms
    ]
    return None if None in ranks else max(ranks, default=0)


def answers(asked):
    """Return the places in STORIES of what the search ought to find, in order."""
    language = asked.get("language", "en")
    chosen = [
        (place, story)
        for place, story in enumerate(STORIES)
        if story["state"] == "public"
        and language in ("all", story["language"])
        and asked.get("section", story["section"]) == story["section"]
        and str(asked.get("year", "")) in ("", story["dated_on"][:4])
    ]
    ranked = [(rank(story, asked), story["dated_on"], place) for place, story in chosen]
    latest = sorted((r for r in ranked if r[0] is not None), key=lambda r: r[1:], reverse=True)
    if asked.get("order") != "date":
        latest.sort(key=lambda r: r[0])
    return [place for _rank, _day, place in latest]


def queries():
    return json.loads((FOLDER / "queries.json").read_text())


def main():
    lines = [json.dumps(answers(asked)) for asked in queries()]
    (FOLDER / "answers.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
