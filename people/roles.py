"""The roles of a news office: groups, and what each may do.

The table is also documentation, and a test checks every page against it.
`manage.py sync_roles` applies it and may run any number of times.
"""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

_STAFF = {"people.view_contributor", "people.view_unit", "articles.view_section"}
_STAFF |= {"articles.view_tag", "articles.view_photo", "articles.view_article"}
_AUTHOR = _STAFF | {
    "articles.add_article",
    "articles.change_article",
    "articles.delete_article",
    "articles.submit_article",
    "articles.add_photo",
    "articles.change_photo",
    "people.add_contributor",
}

_RULES = ("length", "picture", "event", "wording", "name", "title")
_HOUSE = {
    f"articles.{right}_{model}"
    for right in ("view", "add", "change", "delete")
    for model in ("storykind", *(f"{rule}rule" for rule in _RULES))
}

WRITER = _AUTHOR | {"articles.add_tag"}
PHOTOGRAPHER = _AUTHOR
TRANSLATOR = WRITER | {"articles.see_any_article"}
REVIEWER = _STAFF | {"articles.see_any_article", "articles.review_article"}
PUBLISHER = WRITER | _HOUSE
PUBLISHER |= {
    "articles.see_any_article",
    "articles.edit_any_article",
    "articles.publish_article",
    "articles.arrange_front",
    "articles.add_section",
    "articles.change_section",
    "articles.change_tag",
    "people.change_contributor",
    "people.add_unit",
    "people.change_unit",
}
ADMINISTRATOR = PUBLISHER | {
    "articles.emergency_article",
    "articles.delete_section",
    "articles.delete_tag",
    "people.delete_contributor",
    "people.delete_unit",
    "people.view_user",
    "people.add_user",
    "people.change_user",
}

# group name → (label, permissions as app_label.codename)
ROLES = {
    "writer": (_("Writer"), WRITER),
    "photographer": (_("Photographer"), PHOTOGRAPHER),
    "translator": (_("Translator"), TRANSLATOR),
    "reviewer": (_("Reviewer"), REVIEWER),
    "publisher": (_("Publisher"), PUBLISHER),
    "administrator": (_("Administrator"), ADMINISTRATOR),
}


def role_names():
    """Return the groups that an administrator may assign: the roles and the review steps."""
    return {*ROLES, *settings.NEWSROOM_REVIEW_STEPS}
