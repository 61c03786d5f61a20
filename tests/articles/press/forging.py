"""A forger who knows the code: writes past the program, and computes every hash again."""

import io
from contextlib import contextmanager

from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import QuerySet

from articles.models import Act, PublishedArticle, Version
from tests.factories import on_the_sheet


def write(model, condition, **values):
    """Change rows past the guards of the model."""
    assert QuerySet(model).filter(**condition).update(**values)


def signed_by(user):
    """Return the columns of an act that say who did it."""
    person = user.contributor
    return {
        "account": user,
        "account_pk": user.pk,
        "username": user.username,
        "name": user.signing_name,
        "contributor_pk": person.pk,
    }


def signed_for(version):
    """Return the columns of an act that say which text it is about."""
    hashes = {"fingerprint": version.fingerprint, "version_hash": version.row_hash}
    return {"version_number": version.number, **hashes}


def forge_version(story, number, **values):
    """Change one version of a story, and make the chain of their hashes fit again."""
    previous_hash = ""
    for version in story.versions.order_by("number"):
        for name, value in values.items() if version.number == number else ():
            setattr(version, name, value)
        version.previous_hash = previous_hash
        previous_hash = version.row_hash = version.computed_hash()
        columns = {field.attname: getattr(version, field.attname) for field in version._meta.fields}
        write(Version, {"pk": columns.pop("id")}, **columns)


def forge(story, number=None, **values):
    """Change one act of a sheet, and make the chain of hashes fit again."""
    previous_hash = ""
    for act in Act.objects.filter(article=story).order_by("number"):
        for name, value in values.items() if act.number == number else ():
            setattr(act, name, value)
        act.previous_hash = previous_hash
        previous_hash = act.row_hash = act.computed_hash()
        columns = {field.attname: getattr(act, field.attname) for field in act._meta.fields}
        write(Act, {"pk": columns.pop("id")}, **columns)


def forge_row(story, **values):
    """Change the published row, and the hash of it that the act which printed it left."""
    write(PublishedArticle, {"article": story}, **values)
    row = PublishedArticle.objects.get(article=story)
    act = [act for act in story.acts.order_by("number") if "printed" in act.details][-1]
    forge(story, act.number, details=act.details | {"printed": row.printed_hashes()})


def reviews(story, *people):
    """Return the credits of the published row with these reviewers in place of its own."""
    credits = PublishedArticle.objects.get(article=story).credits
    others = [entry for entry in credits if entry["role"] != "review"]
    return others + [
        {"role": "review", "contributor": one.pk, "name": one.name, "slug": one.slug}
        for one in people
    ]


def verified():
    """Return what `manage.py verify` says."""
    on_the_sheet()
    out = io.StringIO()
    try:
        call_command("verify", stdout=out)
    except CommandError as error:
        return str(error)
    return out.getvalue().strip()


@contextmanager
def undone():
    """Roll back what is done inside: it may leave rows without what they hang on."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
