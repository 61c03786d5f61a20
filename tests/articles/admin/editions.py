"""Two editions of a story on staff pages: how the tests make them and act on them."""

from articles.models import Article
from tests.articles.admin import pages

ORIGINAL = {
    "language": "zh-hans",
    "headline": "运动会开幕",
    "body": "<p>311人参加。</p>",
}
NOTE = "The number was wrong."


def again(story):
    return Article.objects.get(pk=story.pk)


def confirm(user, story, name, **data):
    """Confirm an act on its page, with what the page's form holds."""
    client, address = pages.as_user(user), pages.act(story, name)
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form if field.value() is not None}
    return client.post(address, shown | data)


def approve(story, people):
    story.submit(by=story.created_by)
    story.approve(by=people["reviewer"])
