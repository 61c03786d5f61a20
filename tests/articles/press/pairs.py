"""An original and its translation, taken through the real verbs."""

from articles import press
from articles.models import Article
from tests import factories

OF_THE_ORIGINAL = {
    "language": "zh-hans",
    "headline": "运动会开幕",
    "body": "<p>311人参加。</p>",
}
OF_THE_TRANSLATION = {"body": "<p>311 people took part.</p>", "text_by": "Li Si"}


def again(story):
    return Article.objects.get(pk=story.pk)


def go_out(story, people):
    """Take a draft through its review to readers."""
    story.submit(by=story.created_by)
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])
    return again(story)


def translation_of(original, people, **fields):
    """A draft of the translator, in English."""
    credits = [("translator", "Translator")]
    fields = OF_THE_TRANSLATION | {"translation_of": original} | fields
    return factories.draft(people["translator"], credits=credits, **fields)


def correct(story, people, body, **kind):
    """Publish another text of a live story."""
    story = again(story)
    story.correct(by=story.created_by, note="Counted again.", **kind)
    factories.edit(story, story.created_by, body=body)
    return go_out(story, people)


def step(translation):
    return again(translation).translation_state.step
