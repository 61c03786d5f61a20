"""The pages of contributors, read from the newsstand."""

from itertools import groupby
from operator import attrgetter

from django.core.validators import slug_re
from django.db.models import OuterRef, Subquery, Value
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.newsstand.published import PublishedArticle
from articles.models.paging import PAGE_SIZE, after, beyond, cut
from articles.text.credit_line import GROUP_TITLES, Role
from people.models import Contributor
from people.names import is_chinese, other_language

from . import heads

PEOPLE_PER_PAGE = 60
ON_A_LINE = ("address", "headline", "dated_on")  # what the page prints of a story


def contributors(request):
    """Everyone credited on a public story in the language of the page, by name."""
    slug = request.GET.get("after", "")
    # PostgreSQL refuses a NUL byte, so anything that can't be a slug is dropped.
    slug = slug if slug_re.match(slug) else ""
    people, following = cut(_credited(slug), PEOPLE_PER_PAGE, attrgetter("slug"))
    people = [person.for_readers(get_language()) for person in people]
    if slug and not people:
        return redirect(request.path)
    head = heads.listing(request, _("Contributors"), is_kept=bool(people) and not slug)
    context = {"people": people, "following": following, "after": slug, "head": head}
    return render(request, "people/contributors.html", context)


def _credited(slug):
    """Return the contributors whom visitors may see, those after the one with the slug."""
    public = PublishedArticle.objects.public().filter(
        credit_rows__contributor=OuterRef("pk"), credit_rows__language=get_language()
    )
    # Merged contributors have no credits left; a condition on it would miss the index of names.
    # To answer EXISTS, PostgreSQL would read all credits: one story of each is looked for instead.
    people = Contributor.objects.alias(story=Subquery(public.order_by().values("pk")[:1]))
    people = people.filter(story__isnull=False)
    if slug:
        last = Contributor.objects.filter(slug=slug)
        place = [(column, Subquery(last.values(column))) for column in ("sort_key", "pk")]
        people = people.filter(beyond("gt", *place))
    return people.select_related("unit").order_by("sort_key", "pk")


def contributor(request, slug):
    """A contributor's stories by role; ?role=…&before=… shows the older ones of one role."""
    people = Contributor.objects.select_related("unit", "merged_into")
    person = get_object_or_404(people, slug=slug)
    if person.merged_into:
        return redirect(person.merged_into, permanent=True)
    role, before = request.GET.get("role", ""), request.GET.get("before", "")
    only = role if role in Role.values else None
    groups = _one_group(person, only, before) if only else _groups(person)
    if not groups and before:
        return redirect(request.path)
    has_twin = _is_credited(person, other_language(get_language()))
    is_there = bool(groups) or _is_credited(person, get_language())
    # Of one whose words nobody approved, there is what stories in this language print.
    if not is_there and (person.withholds_words or not has_twin):
        raise Http404
    person = person.for_readers(get_language())
    bio = person.bio_zh if is_chinese(get_language()) else person.bio
    is_kept = bool(groups) and not only
    head = heads.profile(request, person, bio, is_kept=is_kept, has_twin=has_twin)
    context = {"person": person, "bio": bio, "groups": groups, "only": only, "head": head}
    return render(request, "people/contributor.html", context)


def _stories(person, role, before=""):
    """Return the public stories that credit the person in a role, latest first."""
    # One filter() call: every condition is on the same credit.
    public = PublishedArticle.objects.public().filter(
        after(before, "credit_rows__dated_on", "credit_rows__published_id"),
        credit_rows__contributor=person,
        credit_rows__language=get_language(),
        credit_rows__role=role,
    )
    return public.order_by("-credit_rows__dated_on", "-credit_rows__published_id")


def _groups(person):
    """Return the latest stories in each of the person's roles, in one statement."""
    first, *others = [_latest(person, role) for role in Role]
    rows = first.union(*others, all=True).order_by("role", "-dated_on", "-pk")
    found = {role: list(stories) for role, stories in groupby(rows, key=lambda row: row.role)}
    return [_group(role, *cut(found[role])) for role in Role if role in found]


def _latest(person, role):
    # On SQLite the parts of a union may not be ordered or sliced, but a subquery in them may.
    numbers = _stories(person, role).values("pk")[: PAGE_SIZE + 1]
    rows = PublishedArticle.objects.filter(pk__in=numbers).order_by()
    return rows.annotate(role=Value(role.value)).only(*ON_A_LINE)


def _one_group(person, role, before):
    stories, older = cut(_stories(person, role, before).only(*ON_A_LINE))
    return [_group(Role(role), stories, older)] if stories else []


def _group(role, stories, older):
    return {"role": role.value, "title": GROUP_TITLES[role], "stories": stories, "older": older}


def _is_credited(person, language):
    # One filter() call: every condition is on the same credit.
    public = PublishedArticle.objects.public().filter(
        credit_rows__contributor=person, credit_rows__language=language
    )
    # Ordered like this, PostgreSQL begins with the person's credits and stops at the first.
    latest = public.order_by("-credit_rows__announced_at", "-credit_rows__published_id")
    return bool(latest.values("pk")[:1])
