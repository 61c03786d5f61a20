"""The names behind a credit label: where one ends and the next begins, and what can be one."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.text.han import HAN

from . import posts
from .name_forms import is_long, is_name

MIDDLE_DOTS = "·•‧・．･∙⋅●᛫\u0387"
_DOT = re.compile(rf"(?<=[{HAN}])\s?[{MIDDLE_DOTS}]\s?(?=[{HAN}])")
# Full-width letters and digits are the same letters: the distance is that of Unicode.
_HALF_WIDTH = {
    code: code - 0xFEE0
    for start, end in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(start), ord(end) + 1)
}

MAX_TEXT = 500

EDGES = " \t\u3000,，、;；&＆|｜丨│·-–—/／。@"
SEPARATOR = re.compile(
    r"(\s*[,，、;；&＆]\s*(?:and\s+)?|\s+and\s+|\s+和\s+|\s{2,}|[\t\u3000]|\s*(?<!\s[sdaSDA])[/／]\s*"
    rf"|(?<=[{HAN}\d])\s(?=[{HAN}]))",
)
TRAILING_AND = re.compile(r"\s+(?:and|和|与)(?:\s+the)?$")
SUPPLIED_BY = re.compile(r"^(?:courtesy\s+of|©|\(c\)|copyright)\s*", re.IGNORECASE)
LAST_STOP = re.compile(r"(?<!\bJr)(?<!\bSr)(?<!\b[^\W\d_])\.$")
PADDED = re.compile(rf"(?<![{HAN}])([{HAN}])\s+(?=[{HAN}](?![{HAN}]))")
# The 和 of 张和平 belongs to the name: between two names there are two characters on each side.
HAN_AND = re.compile(rf"(?<=[{HAN}]{{2}})[和与及](?=[{HAN}]{{2}})")
BRACKETS = re.compile(r"\s*[(（\[【〔]([^()（）\[\]【】〔〕]{0,60})[)）\]】〕]")


@dataclass
class Names:
    """Names read from a credit line, each once, in order, and the words that stood beside them.

    Not sure is a name in characters that is longer or shorter than names of people are.
    """

    found: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    is_sure: bool = True


def is_somebody(text: str) -> bool:
    """Tell whether a line is the name of a person, or several, and nothing else but a post."""
    names = None if any(map(str.isdigit, text)) else read_names(text)
    people = [name for name in (names.found if names else []) if not posts.is_organisation(name)]
    return bool(people) and all(" " in name or not name.isascii() for name in people)


def tidy_name(name: str) -> str:
    """Return a name as it is kept: composed letters, one middle dot, letters of one width."""
    name = unicodedata.normalize("NFC", name.translate(_HALF_WIDTH))
    return " ".join(_DOT.sub("·", name).split())


def read_names(text: str) -> Names | None:
    """Return the names in `text`; None when something in it is neither a name nor beside one.

    Names are parted by , ， 、 ; ； & / "and" 和, by two spaces, and Chinese ones by a single space.
    Posts, titles, degrees, “and others” and brackets are left out. A blank, or a word for
    "nobody" such as "none" or 无, gives no names.
    """
    names = Names()
    text = _DOT.sub("·", text.translate(_HALF_WIDTH)).strip(EDGES)
    text = SUPPLIED_BY.sub("", text)
    text = LAST_STOP.sub("", TRAILING_AND.sub("", text).strip(EDGES)).strip(EDGES)
    if len(text) > MAX_TEXT:
        return None
    if not text or text.casefold() in posts.NOBODY:
        return names
    if text.casefold() in posts.NO_PERSON:
        return Names(left_out=[text])
    text = _without_others(_without_brackets(text, names), names)
    for part in _parts(PADDED.sub(r"\1", text), names):
        if not _add(part, names):
            return None
    names.found = list(dict.fromkeys(names.found))
    return names


def _without_brackets(text: str, names: Names) -> str:
    """Take brackets off; what they say in the other script is a name and stays with its own."""

    def replacement(match: re.Match[str]) -> str:
        inner, before = match[1].strip(), text[: match.start()]
        last = SEPARATOR.split(before)[-1].strip(EDGES)
        if inner and last and _is_other_script(inner, last):
            return f" {inner}  "
        if posts.is_organisation(last) and _is_person(inner):
            return f"  {inner}  "
        names.left_out.append(inner)
        return "  "

    return BRACKETS.sub(replacement, text).strip(EDGES)


def _is_person(text: str) -> bool:
    """Tell whether brackets behind an office hold somebody of it, and no post."""
    is_beside = posts.is_organisation(text) or posts.POST_ONLY.fullmatch(text) or text.isupper()
    return not is_beside and is_name(text) and not any(map(str.isdigit, text))


def _is_other_script(inner: str, name: str) -> bool:
    """Tell whether brackets hold the name before them in the other script, and no post."""
    differ = bool(re.search(f"[{HAN}]", inner)) != bool(re.search(f"[{HAN}]", name))
    return differ and _is_person(inner) and not posts.is_organisation(name)


def _without_others(text: str, names: Names) -> str:
    if match := posts.AND_OTHERS.search(text):
        names.left_out.append(match[0].strip(EDGES))
        return text[: match.start()].strip(EDGES)
    return text


def _parts(text: str, names: Names) -> Iterator[str]:
    """Yield what stands between the separators; what belongs to an office's name stays together."""
    first, *rest = SEPARATOR.split(text)
    parts, aside = [first], False
    for mark, part in zip(rest[::2], rest[1::2], strict=True):
        last = names.left_out[-1] if aside else parts[-1]
        if mark.strip() in ("/", "／") and _is_other_script(part, parts[-1]):
            parts[-1] += f" {part}"
            continue
        if mark.strip() in ("and", "&") and not aside and posts.leads_to(parts[-1], part):
            parts[-1] += mark + part
            continue
        joins = mark.strip() in ("and", "&", ",", ", and", "，") and " " in last
        if joins and posts.is_organisation(last) and _continues(last, mark, part):
            if aside:
                names.left_out[-1] += mark + part
            else:
                parts[-1] += mark + part
        elif mark.strip()[:1] in (",", "，") and _is_aside(part, parts[-1]):
            names.left_out.append(part)
            aside = True
        elif aside and posts.names_a_post(part) and not mark.strip().startswith((";", "；")):
            names.left_out.append(part)
        else:
            parts.append(part)
            aside = False
    for part in parts:
        yield from _split_han_and(part)


