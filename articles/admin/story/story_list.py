"""The list of stories: both editions of a story in one row, the pair that changed last first."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from articles.desk.worklists import with_whereabouts
from articles.models import Article
from articles.models.paging import beyond, cut
from articles.rules.states import Work

from .choices import is_key

BEFORE = "before"  # the parameter that holds the key of the page before
ORDER = ("pair_updated_at", "pk")


class StoryList(ChangeList):
    """Rows are stories with `editions`, {language: story}, of which each has `whereabouts`.

    Filters and the search ask each edition, and a row is shown if one of them answers. A page
    begins after the last row of the page before, so that the last page costs what the first does.
    """

    def get_filters_params(self, params=None):
        asked = super().get_filters_params(params)
        asked.pop(BEFORE, None)
        return asked

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        rows = Article.objects.visible_to(request.user).one_of_each_pair()
        self.is_narrowed = bool(self.query.strip() or self.get_filters_params())
        if self.is_narrowed:
            found = found.order_by()
            either = Q(pk__in=found.values("pk")) | Q(pk__in=found.values("translation_of"))
            rows = rows.filter(either)
        return rows.order_by(*(f"-{column}" for column in ORDER))

    def get_results(self, request):
        # The keys first, from one index: what a row shows of its story is read for these alone.
        after = _after(request.GET.get(BEFORE, ""))
        keys = self.queryset.filter(after).values("pk")[: self.list_per_page + 1]
        translations = Article.objects.filter(translation_of=OuterRef("pk"))
        rows = self.root_queryset.annotate(is_translated=Exists(translations))
        rows = rows.filter(pk__in=keys).order_by(*(f"-{column}" for column in ORDER))
        self.result_list, key = cut(rows, self.list_per_page, _key_of)
        self.following = self.get_query_string({BEFORE: key}) if key else ""
        self.first = self.get_query_string({BEFORE: None}) if BEFORE in request.GET else ""
        # The admin shows no sum where it is the same with and without filters.
        self.result_count = self.full_result_count = len(self.result_list)
        self.show_full_result_count = self.show_admin_actions = False
        self.can_show_all = self.multi_page = False
        self._read_editions(request.user)

    def _read_editions(self, user):
        visible = Prefetch("translations", self.root_queryset, to_attr="visible_translations")
        prefetch_related_objects(self.result_list, visible)
        may_translate = user.has_perm("articles.add_article")
        for row in self.result_list:
            both = [row, *row.visible_translations]
            row.editions = {story.language: story for story in both}
            row.may_translate = may_translate and row.work_state != Work.TRASHED
            row.filters = self.preserved_filters
        with_whereabouts([story for row in self.result_list for story in row.editions.values()])


def _key_of(row):
    return f"{row.pair_updated_at.isoformat()}_{row.pk}"


def _after(key):
    """Return the condition for the rows after a key; for all if it is not one."""
    moment, _sign, number = key.rpartition("_")
    try:
        at = parse_datetime(moment)
    except ValueError:  # a date that no calendar has
        at = None
    if at is None or at.tzinfo is None or not is_key(number):
        return Q()
    return beyond("lt", *zip(ORDER, (at, int(number)), strict=True))


class EditionsFilter(admin.SimpleListFilter):
    """Finds stories that nobody has translated, and translations whose original changed since."""

    title = _("other edition")
    parameter_name = "editions"

    def lookups(self, request, model_admin):
        for code, name in settings.LANGUAGES:
            yield f"{code}-missing", _("%(language)s missing") % {"language": name}
            yield f"{code}-outdated", _("%(language)s out of date") % {"language": name}

    def queryset(self, request, stories):
        language, _sign, what = (self.value() or "").rpartition("-")
        if what == "missing":
            return stories.untranslated().exclude(language=language)
        if what == "outdated":
            found = stories.out_of_date().filter(language=language)
            return found.exclude(work_state=Work.TRASHED)
        return stories


def edition_column(language, name):
    """Return the column of the list that shows each row's edition in a language."""

    @admin.display(description=name)
    def edition(row):
        story = row.editions.get(language)
        is_hidden = story is None and (row.is_translated or row.translation_of_id)
        address = reverse("admin:articles_article_change", args=[story.pk]) if story else ""
        context = {
            "row": row,
            "story": story,
            "language": name,
            "is_hidden": is_hidden,
            "address": address,
        }
        return render_to_string("admin/articles/article/edition.html", context)

    edition.__name__ = f"edition_{language}"  # the class of its cells
    return edition


EDITIONS = [edition_column(language, name) for language, name in settings.LANGUAGES]
