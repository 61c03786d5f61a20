"""What each role may do, written out: one permission more or less is noticed."""

# ruff: noqa: SIM905 -- long lists of words are read as words

import pytest
from django.contrib.auth.models import Group

pytestmark = pytest.mark.django_db

STAFF = set("view_article view_contributor view_photo view_section view_tag view_unit".split())
PHOTOGRAPHER = STAFF | set(
    """add_article add_contributor add_photo change_article change_photo delete_article
    submit_article""".split()
)
WRITER = PHOTOGRAPHER | {"add_tag"}
RULES = "storykind lengthrule picturerule eventrule wordingrule namerule titlerule".split()
PUBLISHER = WRITER | set(
    """add_section add_unit arrange_front change_contributor change_section change_tag
    change_unit edit_any_article publish_article see_any_article""".split()
)
PUBLISHER |= {f"{act}_{rule}" for act in ("view", "add", "change", "delete") for rule in RULES}

TABLE = {
    "writer": WRITER,
    "photographer": PHOTOGRAPHER,
    "translator": WRITER | {"see_any_article"},
    "reviewer": STAFF | {"see_any_article", "review_article"},
    "publisher": PUBLISHER,
    "administrator": PUBLISHER
    | set(
        """add_user change_user delete_contributor delete_section delete_tag delete_unit
        emergency_article view_user""".split()
    ),
}


def test_the_roles_and_what_each_may_do():
    held = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    assert held == TABLE
