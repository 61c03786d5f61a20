"""The pages readers see. They know PublishedArticle, and nothing of the desk."""

from datetime import date

from django.db.models import Q, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.published import FormerAddress, PublishedArticle
from articles.models.taxonomy import Section, Tag
from people.models import Unit

from .front import stories
from .paging import page_of


def latest(request):
    """Every story, the latest first."""
    return _list(request, stories(), title=_("Latest news"))


def section(request, slug):
    """The stories of a section."""
    # The sections are read for the navigation anyway: finding the one there saves a statement.
    sections = list(Section.objects.all())
    found = next((item for item in sections if item.slug == slug), None)
    if not found:
        raise Http404
    chosen = stories().filter(section=found)
    return _list(request, chosen, title=str(found), sections=sections, current=found)


def tag(request, slug):
    """The stories with a tag."""
    tag = Tag.objects.filter(slug=slug)
    chosen = stories().annotate(
        tag_name=Subquery(tag.values("name")), tag_name_zh=Subquery(tag.values("name_zh"))
    )
    which = Q(tag_rows__tag=Subquery(tag.values("pk")), tag_rows__language=get_language())
    return _list(
        request,
        chosen,
        by={"rows": "tag_rows", "which": which},
        label=_("Tag"),
        title_from=lambda row: Tag(name=row.tag_name, name_zh=row.tag_name_zh),
        otherwise=lambda: _with_public_stories(Tag, slug, "tags"),
    )


def unit(request, slug):
    """The stories of a unit."""
    # Compared with one number, not joined by the address, so that its index gives the order.
    unit = Subquery(Unit.objects.filter(slug=slug).values("pk"))
    return _list(
        request,
        stories().filter(unit=unit).select_related("unit"),
        label=_("Unit"),
        title_from=lambda row: row.unit,
        otherwise=lambda: _with_public_stories(Unit, slug, "unit"),
    )


def _with_public_stories(model, slug, field):
    """Return the tag or unit if it has public stories in any language, else raise Http404.

    One that only drafts bear is not there yet for the public.
    """
    item = model.objects.filter(slug=slug).first()
    if not item or not PublishedArticle.objects.public().filter(**{field: item}).exists():
        raise Http404
    return item


def _list(request, chosen, *, by=None, title=None, title_from=None, otherwise=None, **context):
    """Show one page of the stories chosen; a key past the last story leads to the first page.

    `by` is what page_of() takes beside. Where no title is given, it is taken from the
    first story, else from `otherwise`.
    """
    before = request.GET.get("before", "")
    rows, older = page_of(chosen, before, **(by or {}))
    if before and not rows:
        return redirect(request.path)
    if title is None:
        title = str(title_from(rows[0]) if rows else otherwise())
    context |= {"title": title, "stories": rows, "older": older, "before": before}
    return render(request, "articles/list.html", context)


def year(request, year):
    """The stories of a year, under their months."""
    return _archive(request, date(year, 1, 1), stories().filter(year=year))


def month(request, year, month):
    """The stories of a month."""
    chosen = stories().filter(year=year, month=month)
    return _archive(request, date(year, month, 1), chosen, month=date(year, month, 1))


def _archive(request, begins_on, chosen, *, month=None):
    before = request.GET.get("before", "")
    rows, older = page_of(chosen, before)
    if before and not rows:
        return redirect(request.path)
    context = {
        "begins_on": begins_on,
        "earlier": begins_on.year - 1 if rows or month else _year_with_stories_before(begins_on),
        "month": month,
        "level": 2 if month else 3,
        "months": [date(begins_on.year, number, 1) for number in range(1, 13)],
        "this_year": timezone.localdate().year,
        "stories": rows,
        "older": older,
        "before": before,
    }
    return render(request, "articles/archive.html", context)


def _year_with_stories_before(day):
    """Return what leads on from an empty year, or None: an archive may have gaps."""
    earlier = stories().filter(year__lt=day.year).order_by("-year")
    return earlier.values_list("year", flat=True).first()


def story(request, year, month, slug):
    """A story; a withdrawn one answers 410, a former address leads to the present one."""
    address = {"language": get_language(), "year": year, "month": month, "slug": slug}
    rows = PublishedArticle.objects.public().filter(**address).select_related("section", "unit")
    row = rows.with_other_edition().with_neighbours().with_related().first()
    if row:
        return render(request, "articles/story.html", {"story": row, "current": row.section})
    if _was_withdrawn(address):
        return render(request, "410.html", {"is_gone": True}, status=410)
    if moved := FormerAddress.of(request.path_info):
        return redirect(moved.address, permanent=True)
    raise Http404


def _was_withdrawn(address):
    """True for a story that was public; one that never came out is simply not there."""
    withdrawn = PublishedArticle.objects.filter(**address, withdrawn_at__isnull=False)
    return withdrawn.filter(published_at__lte=timezone.now()).exists()
