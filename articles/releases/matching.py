"""Finds the contributors that the names in a release mean, in Latin or Chinese script."""

import unicodedata

from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _

from articles.models.desk.housekeeping import add
from articles.text.reading.credited_names import MIDDLE_DOTS, by_script
from articles.text.reading.posts import is_organisation
from people.models import Contributor

MAX_NAME = Contributor._meta.get_field("name").max_length


class Unmatched(Exception):
    """A name that can't be credited. Its text tells the person who imports the release why."""


def matching(name):
    """Return the contributors a name can mean, without repetitions.

    A name in both scripts means those who have both names, or else those who have one of
    the two and none in the other script.
    """
    latin, han = by_script(name)
    found = [person for form in _written(name) for person in Contributor.objects.named(form)]
    if latin and han and not found:
        latins = Q(name__iexact=latin) | Q(name__in=_written(latin))
        hans = Q(name_zh__in=_written(han))
        both, one = latins & hans, (latins & Q(name_zh="")) | (hans & Q(name=""))
        found = list(Contributor.objects.filter(both)) or list(Contributor.objects.filter(one))
    return list(dict.fromkeys(contributor.merged_into or contributor for contributor in found))


def _written(name):
    """Return the ways a name may have been typed before: accents apart, another middle dot."""
    dotted = [name.replace("·", dot) for dot in MIDDLE_DOTS] if "·" in name else [name]
    return list(dict.fromkeys(f(d) for d in dotted for f in (str, _decomposed)))


def _decomposed(name):
    return unicodedata.normalize("NFD", name)


def sounding_like(contributor):
    """Return the contributors whose name in the other script sounds the same."""
    others = Contributor.objects.filter(merged_into=None).exclude(pk=contributor.pk)
    others = others.filter(Q(name="") if contributor.name else Q(name_zh=""))
    others = others.annotate(sound=Replace("sort_key", Value(" "), Value("")))
    return list(others.filter(sound=contributor.sort_key.replace(" ", "")))


def match_or_make(name, *, by):
    """Return (contributor with the name, whether it is new and so made by the account).

    Raises Unmatched if several contributors have the name, or if it is too long.
    """
    found = matching(name)
    if len(found) > 1:
        message = _("%(name)s was left out: %(number)d contributors have this name. Choose one.")
        raise Unmatched(message % {"name": name, "number": len(found)})
    if found:
        return found[0], False
    latin, han = by_script(name)
    if max(len(latin), len(han)) > MAX_NAME:
        message = _("%(name)s was left out: a name has at most %(most)d characters.")
        raise Unmatched(message % {"name": name, "most": MAX_NAME})
    kinds = Contributor.Kind
    kind = kinds.ORGANISATION if is_organisation(name) else kinds.PERSON
    made = Contributor(name=latin, name_zh=han, kind=kind)
    add(made, by=by)
    return made, True
