"""The acts that bring an edition to its state, each done by the account whose job it is."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from articles import press
from articles.models import Article, Comment, Notice, PreviewLink
from articles.text import anchors

STEPS = {
    "draft": (),
    "in_review": ("submit",),
    "claimed": ("submit", "claim"),
    "edited": ("submit", "claim", "edit_in_review"),
    "changes_requested": ("submit", "request_changes"),
    "approved": ("submit", "approve"),
    "scheduled": ("submit", "approve", "schedule"),
    "published": ("submit", "approve", "publish"),
    "corrected": ("submit", "approve", "publish", "correct", "submit", "approve", "publish"),
    "withdrawn": ("submit", "approve", "publish", "withdraw"),
    "emergency": ("emergency",),
    "trashed": ("trash",),
}

# States in which everybody concerned has long read what they were told.
OVER = ("published", "corrected", "withdrawn")


def act(number, edition):
    """Bring the story of this number to its edition's state, then add what people say of it."""
    for step in STEPS[edition.state]:
        # Read afresh, as each of these people would see it.
        ACTS[step](Article.objects.get(pk=number), edition)
    article = Article.objects.get(pk=number)
    if edition.working_copy:
        _change(article, edition.working_copy, by=edition.author)
    for comment in edition.comments:
        _comment(article.latest_version, comment)
    if edition.link:
        _share(article.latest_version, edition)
    if edition.state in OVER:
        told = Notice.objects.filter(Q(article=article) | Q(act__article=article))
        told.update(read_at=timezone.now())


def account(username):
    """Return the account of this user name."""
    return get_user_model().objects.get(username=username)


def _change(article, fields, *, by):
    for field, value in fields.items():
        setattr(article, field, value)
    article.save()
    article.record_version(by=account(by))


def _reword(article, words, *, by):
    body = article.body
    for old, new in words:
        body = body.replace(old, new)
    _change(article, {"body": body}, by=by)


def _comment(version, comment):
    paragraph = anchors.paragraphs(version.content["body"])[comment.paragraph - 1]
    left = Comment.objects.leave(
        version, by=account(comment.by), body=comment.body, paragraph=paragraph
    )
    if comment.reply:
        by = account(comment.reply_by)
        Comment.objects.leave(version, by=by, body=comment.reply, parent=left)


def _share(version, edition):
    link, _token = PreviewLink.objects.make(
        version,
        by=account(edition.author),
        for_whom=edition.link.for_whom,
        days=7,
        may_comment=True,
    )
    Comment.objects.leave_by_link(link, name=edition.link.for_whom, body=edition.link.comment)


def _submit(article, edition):
    hours = timedelta(hours=edition.due_in_hours)
    said = _said_of(edition.correction) if article.newsstand else {}
    article.submit(
        by=account(edition.author),
        is_urgent=edition.is_urgent,
        due_at=timezone.now() + hours if hours else None,
        **said,
    )


def _said_of(correction):
    return {
        "note": correction.reason,
        "is_minor": correction.is_minor,
        "public_note": correction.public_note,
    }


def _claim(article, edition):
    article.claim(by=account(edition.reviewer))


def _edit_in_review(article, edition):
    _reword(article, edition.reviewers_words, by=edition.reviewer)


def _approve(article, edition):
    article.approve(by=account(edition.reviewer))


def _request_changes(article, edition):
    article.request_changes(by=account(edition.reviewer), note=edition.reason)


def _publish(article, edition):
    press.publish(article, by=account("publisher"))


def _schedule(article, edition):
    moment = timezone.now() + timedelta(days=edition.days_ahead)
    press.publish(article, by=account("publisher"), at=moment)


def _withdraw(article, edition):
    press.withdraw(article, by=account("publisher"), note=edition.reason)


def _emergency(article, edition):
    press.publish_in_emergency(article, by=account("admin"), note=edition.reason)


def _correct(article, edition):
    _reword(article, edition.correction.words, by=edition.author)


def _trash(article, edition):
    article.trash(by=account(edition.author), note=edition.reason)


ACTS = {
    "submit": _submit,
    "claim": _claim,
    "edit_in_review": _edit_in_review,
    "approve": _approve,
    "request_changes": _request_changes,
    "publish": _publish,
    "schedule": _schedule,
    "withdraw": _withdraw,
    "emergency": _emergency,
    "correct": _correct,
    "trash": _trash,
}
