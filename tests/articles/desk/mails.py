"""How the tests of mails begin: somebody with an address is told of a story."""

from articles.models import Notice
from articles.rules.notice_kinds import Kind

ADDRESS = "li@example.edu"


def tell(person, story, kind=Kind.SUBMITTED, **changes):
    person = type(person).objects.get(pk=person.pk)
    return Notice.objects.tell_person(person, kind, story, **({"actor_name": "Writer"} | changes))
