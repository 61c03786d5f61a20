from django.db import models

from .published import PublishedArticle


class FormerAddress(models.Model):
    """Where a published story was before its address changed: it redirects for good."""

    address = models.CharField(max_length=200, unique=True)
    published = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="former_addresses")

    def __str__(self):
        return self.address

    @classmethod
    def of(cls, address):
        """Return the public story that was once at this address, or None."""
        rows = PublishedArticle.objects.public().filter(former_addresses__address=address)
        return rows.first()
