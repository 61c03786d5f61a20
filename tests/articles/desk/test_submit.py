"""Submitting: what must be there, who may, and that somebody else can review."""

import pytest
from django.contrib.auth import get_user_model

from articles.desk.status import why_not_out
from articles.models import Act, Article
from articles.rules.refusals import Refused, Stale
from people.letters import tidy_page
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


def test_a_complete_draft_goes_into_review():
    people = cast()
    article = factories.draft(people["writer"])

    article.submit(by=people["writer"])

    article.refresh_from_db()
    assert article.work_state == "in_review"
    assert list(Act.objects.values_list("act", "fingerprint")) == [
        ("submit", article.latest_version.fingerprint)
    ]


def test_a_story_submitted_just_now_has_waited_a_minute():
    people = cast()
    article = factories.submitted(people["writer"])

    assert why_not_out(article) == "Waiting 1\xa0minute for a reviewer."


def test_an_incomplete_draft_is_refused_with_all_that_is_missing():
    people = cast()
    article = factories.draft(
        people["writer"], body="", section=None, text_by=None, is_translation=True
    )

    with pytest.raises(Refused) as refusal:
        article.submit(by=people["writer"])

    assert refusal.value.reasons == [
        "The text is empty.",
        "Choose a section.",
        "Say who wrote the text: add a Text credit.",
        "This is a translation: add a Translator credit.",
    ]


def test_a_picture_needs_a_caption_and_alt_text_or_to_be_decorative():
    people = cast()
    article = factories.draft(people["writer"], photos=[factories.photo(), factories.photo()])
    article.photo_uses.update(caption="", alt_text="")
    article.photo_uses.filter(position=1).update(is_decorative=True, caption="x")

    assert [str(item.text) for item in article.missing()] == [
        "Picture 1 has no caption.",
        "Picture 1 has no alt text. Write one, or mark it as decorative.",
    ]


REVIEWED = [
    "Review: Fan Xiaoli",
    "（文/张三 图/李四 审核/赵六）",
    "审核：范小丽（院长）",
    "审\u200b核：范小丽",
]


@pytest.mark.parametrize("line", REVIEWED)
@pytest.mark.parametrize(
    "body",
    [
        "<p>It rained.</p><p>{}</p>",
        "<p>It rained.</p><p>{}</p><p>(End)</p>",
        "<p>It rained.</p><p>{}</p><p>2023年7月12日</p><p>Contact: office@example.edu</p>",
        "<p>{}</p><p>It rained.</p>",
        "<p>It rained.</p><p>{}</p><p>It rained again, all day long.</p>",
        "<p>It rained.<br>{}</p>",
        "<p>It rained.</p><ul><li>{}</li></ul>",
    ],
)
def test_a_credit_line_pasted_into_the_text_does_not_stay_there(line, body):
    article = factories.draft(cast()["writer"], body=body.format(line))

    assert [str(item.text) for item in article.missing()] == [
        f"The text has a credit, “{tidy_page(line)}”. Remove it from the text and add it under Credits."
        " Review is added by the approval."
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>It rained （审核：王五） all day.</p>", "（审核：王五）"),
        ("<p>It rained all day. Review: Fan Xiaoli</p>", "Review: Fan Xiaoli"),
        ("<p>It rained.</p><table><tr><td>审核</td><td>王五</td></tr></table>", "审核 王五"),
    ],
)
def test_a_review_credit_is_found_wherever_it_stands(body, found):
    article = factories.draft(cast()["writer"], body=body)

    assert [str(item.text).split("”")[0] for item in article.missing()] == [
        f"The text has a credit, “{found}"
    ]


@pytest.mark.parametrize(
    "line", ["审核：王老师", "审核：王五 电话：88490000", "Reviewed by: the Dean"]
)
def test_what_seems_to_name_a_reviewer_does_not_stay_in_the_text(line):
    article = factories.draft(cast()["writer"], body=f"<p>It rained.</p><p>{line}</p>")

    assert [str(item.text) for item in article.missing()] == [
        f"“{line}” seems to name a reviewer. Remove it from the text: Review is added by the approval."
    ]


def test_the_headline_again_does_not_stay_in_the_text():
    article = factories.draft(
        cast()["writer"], headline="Rain", body="<p>RAIN</p><p>It rained.</p>"
    )

    assert [str(item.text) for item in article.missing()] == [
        "The text begins with the headline again, “RAIN”. Remove it from the text."
    ]


def test_a_stray_label_does_not_stay_in_the_text():
    article = factories.draft(cast()["writer"], body="<p>正文：</p><p>It rained.</p>")

    assert [str(item.text) for item in article.missing()] == [
        "“正文：” is only a label. Remove it from the text."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Review: this was a good year.",
        "The Review: a play by students.",
        "来源：新华社",
        "Text books came.",
        "图为研讨会现场。",
        "文学院、图书馆和审计处参加。",
    ],
)
def test_prose_and_sources_may_end_a_text(line):
    article = factories.draft(cast()["writer"], body=f"<p>It rained.</p><p>{line}</p>")

    assert article.missing() == []


def test_a_story_nobody_else_could_review_is_refused_naming_whom_to_ask():
    writer = account("writer", "writer", "reviewer")
    account("chief", "administrator", name="Chief Chen")
    article = factories.draft(writer)

    with pytest.raises(Refused) as refusal:
        article.submit(by=writer)

    assert refusal.value.reasons[0] == (
        "Nobody else could review this story. "
        "Ask Chief Chen to give one more account the reviewer role."
    )
    assert Article.objects.get().work_state == "draft"
    assert not Act.objects.exists()


def test_a_stranger_may_not_submit_it():
    people = cast()
    article = factories.draft(people["writer"])

    with pytest.raises(Refused):
        article.submit(by=people["photographer"])


def test_of_two_racing_acts_one_wins_and_the_other_is_told():
    people = cast()
    one = factories.draft(people["writer"])
    other = Article.objects.get(pk=one.pk)
    one.submit(by=people["writer"])

    with pytest.raises(Stale):
        other.submit(by=people["writer"])
    assert Act.objects.count() == 1


def test_a_text_that_changed_since_the_page_was_opened_is_not_submitted():
    people = cast()
    article = factories.draft(people["writer"])
    factories.edit(article, people["writer"], headline="Another")

    with pytest.raises(Stale):
        article.submit(by=people["writer"], version=1)


def test_an_inactive_reviewer_does_not_count():
    people = cast()
    get_user_model().objects.filter(username="reviewer").update(is_active=False)

    with pytest.raises(Refused):
        factories.submitted(people["writer"])
