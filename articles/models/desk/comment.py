"""Comments of staff, and of outsiders by private link, on a working copy. Never public.

They are not part of a story's content: no fingerprint and no version depends on them.
"""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.rules import permissions
from articles.rules.notice_kinds import Kind
from articles.text import anchors
from people.models import User

from .notice import Notice
from .private_link import PreviewLink

LONGEST = 5000
# By one private link, however many people share it.
MOST_OF_A_VISITOR = 20


class CommentQuerySet(models.QuerySet):
    def open(self):
        """Unresolved comments, without replies."""
        return self.filter(parent=None, resolved_at=None)

    def leave(self, version, *, by, body, paragraph=None, parent=None, mentioned=()):
        """Leave a comment on a Version or a Paragraph of it, or a reply; tell those `mentioned`."""
        parent = parent and (parent.parent or parent)
        facts = _about(version, body) | {"author": by, "author_name": by.signing_name}
        if paragraph:
            facts |= {"quote": paragraph.text, "position": paragraph.number}
        with transaction.atomic():
            comment = self.create(**facts, parent=parent)
            for account in mentioned:
                Notice.objects.tell_person(
                    account, Kind.MENTIONED, version.article, comment.author_name, body
                )
        return comment

    def leave_by_link(self, link, *, name, body):
        """Leave a visitor's comment and tell who answers for the link; None if it has too many."""
        if self.filter(link=link).count() >= MOST_OF_A_VISITOR:
            return None
        with transaction.atomic():
            comment = self.create(**_about(link.version, body), author_name=name, link=link)
            Notice.objects.tell_person(
                link.answerable, Kind.VISITED, comment.article, comment.author_name, body
            )
        return comment

    def threads(self):
        """Return the comments in order, each with its `answers`, in one statement."""
        threads = {}
        for comment in self.select_related("link").order_by("pk"):
            if comment.parent_id is None:
                comment.answers = []
                threads[comment.pk] = comment
            elif comment.parent_id in threads:
                threads[comment.parent_id].answers.append(comment)
        return list(threads.values())


def _about(version, body):
    return {"article": version.article, "version_number": version.number, "body": body}


class Comment(models.Model):
    """A remark on the story or on a paragraph of it, or a reply to one. Kept when accounts go."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    author_name = models.CharField(_("name"), max_length=160)
    link = models.ForeignKey(PreviewLink, models.SET_NULL, null=True, related_name="comments")
    body = models.TextField(_("comment"))
    version_number = models.PositiveIntegerField()
    # The paragraph it is on, as it read then: see articles/text/anchors.py. Empty: on the story.
    quote = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    resolved_by_name = models.CharField(max_length=160, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self):
        return f"{self.article_id} {self.author_name}"

    def is_resolvable_by(self, user):
        """Return True for its author, the writers of the text, reviewers and publishers."""
        return self.author_id == user.pk or permissions.can_resolve(user, self.article)

    def resolve(self, *, by):
        """Note that the comment is dealt with, unless that was noted before."""
        Comment.objects.filter(pk=self.pk, resolved_at=None).update(
            resolved_at=timezone.now(), resolved_by=by, resolved_by_name=by.signing_name
        )

    def reopen(self):
        Comment.objects.filter(pk=self.pk).update(
            resolved_at=None, resolved_by=None, resolved_by_name=""
        )

    resolve.alters_data = reopen.alters_data = True


def place(threads, version):
    """Set each comment's `paragraph` in the Version, None if it is gone; return the comments."""
    among = anchors.paragraphs(version.content["body"]) if version else []
    for comment in threads:
        found = comment.quote and anchors.find(comment.quote, comment.position, among)
        comment.paragraph = found or None
    return threads


def colleagues(article):
    """Return the active accounts that may see the story, and so may be mentioned."""
    backend = "django.contrib.auth.backends.ModelBackend"
    sees_all = User.objects.with_perm("articles.see_any_article", backend=backend)
    may_look = User.objects.with_perm("articles.view_article", backend=backend)
    seeing = Q(pk__in=sees_all.values("pk")) | Q(pk__in=article.owners)
    return may_look.filter(seeing).select_related("contributor").order_by("pk")
