"""Which permissions each act needs, compared whole: each set is enough, and none of it is spare."""

# ruff: noqa: SIM905 -- long lists of words are read as words

from functools import partial
from itertools import product

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.utils import timezone

from articles import press
from articles.models import Article, PaperScan
from articles.models.desk import door
from articles.models.desk.needs import reviewers_for
from articles.rules.acts import HOLD
from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.articles.admin.permission_table import ACTS, rows
from tests.articles.admin.test_act_matrix import STATES
from tests.articles.press.forging import undone
from tests.cast import ROLES, account

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ALL = set("view change delete submit review publish emergency edit_any see_any".split())
PUBLISH = [{"publish"}]
EDIT, EDIT_ANY = [{"change"}], [{"change", "edit_any"}]
REVIEW = ([], [{"review"}])

# act: (the sets of permissions that are enough for one's own story, and for another's).
NEEDS = {
    "submit": ([{"change", "submit"}], [{"change", "submit", "edit_any"}]),
    "withdraw_submission": (
        [{"change", "submit"}, {"publish"}],
        [{"change", "submit", "edit_any"}, {"publish"}],
    ),
    "ask": (
        [{"change", "submit"}, {"publish"}],
        [{"change", "submit", "edit_any"}, {"publish"}],
    ),
    "claim": REVIEW,
    "release": (PUBLISH, PUBLISH),
    "request_changes": REVIEW,
    "approve": REVIEW,
    "approve_on_paper": (PUBLISH, PUBLISH),
    "accept_edit": ([{"submit"}], []),
    "publish": (PUBLISH, PUBLISH),
    "unschedule": (PUBLISH, PUBLISH),
    "hold": ([], []),
    "emergency": ([{"emergency", "view"}], [{"emergency", "view", "see_any"}]),
    "sign_after": REVIEW,
    "correct": (EDIT, EDIT_ANY),
    "update_listing": (PUBLISH, PUBLISH),
    "confirm_translation": ([{"review"}, {"publish"}], [{"review"}, {"publish"}]),
    "discard": (EDIT, EDIT_ANY),
    "withdraw": (PUBLISH, PUBLISH),
    "restore": (PUBLISH, PUBLISH),
    "trash": (EDIT, EDIT_ANY),
    "untrash": (EDIT, EDIT_ANY),
}
PRESS = {"emergency": "publish_in_emergency"}
STATE_OF = dict(reversed(row.split(":")) for row in rows(ACTS))


@pytest.fixture
def people(people, settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    editor = account("editor", "reviewer")
    return people | {"colleague": account("colleague", *ROLES), "editor": editor}


def come(story, people, state):
    """Bring a draft into a state, by others."""
    before, come_into = STATES[state]
    if before:
        come(story, people, before)
        come_into(Article.objects.get(pk=story.pk), people)


def holder(names):
    """Return the account of someone with these permissions and no role."""
    user = account(f"holder-{'-'.join(sorted(names))}"[:150])
    codes = [f"{name}_article" for name in names]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return user


def does(user, number, act):
    """Return True if the account may do the act on this story. It is undone again."""
    story, asked = Article.objects.get(pk=number), {"by": user, "note": "The date is wrong."}
    if act == "approve_on_paper":
        scan = PaperScan.of(ContentFile(b"%PDF-1.4"), "application/pdf")
        asked |= {"person": factories.contributor("Dean Wu"), "scan": scan}
        asked |= {"signed_on": timezone.localdate()}
    if act == "ask":
        asked["reviewer"] = reviewers_for(story, user)[0]
    verb = getattr(story, act, None)
    if act == "hold":
        verb = partial(door.move, story, HOLD)
    with undone():
        try:
            verb(**asked) if verb else getattr(press, PRESS.get(act, act))(story, **asked)
        except Refused as refusal:
            assert not isinstance(refusal, Stale)
            return False
        return True


def one_short(enough):
    """Return the largest sets of permissions that hold none of the sets that are enough."""
    return [ALL - set(missing) for missing in product(*enough)]


def test_every_act_has_its_needs():
    assert set(NEEDS) == set(STATE_OF)


@pytest.mark.slow
@pytest.mark.parametrize("side", ["own", "another's"])
@pytest.mark.parametrize("act", sorted(NEEDS))
def test_what_an_act_needs(people, act, side):
    enough, story = NEEDS[act][side != "own"], factories.draft(people["writer"])
    come(story, people, STATE_OF[act])
    for names, expected in [(s, True) for s in enough] + [(s, False) for s in one_short(enough)]:
        with undone():
            user = holder(names)
            story = factories.draft(user) if side == "own" else story
            if side == "own":
                come(story, people, STATE_OF[act])
            assert (names, does(user, story.pk, act)) == (names, expected)
