"""Who may do what to a story: small predicates, the same for pages, acts and buttons.

A leaf. `user` is an account, `article` an Article. A superuser has every permission
but is never exempt from four eyes: see can_review and articles/press.py.
"""


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


def can_review(user, article):
    """Return True for a reviewer who is not on the author side of this text."""
    return user.has_perm("articles.review_article") and user.pk not in article.author_side


def can_publish(user, article):
    return user.has_perm("articles.publish_article")


def can_delete(user, article):
    """Return True if the story may be deleted: a draft nobody ever acted on, by its owner."""
    if article.acts_count or not user.has_perm("articles.delete_article"):
        return False
    return user.pk == article.created_by_id or user.has_perm("articles.edit_any_article")


# The permission that makes an account a candidate, for “who could do this”.
NEEDED = {
    "can_submit": "articles.submit_article",
    "can_withdraw_submission": "articles.submit_article",
    "can_discard": "articles.change_article",
    "can_review": "articles.review_article",
    "can_publish": "articles.publish_article",
}
