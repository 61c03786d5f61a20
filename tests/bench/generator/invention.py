"""What a generated story says. Story n is the same every time, whatever the number of stories."""

import random
import tomllib
from bisect import bisect
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path

from django.utils import timezone

from people.names import is_chinese

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
FIRST_YEAR, YEARS = 2016, 10
# A school's year: quiet in February and August, full in September. They add up to 12.
SEASON = (0.6, 0.2, 1, 1, 1, 1.4, 0.6, 0.2, 3, 1.2, 1, 0.8)
MONTHS = [(FIRST_YEAR + year, month) for year in range(YEARS) for month in range(1, 13)]
# Each year brings more stories than the one before.
UNTIL = list(accumulate((year - FIRST_YEAR + 1) * SEASON[month - 1] for year, month in MONTHS))
GOLDEN = 0.6180339887498949
SENTENCES_PER_PARAGRAPH = 3
RARITIES = 25


def in_language(pair, language):
    """Return the English or the Chinese one of a pair of words.toml."""
    return pair[is_chinese(language)]


def day_of(number):
    """Return the day of story `number`: ten years, evenly filled by however many stories."""
    place = number * GOLDEN % 1 * UNTIL[-1]
    index = bisect(UNTIL, place)
    start = UNTIL[index - 1] if index else 0
    share = (place - start) / (UNTIL[index] - start)
    year, month = MONTHS[index]
    return date(year, month, 1) + timedelta(days=int(share * 28))


@dataclass(frozen=True)
class Story:
    """What the two editions of a story share. Positions refer to words.toml and the office."""

    number: int
    day: date
    draw: dict
    body: tuple
    count: int

    @property
    def languages(self):
        """The language of the original, and that of its translation."""
        return ("en", "zh-hans") if self.number % 4 == 0 else ("zh-hans", "en")

    @property
    def has_event(self):
        return self.number % 10 != 3

    @property
    def is_corrected(self):
        return self.number % 20 == 5

    @property
    def is_withdrawn(self):
        return self.number % 100 == 7

    @property
    def has_picture(self):
        return self.number % 5 < 2

    def chosen(self, things, what):
        """Return the one of `things` that this story draws for `what`."""
        return things[int(self.draw[what] * len(things))]

    def writer(self, people):
        """Return who wrote it: most stories come from a few hands."""
        return people[int(self.draw["writer"] ** 3 * len(people))]

    def published_at(self, edition):
        """Return when an edition came out: 0 for the original, 1 for the translation."""
        moment = time(9 + self.number % 8, self.number % 60)
        wait = timedelta(days=self.number % 3 + edition)
        return timezone.make_aware(datetime.combine(self.day, moment)) + wait

    def text(self, what, language, unit):
        """Return the sentence for `what` (a list of words.toml) in a language."""
        return self._fill(self.chosen(WORDS[what], what), language, unit)

    def body_in(self, language, unit):
        """Return the text of the story as HTML paragraphs."""
        space = "" if is_chinese(language) else " "
        pairs = [WORDS["sentences"][n] for n in self.body]
        pairs += WORDS["rarities"] if self.number < RARITIES else []
        sentences = [self._fill(pair, language, unit) for pair in pairs]
        starts = range(0, len(sentences), SENTENCES_PER_PARAGRAPH)
        parts = (space.join(sentences[n : n + SENTENCES_PER_PARAGRAPH]) for n in starts)
        return "".join(f"<p>{part}</p>" for part in parts)

    def _fill(self, pair, language, unit):
        words = {name[:-1]: self.chosen(WORDS[name], name) for name in ("topics", "places")}
        words = {name: in_language(pair, language) for name, pair in words.items()}
        sentence = in_language(pair, language)
        text = sentence.format(unit=unit.name_in(language), count=self.count, **words)
        return text[0].upper() + text[1:]


DRAWN = ("headlines", "standfirsts", "corrections", "topics", "places", "captions", "alt_texts")
DRAWN += ("section", "unit", "tag", "second_tag", "writer", "photo", "translator")


def invent(number):
    """Return Story `number`."""
    chance = random.Random(number)
    sentences = range(len(WORDS["sentences"]))
    return Story(
        number=number,
        day=day_of(number),
        draw={what: chance.random() for what in DRAWN},
        body=tuple(chance.sample(sentences, 9)),
        count=chance.randrange(12, 240),
    )
