"""How Babel finds the interface words of Django's templates (`make messages`)."""

from io import BytesIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_template(fileobj, keywords, comment_tags, options):
    """Yield the messages of one template, as Babel's extraction methods do."""
    # Django turns everything but the gettext calls into filler. Python must not see its indentation.
    calls = templatize(fileobj.read().decode())
    flat = "\n".join(line.strip() for line in calls.split("\n"))
    return extract_python(BytesIO(flat.encode()), keywords, comment_tags, options)
