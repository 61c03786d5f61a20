"""The pages of contributors, read from the newsstand."""

from itertools import groupby

from django.core.validators import slug_re
from django.db.models import Exists, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from articles.credits import GROUP_TITLES, Role
from articles.models.published import PublishedArticle, PublishedCredit
from articles.public.paging import PAGE_SIZE, cut, page_of

from .models import Contributor
from .names import is_chinese

PEOPLE_PER_PAGE = 60


def contributors(request):
    """Everyone credited on a public story of the page's language, by name."""
    after = request.GET.get("after", "")
    # PostgreSQL refuses a NUL byte: what can't be a slug is not asked for.
    after = after if slug_re.match(after) else ""
    rows = list(_credited(after)[: PEOPLE_PER_PAGE + 1])
    if after and not rows:
        return redirect(request.path)
    people = rows[:PEOPLE_PER_PAGE]
    following = people[-1].slug if len(rows) > PEOPLE_PER_PAGE else ""
    context = {"people": people, "following": following, "after": after}
    return render(request, "people/contributors.html", context)


def _credited(after):
    """The contributors a visitor may see, those after the one with the slug `after`."""
    public = PublishedArticle.objects.public().in_language(get_language())
    credits = PublishedCredit.objects.filter(contributor=OuterRef("pk"), published__in=public)
    people = Contributor.objects.filter(Exists(credits), merged_into=None)
    if after:
        last = Contributor.objects.filter(slug=after)
        sort_key, pk = Subquery(last.values("sort_key")), Subquery(last.values("pk"))
        people = people.filter(Q(sort_key__gt=sort_key) | Q(sort_key=sort_key, pk__gt=pk))
    return people.select_related("unit").order_by("sort_key", "pk")


def contributor(request, slug):
    """A contributor's stories by role; with ?role=…&before=… the further ones of one role."""
    people = Contributor.objects.select_related("unit", "merged_into")
    person = get_object_or_404(people, slug=slug)
    if person.merged_into:
        return redirect(person.merged_into, permanent=True)
    role, before = request.GET.get("role", ""), request.GET.get("before", "")
    only = role if role in Role.values else None
    groups = _one_group(person, only, before) if only else _groups(person)
    if not groups and before:
        return redirect(request.path)
    if not groups and not _is_public(person):
        raise Http404
    bio = person.bio_zh if is_chinese(get_language()) else person.bio
    context = {"person": person, "bio": bio, "groups": groups, "only": only}
    return render(request, "people/contributor.html", context)


def _stories(person, **role):
    public = PublishedArticle.objects.public().in_language(get_language())
    # One filter() call: person and role must be those of the same credit.
    return public.filter(
        **{f"credit_rows__{name}": value for name, value in role.items()},
        credit_rows__contributor=person,
    )


def _groups(person):
    """The latest stories of every role the person had, in the credit line's order."""
    role = F("credit_rows__role")
    rank = Window(RowNumber(), partition_by=role, order_by=["-dated_on", "-pk"])
    rows = _stories(person).for_lists().annotate(role=role, rank=rank)
    rows = rows.filter(rank__lte=PAGE_SIZE + 1).order_by("role", "-dated_on", "-pk")
    found = {role: list(stories) for role, stories in groupby(rows, key=lambda row: row.role)}
    return [_group(role, *cut(found[role])) for role in Role if role in found]


def _one_group(person, role, before):
    stories, older = page_of(_stories(person, role=role), before)
    return [_group(Role(role), stories, older)] if stories else []


def _group(role, stories, older):
    return {"role": role.value, "title": GROUP_TITLES[role], "stories": stories, "older": older}


def _is_public(person):
    """True if any public story, in whatever language, credits the person."""
    public = PublishedArticle.objects.public()
    return PublishedCredit.objects.filter(contributor=person, published__in=public).exists()
