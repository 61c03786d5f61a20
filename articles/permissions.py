"""Who may do what to a story: small predicates, the same for pages, acts and buttons.

A leaf. `user` is an account, `article` an Article. A superuser has every permission
but is never exempt from four eyes: see can_review and articles/approvals.py.
"""

from django.conf import settings


def is_own(user, article):
    """Return True if the account made the story or is credited in it as an author."""
    return user.pk == article.created_by_id or user.pk in article.credited_accounts


def can_view(user, article):
    if not user.has_perm("articles.view_article"):
        return False
    return user.has_perm("articles.see_any_article") or is_own(user, article)


def can_edit(user, article):
    """Return True if the account may change the text, whatever state it is in."""
    if not user.has_perm("articles.change_article"):
        return False
    return user.has_perm("articles.edit_any_article") or is_own(user, article)


def can_submit(user, article):
    return user.has_perm("articles.submit_article") and can_edit(user, article)


def can_withdraw_submission(user, article):
    return can_submit(user, article) or user.has_perm("articles.publish_article")


def can_discard(user, article):
    return can_edit(user, article)


def can_trash(user, article):
    return can_edit(user, article)


def can_request_changes(user, article):
    """Return True for a reviewer, of whatever step, who is not on the author side."""
    return user.has_perm("articles.review_article") and user.pk not in article.author_side


def can_review(user, article):
    """Return True for a reviewer of the step at hand who is not on the author side.

    Every step is signed by a different account (三审: NEWSROOM_REVIEW_STEPS).
    """
    return (
        can_request_changes(user, article)
        and user.pk not in article.approver_accounts
        and is_of_step(user, article)
    )


def is_of_step(user, article):
    """Return True if the account belongs to the group of the review step at hand."""
    return is_of_group(user, article.step_group)


def is_of_group(user, group):
    """Return True for a member of the group, for a superuser, and for everybody where it is ""."""
    return not group or user.is_superuser or group in {own.name for own in user.groups.all()}


def can_edit_in_review(user, article):
    """Return True for a reviewer who may change the text under review, where the office allows it.

    One who changed it already may go on; one of its writers takes it back instead.
    """
    return (
        settings.NEWSROOM_REVIEW_EDIT
        and article.review_step == 0
        and user.has_perm("articles.review_article")
        and user.person is not None
        and user.pk not in article.writing_side
        and user.pk not in article.approver_accounts
        and is_of_step(user, article)
    )


def can_accept_edit(user, article):
    """Return True for the writing side of a text that a reviewer changed."""
    version = article.latest_version
    return (
        user.has_perm("articles.submit_article")
        and user.pk in article.writing_side
        and user.pk != version.made_by_id
    )


def can_release(user, article):
    return user.pk == article.claimed_by_id or user.has_perm("articles.publish_article")


def can_record_paper(user, article):
    return settings.NEWSROOM_PAPER_APPROVAL and user.has_perm("articles.publish_article")


def can_share(user, article):
    """Return True if the account may show the story to somebody outside by a private link."""
    return (
        can_edit(user, article)
        or user.has_perm("articles.review_article")
        or user.has_perm("articles.publish_article")
    )


def can_publish(user, article):
    return user.has_perm("articles.publish_article")


def can_publish_in_emergency(user, article):
    return user.has_perm("articles.emergency_article") and can_view(user, article)


def by_itself(user, article):
    """Return True for what the program does by itself, in nobody's name."""
    return user is None


def can_delete(user, article):
    """Return True if the story may be deleted: a draft nobody ever acted on, by its owner."""
    if article.acts_count or not user.has_perm("articles.delete_article"):
        return False
    return user.pk == article.created_by_id or user.has_perm("articles.edit_any_article")


# The permission that makes an account a candidate, for “who could do this”.
NEEDED = {
    "can_edit": "articles.change_article",
    "can_submit": "articles.submit_article",
    "can_withdraw_submission": "articles.submit_article",
    "can_discard": "articles.change_article",
    "can_trash": "articles.change_article",
    "can_request_changes": "articles.review_article",
    "can_review": "articles.review_article",
    "can_release": "articles.publish_article",
    "can_accept_edit": "articles.submit_article",
    "can_record_paper": "articles.publish_article",
    "can_publish": "articles.publish_article",
    "can_publish_in_emergency": "articles.emergency_article",
}
