"""Two processes that do two acts on one story at one moment, for test_races.py."""

import contextlib
import multiprocessing
import sqlite3
import traceback

from django.contrib.auth import get_user_model
from django.db import connection, transaction

from articles import press
from articles.models import Article
from articles.press import audit
from articles.rules.refusals import Refused
from tests import factories

SECONDS = 300  # before a process that hangs is given up


def save(article, *, by):
    """Save as the story form does, when the page was opened before."""
    if not article.is_editable_by(by):
        raise Refused("The form is not offered.")
    with transaction.atomic():
        factories.edit(article, by, headline=f"By {by.username}")


def ask(article, *, by):
    article.request_changes(by=by, note="No.")


def emergency(article, *, by):
    press.publish_in_emergency(article, by=by, note="Typhoon.")


def translate(article, *, by):
    _edition, is_new = article.translate(by=by)
    if not is_new:
        raise Refused("It leads to the other's.")


def drafted(people):
    return factories.draft(people["writer"])


def submitted(people):
    return factories.submitted(people["writer"])


def approved(people):
    return factories.approved(people["writer"], people["reviewer"])


# race → (how the story is made ready, the two acts with who does them)
RACES = {
    "two approvals": (submitted, (Article.approve, "reviewer"), (Article.approve, "other")),
    "approve, ask for changes": (submitted, (Article.approve, "reviewer"), (ask, "other")),
    "save, approve": (submitted, (save, "other"), (Article.approve, "reviewer")),
    "save, submit": (drafted, (save, "publisher"), (Article.submit, "writer")),
    "two claims": (submitted, (Article.claim, "reviewer"), (Article.claim, "other")),
    "publish, take back": (
        approved,
        (press.publish, "publisher"),
        (Article.withdraw_submission, "writer"),
    ),
    "two publications": (approved, (press.publish, "publisher"), (press.publish, "boss")),
    "two emergencies": (drafted, (emergency, "boss"), (emergency, "boss")),
    "two submissions": (drafted, (Article.submit, "writer"), (Article.submit, "writer")),
    "two translations": (drafted, (translate, "publisher"), (translate, "boss")),
    "emergency, submit": (drafted, (emergency, "boss"), (Article.submit, "writer")),
}


def run(each):
    """Run every race `each` times; return {race: [(one's answer, the other's)]}.

    An answer is "won", "told", or the error of whoever was neither.
    """
    context = multiprocessing.get_context("fork")
    barrier, stories = context.Barrier(2), context.Array("q", each)
    pipes = [context.Pipe(duplex=False) for _lane in range(2)]
    runners = [
        context.Process(target=_run, args=(lane, stories, barrier, pipe[1]))
        for lane, pipe in enumerate(pipes)
    ]
    for runner in runners:
        runner.start()
    for _receiver, sender in pipes:
        sender.close()  # so that a runner that dies is known at once
    answers = [_answer(pipe[0]) for pipe in pipes]
    for runner in runners:
        runner.join(SECONDS)
    failures = [answer for answer in answers if isinstance(answer, str)]
    assert not failures, "\n".join(failures)
    return {race: list(zip(answers[0][race], answers[1][race], strict=True)) for race in RACES}


def _answer(pipe):
    if not pipe.poll(SECONDS):
        raise TimeoutError("A runner gave no answer.")
    return pipe.recv()


def _run(lane, stories, barrier, pipe):
    """Run one lane of every race; send the answers when all that was done is proven.

    What goes wrong beside the race is sent as a traceback.
    """
    connection.connection = None  # the parent's; this process opens its own
    try:
        answers = {race: list(_lane(lane, race, stories, barrier)) for race in RACES}
        audit.check_all()
        pipe.send(answers)
    except BaseException:
        barrier.abort()
        pipe.send(traceback.format_exc())
    finally:
        connection.close()


def _lane(lane, race, stories, barrier):
    """Make half of the stories, then yield this lane's answer for each of them."""
    make_ready, *acts = RACES[race]
    verb, who = acts[lane]
    people = {user.username: user for user in get_user_model().objects.all()}
    for number in range(lane, len(stories), 2):
        stories[number] = make_ready(people).pk
    barrier.wait(SECONDS)
    for number in list(stories):
        article, by = Article.objects.get(pk=number), people[who]
        barrier.wait(SECONDS)
        yield _try(verb, article, by)
    barrier.wait(SECONDS)


def _try(verb, article, by):
    try:
        verb(article, by=by)
    except Refused:
        return "told"
    except Exception as error:
        return repr(error)
    return "won"


def copy_to(path):
    """Copy this process's database in memory to the file `path`, in WAL as `migrate` leaves one.

    Otherwise each process would change the journal when it opens the file, and SQLite refuses
    the second of two that do so at one moment, without waiting: "database is locked".
    """
    with contextlib.closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
        file.execute("PRAGMA journal_mode=WAL")


def on_file(path):
    """Move this process's tests from a database in memory to the file `path`."""
    copy_to(path)
    connection.settings_dict["NAME"] = path
