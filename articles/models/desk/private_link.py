"""A link that shows one version of a story to somebody without an account."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from articles.models.record.version import Version
from articles.rules import permissions
from people.models import User
from people.typed_text import LineField


def hash_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


def token_of(user, article_id, sending):
    """Return the token, of 32 characters, that an account gets for one sending of the form.

    Only who has the SECRET_KEY can work it out, so that the same form has the same address.
    """
    said = f"{user.pk} {article_id} {sending}"
    digest = salted_hmac("articles.private_link", said, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:24]).decode()


class PreviewLinkQuerySet(models.QuerySet):
    def open(self):
        """The links that still show their story."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def make(self, version, *, by, for_whom, days, may_comment=False, sending=""):
        """Return a link and its token. The database keeps only the hash of a token.

        A link is new, unless the account made it by the same `sending` of a form before.
        """
        token = token_of(by, version.article_id, sending or secrets.token_hex())
        facts = {
            "version": version,
            "for_whom": for_whom,
            "may_comment": may_comment,
            "expires_at": timezone.now() + timedelta(days=days),
            "made_by": by,
            "made_by_name": by.signing_name,
        }
        link, _is_new = self.get_or_create(token_hash=hash_of(token), defaults=facts)
        return link, token

    def with_token(self, token):
        """Return the link of a token with its version, or None."""
        links = self.filter(token_hash=hash_of(token))
        return links.select_related("version__article__published__version").first()


class PreviewLink(models.Model):
    """Expires, can be revoked, and is counted. Anybody with the token reads this version only."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="preview_links")
    token_hash = models.CharField(max_length=64, unique=True)
    for_whom = LineField(_("for whom"), max_length=120)
    may_comment = models.BooleanField(_("may leave a comment"), default=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_by_name = models.CharField(max_length=160)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    last_opened_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("private link")
        verbose_name_plural = _("private links")

    def __str__(self):
        return self.for_whom

    @property
    def is_open(self):
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def answerable(self):
        """The account that made the link, or the story's maker if that one may not see it any more."""
        article = self.version.article
        is_there = self.made_by and permissions.can_view(self.made_by, article)
        return self.made_by if is_there else article.created_by

    def count_opening(self):
        rows = PreviewLink.objects.filter(pk=self.pk)
        rows.update(opened=F("opened") + 1, last_opened_at=timezone.now())

    def revoke(self):
        self.revoked_at = self.revoked_at or timezone.now()
        self.save(update_fields=["revoked_at"])
