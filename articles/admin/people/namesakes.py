"""Asks, when a contributor is made or renamed, whether somebody of that name is the same person."""

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.office.house_words import WordsForm
from articles.models import PublishedArticle
from people.models.contributor import NAMESAKE


class NamesakeForm(WordsForm):
    """The form of a contributor. Below the model's question it says who is there already."""

    def full_clean(self):
        super().full_clean()
        if self.has_error("disambiguator", NAMESAKE):
            others = self.instance.namesakes().select_related("unit")
            self.add_error("disambiguator", _introduced(others))


def _introduced(contributors):
    """Return HTML that says who each is: the name with a link, the unit, the stories."""
    rows = [
        (
            reverse("admin:people_contributor_change", args=[person.pk]),
            person.names,
            "".join(f", {fact}" for fact in _facts(person)),
        )
        for person in contributors
    ]
    return format_html_join("; ", '<a href="{}">{}</a>{}', rows)


def _facts(person):
    """Return the unit, and the number of public stories with the headline of the latest."""
    facts = [str(person.unit)] if person.unit else []
    stories = PublishedArticle.objects.public().filter(credit_rows__contributor=person).distinct()
    if not (latest := stories.order_by("-dated_on", "-pk").first()):
        return [*facts, _("no public story")]
    number = stories.count()
    text = ngettext("%(number)s public story", "%(number)s public stories", number)
    return [
        *facts,
        text % {"number": number},
        _("the latest “%(headline)s”") % {"headline": latest},
    ]
