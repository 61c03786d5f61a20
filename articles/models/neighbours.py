"""What leads on from a story's page, read in the same statement as the story."""

from django.db import models
from django.db.models import BigIntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast, JSONObject

MOST_RELATED = 4


class NeighbourQuerySet(models.QuerySet):
    """Adds links to other public stories, each as {"address", "headline", "dated_on"} or None.

    Nothing else of those is read, and one that is not public now is not there.
    """

    def with_neighbours(self):
        """Add `newer` and `older`: the next stories of the section and language on both sides."""
        order = ("dated_on", "pk")
        beside = self._others(section=OuterRef("section"), language=OuterRef("language"))
        newer = beside.filter(_beyond("gt")).order_by(*order)
        older = beside.filter(_beyond("lt")).order_by(*(f"-{column}" for column in order))
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


def _beyond(side):
    """The condition for what stands on one side of a story in its section's list."""
    # The first condition is where an index begins; an OR alone would be tried on every row.
    day = Q((f"dated_on__{side}", OuterRef("dated_on")))
    return Q((f"dated_on__{side}e", OuterRef("dated_on"))) & (
        day | Q((f"pk__{side}", OuterRef("pk")))
    )
