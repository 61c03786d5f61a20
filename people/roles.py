"""The roles of a news office: groups, and what each may do.

A table, so that it reads as documentation and a test can hold every page to it.
Applied by `manage.py sync_roles`, which may run any number of times.
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

_KEPT_BY_THE_HOUSE = (
    "storykind",
    "lengthrule",
    "picturerule",
    "eventrule",
    "wordingrule",
    "namerule",
    "titlerule",
)
_HOUSE = {
    f"articles.{act}_{kept}"
    for act in ("view", "add", "change", "delete")
    for kept in _KEPT_BY_THE_HOUSE
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
    """Return the names of the groups an administrator hands out: the roles and the review steps."""
    return {*ROLES, *settings.NEWSROOM_REVIEW_STEPS}
