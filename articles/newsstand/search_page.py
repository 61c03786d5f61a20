"""The search page: one box for both languages. It answers any input without an error."""

import re
from typing import NamedTuple

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.newsstand.published import PublishedArticle
from articles.models.paging import key_of, position_of
from articles.models.taxonomy import Section
from articles.search.excerpts import excerpt, is_named, marked, pattern_of
from articles.search.finding import MOST_PAGES, by_date, by_relevance
from articles.search.query import LONGEST_QUERY, parse
from articles.search.suggestions import suggest
from articles.text.credit_line import Role, grouped, join_names
from articles.text.search_tokens import marker
from people.typed_text import TypedLine

from . import heads

ALL = "all"
ROLES = [("", _("Anything")), *Role.choices]
LANGUAGES = [(ALL, _("All languages")), *settings.LANGUAGES]
ORDERS = [("", _("Best match first")), ("date", _("Newest first"))]
NO_YEAR = _("A year is four digits, such as 2025.")
PAGE_NUMBER = re.compile("[1-9][0-9]{0,3}")


class SearchForm(forms.Form):
    """What may be asked. The page names an invalid filter, and the search ignores it."""

    q = TypedLine(label=_("Search for"), required=False)
    name = TypedLine(label=_("Contributor"), required=False)
    role = forms.ChoiceField(label=_("Credited as"), choices=ROLES, required=False)
    section = forms.ChoiceField(label=_("Section"), required=False)
    year = forms.IntegerField(
        label=_("Year"),
        min_value=1900,
        max_value=2999,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_YEAR),
        widget=forms.TextInput({"inputmode": "numeric", "size": 6}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    order = forms.ChoiceField(label=_("Order"), choices=ORDERS, required=False)

    def __init__(self, data, sections):
        super().__init__(data)
        self.sections = {section.slug: section for section in sections}
        named = [(slug, str(section)) for slug, section in self.sections.items()]
        self.fields["section"].choices = [("", _("All sections")), *named]

    @property
    def language_asked(self):
        """The language to search in, or "" for all."""
        language = self.cleaned_data.get("language") or get_language()
        return "" if language == ALL else language

    def query(self):
        """Return the Query for everything asked except language and year."""
        asked = self.cleaned_data
        query = parse(asked["q"]).by(asked["name"][:LONGEST_QUERY], asked.get("role", ""))
        section = self.sections.get(asked.get("section"))
        return query.bearing(marker("section", section.pk)) if section else query


class Result(NamedTuple):
    """A story found, with safe HTML that marks the matches; credits are [(role, HTML)]."""

    story: PublishedArticle
    headline: str
    excerpt: str
    credits: list


def search(request):
    """Find public stories; without words or filters, show only the form."""
    sections = list(Section.objects.all())
    language = request.GET.get("language") or get_language()
    form = SearchForm(request.GET.dict() | {"language": language}, sections)
    form.is_valid()
    title = str(_("Search"))
    context = {"form": form, "sections": sections, "title": title}
    context["head"] = heads.listing(request, title, is_kept=False)
    query, year = form.query(), form.cleaned_data.get("year")
    if query.asked() or year:
        context |= _answer(request, form, query, year)
    return render(request, "articles/search.html", context)


def description(request):
    """The OpenSearch 1.1 description, with which browsers search here from their own box."""
    context = {"address": settings.NEWSROOM_URL + reverse("newsstand:search")}
    content_type = "application/opensearchdescription+xml"
    return render(request, "articles/opensearch.xml", context, content_type=content_type)


def _answer(request, form, query, year):
    asked = {"language": form.language_asked, "year": year}
    if is_by_date := form.cleaned_data.get("order") == "date" or not query.terms:
        below = position_of(request.GET.get("before", ""))
        found, page = by_date(query, **asked, below=below), 1
    else:
        page = _page(request.GET.get("page", ""))
        found = by_relevance(query, **asked, page=page)
    results = _results(found.numbers, query)
    following = _following(results, page, is_by_date) if found.has_more else {}
    return {
        "query": query,
        "results": results,
        "found": found,
        "is_first": page == 1 and not request.GET.get("before"),
        "following": following and _address(request, **following),
        "first": _address(request),
        "by_date": _address(request, order="date"),
        "everywhere": _address(request, language=ALL),
        "suggestions": None if results else _suggestions(request, query, asked),
    }


def _page(text):
    return min(int(text), MOST_PAGES) if PAGE_NUMBER.fullmatch(text) else 1


def _following(results, page, is_by_date):
    """Return the parameters of the next page. By relevance there are at most MOST_PAGES."""
    if is_by_date:
        return {"before": key_of(results[-1].story)}
    return {"page": page + 1} if page < MOST_PAGES else {}


def _address(request, **changes):
    """Return the address of the first page of the same search with changes."""
    address = QueryDict(mutable=True)
    asked = {name: request.GET.get(name) for name in SearchForm.base_fields}
    address.update({name: value for name, value in (asked | changes).items() if value})
    return f"?{address.urlencode()}"


def _results(numbers, query):
    if not numbers:
        return []
    rows = PublishedArticle.objects.public().select_related("section").in_bulk(numbers)
    pattern = pattern_of(query.terms)
    return [_result(rows[number], query, pattern) for number in numbers if number in rows]


def _result(story, query, pattern):
    credits = [
        (role.label, mark_safe(join_names([_name(person, role, query) for person in people])))  # noqa: S308 -- every name went through format_html
        for role, people in grouped(story.credits)
    ]
    return Result(story, marked(story.headline, pattern), excerpt(story, pattern), credits)


def _name(person, role, query):
    form = "<mark>{}</mark>" if is_named(person["name"], role, query) else "{}"
    return format_html(form, person["name"])


def _suggestions(request, query, asked):
    found = suggest(query, **asked)
    texts = [(text, _address(request, q=text, name="", role="")) for text in found.texts]
    return found._replace(texts=texts)
