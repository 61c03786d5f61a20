"""The pages readers see. They use PublishedArticle, and nothing of the desk."""

from datetime import date

from django.db.models import Exists, Q, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.newsstand.former_address import FormerAddress
from articles.models.newsstand.published import PublishedArticle
from articles.models.paging import page_of
from articles.models.taxonomy import Section, Tag
from people.models import Unit
from people.names import other_language

from . import heads, wording
from .front import stories


def latest(request):
    return _list(request, stories(), twin=Q(), title=_("Latest news"))


def section(request, slug):
    # The navigation needs all sections anyway, so looking through them saves a statement.
    sections = list(Section.objects.all())
    found = next((item for item in sections if item.slug == slug), None)
    if not found:
        raise Http404
    which = Q(section=found)
    context = {"title": str(found), "sections": sections, "current": found}
    return _list(request, stories().filter(which), twin=which, **context)


def tag(request, slug):
    tag = Tag.objects.filter(slug=slug)
    chosen = stories().annotate(
        tag_name=Subquery(tag.values("name")), tag_name_zh=Subquery(tag.values("name_zh"))
    )
    here, there = (
        Q(tag_rows__tag=Subquery(tag.values("pk")), tag_rows__language=language)
        for language in (get_language(), other_language(get_language()))
    )
    return _list(
        request,
        chosen,
        twin=there,
        by={"rows": "tag_rows", "which": here},
        label=_("Tag"),
        title_from=lambda row: Tag(name=row.tag_name, name_zh=row.tag_name_zh),
        # No story in this language: nobody approved the name that one would print.
        otherwise=lambda: _with_public_stories(Tag, slug, "tags").name_in(
            other_language(get_language())
        ),
    )


def unit(request, slug):
    # Compared with one key instead of joined, so that the index of units gives the order.
    which = Q(unit=Subquery(Unit.objects.filter(slug=slug).values("pk")))
    return _list(
        request,
        stories().filter(which).select_related("unit"),
        twin=which,
        label=_("Unit"),
        title_from=lambda row: row.unit,
        otherwise=lambda: _with_public_stories(Unit, slug, "unit"),
    )


def _with_public_stories(model, slug, field):
    """Return the tag or unit. Raises Http404 if it has no public story in any language."""
    item = model.objects.filter(slug=slug).first()
    if not item or not PublishedArticle.objects.public().filter(**{field: item}).exists():
        raise Http404
    return item


def _list(
    request, chosen, *, twin, by=None, title=None, title_from=None, otherwise=None, **context
):
    """Show a page of the chosen stories, or redirect from past the end to the first page.

    `twin` is the condition for the same list in the other language, and `by` holds options
    for page_of(). Without a title, it comes from the first story, or else from `otherwise`.
    """
    page = _page(request, chosen, twin, **(by or {}))
    if page["before"] and not page["stories"]:
        return redirect(request.path)
    if title is None:
        title = str(title_from(page["stories"][0]) if page["stories"] else otherwise())
    context |= page | {"title": title, "head": _head(request, title, page, context.get("current"))}
    return render(request, "articles/list.html", context)


def _page(request, chosen, twin, **by):
    """Return the context of a page of `chosen`, and whether its twin lists anything."""
    has_twin = Exists(stories(other_language(get_language())).filter(twin))
    before = request.GET.get("before", "")
    rows, older = page_of(chosen.annotate(has_twin=has_twin), before, **by)
    has_twin = bool(rows) and rows[0].has_twin
    return {"stories": rows, "older": older, "before": before, "has_twin": has_twin}


def _head(request, title, page, section=None):
    return heads.listing(
        request,
        title,
        page["stories"],
        section=section,
        is_kept=bool(page["stories"]) and not page["before"],
        has_twin=page["has_twin"],
    )


def year(request, year):
    return _archive(request, date(year, 1, 1), Q(year=year))


def month(request, year, month):
    begins_on = date(year, month, 1)
    return _archive(request, begins_on, Q(year=year, month=month), month=begins_on)


def _archive(request, begins_on, which, *, month=None):
    page = _page(request, stories().filter(which), which)
    if page["before"] and not page["stories"]:
        return redirect(request.path)
    title = date_format(month, "YEAR_MONTH_FORMAT") if month else wording.year(begins_on.year)
    context = {
        "head": _head(request, title, page),
        "begins_on": begins_on,
        "earlier": None if month else _year_before(begins_on, page["stories"]),
        "month": month,
        "level": 2 if month else 3,
        "months": [date(begins_on.year, number, 1) for number in range(1, 13)],
        "this_year": timezone.localdate().year,
    }
    return render(request, "articles/archive.html", context | page)


def _year_before(begins_on, rows):
    """Return the year before, or from an empty year the last one with stories, or None."""
    # Otherwise a machine could follow the empty years before the first story without end.
    if rows:
        return begins_on.year - 1
    earlier = stories().filter(year__lt=begins_on.year).order_by("-year")
    return earlier.values_list("year", flat=True).first()


def story(request, year, month, slug):
    """A story. A withdrawn one answers 410, and a former address redirects to the present one."""
    address = {"language": get_language(), "year": year, "month": month, "slug": slug}
    rows = PublishedArticle.objects.public().filter(**address).select_related("section", "unit")
    row = rows.with_other_edition().with_neighbours().with_related().first()
    if row:
        context = {"story": row, "current": row.section, "head": heads.story(request, row)}
        return render(request, "articles/story.html", context)
    if _was_withdrawn(address):
        return render(request, "410.html", {"is_gone": True}, status=410)
    if moved := FormerAddress.of(request.path_info):
        return redirect(moved.address, permanent=True)
    raise Http404


def _was_withdrawn(address):
    """Return True for a withdrawn story that was public. One that never was answers 404."""
    withdrawn = PublishedArticle.objects.filter(**address, withdrawn_at__isnull=False)
    return withdrawn.filter(published_at__lte=timezone.now()).exists()