def _continues(last: str, mark: str, part: str) -> bool:
    if posts.is_organisation(part) and " of " in part:
        return False
    return posts.goes_on(part) if "and" in mark or "&" in mark else bool(
        len(part.split()) == 1 and posts.goes_on(f"x {part}")
    )  # fmt: skip


def _is_aside(part: str, person: str) -> bool:
    """Tell whether what follows a person and a comma is a degree, a post or an office."""
    if re.search(f"[{HAN}]", part):
        return posts.POST_ONLY.fullmatch(part) is not None
    if posts.DEGREE.fullmatch(part) or posts.names_a_post(part):
        return True
    if part.isupper() and len(part) > 2 and part.isalpha() and not person.isupper():
        return True  # an acronym
    return posts.is_organisation(part) and not posts.is_organisation(person)


def _add(part: str, names: Names) -> bool:
    """Add one part to the names; False when it is none."""
    part = part.strip(EDGES)
    if supplied := posts.SUPPLIED.fullmatch(part):
        part = supplied["name"]
    if posts.is_organisation(part):
        part = part.removeprefix("the ")
    if not part:
        return True
    is_post = part.casefold() in posts.POST_WORDS
    if is_post or part.casefold() in posts.NO_PERSON or posts.DEGREE.fullmatch(part):
        names.left_out.append(part)
        return True
    name = _without_titles(part, names)
    if name is None:
        return False
    if name:
        if not is_name(name):
            return False
        names.is_sure &= not is_long(name)
        names.found.append(tidy_name(name))
    return True


def _without_titles(part: str, names: Names) -> str | None:
    """Return the name without posts and titles, "" for a post alone, None for a surname alone."""
    if re.search(f"[{HAN}]", part):
        return _without_han_titles(part, names)
    courtesy = posts.COURTESY.match(part)
    title = courtesy or posts.OFFICE_THEN_NAME.match(part)
    title = None if posts.is_organisation(part) else title
    name = part[title.end() :] if title else part
    if courtesy and len(name.split()) < 2:
        return None
    first, _space, last = name.rpartition(" ")
    if first and " " in first and posts.DEGREE.fullmatch(last):
        names.left_out.append(last)
        name = first
    if title:
        names.left_out.append(title[0].strip())
    return name


def _without_han_titles(part: str, names: Names) -> str | None:
    if posts.is_organisation(part):
        return part
    if posts.PLAIN_POST.fullmatch(part):
        names.left_out.append(part)
        return ""
    if posts.SURNAME_THEN_POST.fullmatch(part):
        return None
    for form in (posts.NAME_THEN_POST, posts.CLASS_THEN_NAME, posts.POST_THEN_NAME):
        match = form.fullmatch(part)
        if (
            match
            and (len(match["name"]) <= 4 or "·" in match["name"])
            and not _is_title(match["name"])
        ):
            is_nobody = posts.is_organisation(match["name"]) or match["name"] in posts.NO_PERSON
            names.left_out.append(part if is_nobody else match["post"])
            return "" if is_nobody else match["name"]
    if posts.POST_ONLY.fullmatch(part) or posts.CLASS_ALONE.fullmatch(part):
        names.left_out.append(part)
        return ""
    return part


def _is_title(name: str) -> bool:
    return posts.POST_ONLY.fullmatch(name) is not None


def _split_han_and(text: str) -> list[str]:
    """Split a run of Chinese at the 和 that stand between two names.

    >>> _split_han_and("李和平和王五")
    ['李和平', '王五']
    """
    if posts.is_organisation(text) and not any(
        map(posts.is_organisation, HAN_AND.split(text)[:-1])
    ):
        return [text]
    start, names = 0, []
    for match in HAN_AND.finditer(text):
        if match.start() - start >= 2:
            names.append(text[start : match.start()])
            start = match.end()
    return [*names, text[start:]]


HAN_NAME = rf"(?P<han>[{HAN}][{HAN}·•]*)"
LATIN_NAME = rf"(?P<latin>[^\s{HAN}][^{HAN}]*?)"
BOTH_SCRIPTS = [
    re.compile(rf"{LATIN_NAME}\s+{HAN_NAME}"),
    re.compile(rf"{HAN_NAME}\s+{LATIN_NAME}"),
]


def by_script(name: str) -> tuple[str, str]:
    """Return (Latin name, Chinese name) of a name as printed, either of them possibly empty.

    >>> by_script("Li Qianqian 李倩倩")
    ('Li Qianqian', '李倩倩')
    """
    for form in BOTH_SCRIPTS:
        if match := form.fullmatch(name):
            return match["latin"], match["han"]
    return ("", name) if re.search(f"[{HAN}]", name) else (name, "")
