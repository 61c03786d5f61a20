import pytest

from newsroom.checks import editor_is_contained, editor_is_old, review_steps_are_one_to_three


def ids(found):
    return [problem.id for problem in found]


def test_the_office_s_own_configuration_is_contained():
    assert ids(editor_is_contained(None)) == []


def test_an_editor_without_its_filter_is_refused(settings):
    settings.CKEDITOR_CONFIGS = {"open": {"allowedContent": True}}

    assert ids(editor_is_contained(None)) == ["newsroom.E002"]


def test_whoever_deploys_is_told_that_the_editor_is_old(settings):
    assert ids(editor_is_old(None)) == ["newsroom.I001"]
    settings.NEWSROOM_EDITOR = "articles.admin.story.editor.PlainText"
    assert ids(editor_is_old(None)) == []


@pytest.mark.parametrize("steps", [["a", "b", "c", "d"], ["a", "a"]])
def test_review_takes_at_most_three_different_steps(settings, steps):
    settings.NEWSROOM_REVIEW_STEPS = ["reviewer", "head", "dean"]
    assert ids(review_steps_are_one_to_three(None)) == []
    settings.NEWSROOM_REVIEW_STEPS = steps
    assert ids(review_steps_are_one_to_three(None)) == ["newsroom.E003"]
