"""Links from a story's page to other stories, read in the same query as the story."""

from django.db import models
from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.functions import Cast, JSONObject

from articles.models.paging import beyond

MOST_RELATED = 4


class NeighbourQuerySet(models.QuerySet):
    """Adds links to other public stories: {"address", "headline", "dated_on"} or None."""

    def with_neighbours(self):
        """Add `newer` and `older`: the next stories of the section and language on both sides."""
        order = ("dated_on", "pk")
        place = [(column, OuterRef(column)) for column in order]
        beside = self._others(section=OuterRef("section"), language=OuterRef("language"))
        newer = beside.filter(beyond("gt", *place)).order_by(*order)
        older = beside.filter(beyond("lt", *place)).order_by(*(f"-{column}" for column in order))
        return self.annotate(newer=_link(newer), older=_link(older))

    def with_related(self):
        """Add `related_0` and on: the stories whose numbers stand in `related`."""
        numbers = {
            f"related_{n}": Cast(OuterRef(f"related__{n}"), BigIntegerField())
            for n in range(MOST_RELATED)
        }
        return self.annotate(
            **{name: _link(self._others(article=number)) for name, number in numbers.items()}
        )

    def _others(self, **which):
        return self.model.objects.public().filter(**which)


def _link(stories):
    values = JSONObject(address="address", headline="headline", dated_on="dated_on")
    return Subquery(stories.values(link=values)[:1])
