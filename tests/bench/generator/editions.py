"""One language of a generated story, as its working copy and its versions would hold it."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Credit, PhotoUse, Version, fingerprint_of
from articles.models.record.content import content_of
from articles.rules.states import Public, Work
from articles.text.credit_line import Role
from people.names import slug_from

from .invention import WORDS, in_language

DAYS_TO_CORRECTION, DAYS_TO_WITHDRAWAL = 2, 20


class Rows(list):
    """Rows in memory, where a working copy in the database has a related manager."""

    def select_related(self, *fields):
        return self

    def all(self):
        return self

    order_by = all

    def values_list(self, name, *, flat):
        return [getattr(row, name) for row in self]

    def exclude(self, **condition):
        return self  # every generated row names somebody


class Edition:
    """An edition of a Story; the second one is given the first as its `original`.

    It stands for its Article in content_of(), with credits and pictures not yet written.
    """

    def __init__(self, story, office, original=None):
        self.story, self.office, self.original = story, office, original
        self.language = story.languages[original is not None]
        self.section = story.chosen(office.sections, "section")
        self.unit = story.chosen(office.units, "unit")
        self.tags = Rows({story.chosen(office.tags, name) for name in ("tag", "second_tag")})
        self.published_at = story.published_at(original is not None)
        self.corrected_at = self.published_at + timedelta(days=DAYS_TO_CORRECTION)
        self.withdrawn_at = self.published_at + timedelta(days=DAYS_TO_WITHDRAWAL)
        self.article = self._article()
        self.related = Rows([])
        self.credits = Rows(self._credits())
        self.photo_uses = Rows(self._photo_uses())

    def __getattr__(self, name):
        return getattr(self.article, name)

    def _article(self):
        story, said = self.story, self._said
        return Article(
            language=self.language,
            translation_of=self.original and self.original.article,
            headline=said("headlines"),
            standfirst=said("standfirsts"),
            place=said("places"),
            body=story.body_in(self.language, self.unit),
            slug=f"{slug_from(said('headlines'), fallback='story')}-{story.number}",
            section=self.section,
            unit=self.unit,
            event_on=story.day if story.has_event else None,
            corrections=self._corrections(),
            created_by=self.office.author,
            **self._state(),
        )

    def _said(self, what):
        return self.story.text(what, self.language, self.unit)

    def _state(self):
        """Return the guarded fields as the acts on the sheet leave them: see sheets.py."""
        story = self.story
        return {
            "work_state": Work.CLEAN,
            "public_state": Public.WITHDRAWN if story.is_withdrawn else Public.LIVE,
            "version_number": 2 if story.is_corrected else 1,
            "round_began": 5 if story.is_corrected else 1,
            "acts_count": (7 if story.is_corrected else 3) + story.is_withdrawn,
        }

    def _corrections(self):
        if not self.story.is_corrected:
            return []
        on = timezone.localdate(self.corrected_at)
        return [{"note": self._said("corrections"), "on": on.isoformat()}]

    def _credits(self):
        story, office = self.story, self.office
        people = [(Role.TEXT, story.writer(office.writers))]
        if self.original:
            people.append((Role.TRANSLATOR, story.chosen(office.translators, "translator")))
        return [
            Credit(article=self.article, role=role, contributor=person, position=position)
            for position, (role, person) in enumerate(people)
        ]

    def _photo_uses(self):
        if not self.story.has_picture:
            return []
        caption, alt_text = (
            in_language(self.story.chosen(WORDS[what], what), self.language)
            for what in ("captions", "alt_texts")
        )
        photo = self.story.chosen(self.office.photos, "photo")
        return [
            PhotoUse(article=self.article, photo=photo, caption=caption, alt_text=alt_text),
        ]

    def versions(self):
        """Return the frozen texts; that of a corrected story first stood without the note."""
        contents = [content_of(self)]
        if self.story.is_corrected:
            first = {key: value for key, value in contents[0].items() if key != "corrections"}
            contents.insert(0, first)
        self.frozen = []
        for content in contents:
            self.frozen.append(self._version(content, *self.frozen[-1:]))
        self._keep_in_step()
        return self.frozen

    def _keep_in_step(self):
        """Set the fields by which an original and its translation stay together."""
        article, text = self.article, self.frozen[-1]
        article.major_number, article.major_fingerprint = text.number, text.text_fingerprint
        article.major_at = self.corrected_at if self.story.is_corrected else self.published_at
        if self.original:
            article.source_number = self.original.article.major_number
            article.source_fingerprint = self.original.article.major_fingerprint

    def _version(self, content, previous=None):
        author = self.office.author
        version = Version(
            article=self.article,
            number=previous.number + 1 if previous else 1,
            content=content,
            fingerprint=fingerprint_of(content),
            made_by=author,
            made_by_pk=author.pk,
            made_by_name=author.signing_name,
            made_at=self.corrected_at if previous else self.published_at,
            previous_hash=previous.row_hash if previous else "",
        )
        version.row_hash = version.computed_hash()
        return version
