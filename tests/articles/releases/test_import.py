"""`manage.py import_release`: a draft and one line a file, and nothing half-made."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.releases.matching import MAX_NAME
from people.models import Contributor
from tests.cast import account
from tests.factories import contributor

pytestmark = pytest.mark.django_db

REAL = Path(__file__).with_name("qmes-internship-base.txt")
PROSE = "A ceremony was held today."


@pytest.fixture
def writer():
    return account("writer", "writer")


def imported(*files, by="writer", language="en", **options):
    """Run the command; return what it printed and what it complained of."""
    out, err = io.StringIO(), io.StringIO()
    options |= {"by": by, "language": language, "stdout": out, "stderr": err}
    try:
        call_command("import_release", *map(str, files), **options)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def release(folder, *lines, name="release.txt"):
    path = folder / name
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def credits(article):
    return [(credit.role, credit.contributor.names) for credit in article.credits.all()]


def test_the_real_release(writer):
    imported(REAL)
    article = Article.objects.get()
    assert article.headline.startswith("QMES Held the Opening Ceremony of Internship")
    assert (article.body.count("<p>"), article.event_on) == (4, date(2023, 7, 12))
    assert credits(article) == [
        ("text", "Ding Jing"),
        ("picture", "Ding Jing"),
        ("translator", "Li Qianqian"),
    ]
    assert (article.is_translation, article.translation_of) == (True, None)


def test_a_draft_belongs_to_the_account_and_is_frozen_once(writer):
    imported(REAL)
    article = Article.objects.get()
    assert (article.created_by, article.work_state, article.version_number) == (writer, "draft", 1)


def test_the_reviewer_named_is_a_suggestion_never_a_credit(writer):
    fan = contributor("Fan Xiaoli")
    imported(REAL)
    article = Article.objects.get()
    assert article.suggested_reviewer == fan
    assert "review" not in {entry["role"] for entry in article.latest_version.content["credits"]}


def test_one_line_says_what_was_made_and_what_was_not_understood(writer):
    out, err = imported(REAL)
    number = Article.objects.get().pk
    assert err == ""
    assert out.splitlines() == [
        f"{REAL}: Story {number}: QMES Held the Opening Ceremony of Internship and Practice Base"
        " at the Chongqing Scientific Innovation Center of NPU"
        " | Text Ding Jing · Picture Ding Jing · Translator Li Qianqian"
        " | suggested reviewer Fan Xiaoli"
        " | new contributors: Ding Jing; Li Qianqian; Fan Xiaoli"
        " | A line with only a label was left out: text"
    ]


@pytest.mark.parametrize(
    "printed", ["Li Qianqian", "li qianqian", "李倩倩", "Li Qianqian 李倩倩", "李倩倩 Li Qianqian"]
)
def test_a_known_contributor_is_found_by_either_script(writer, tmp_path, printed):
    known = contributor("Li Qianqian", "李倩倩")
    imported(release(tmp_path, "A headline", PROSE, f"Translator: {printed.title()}"))
    assert [credit.contributor for credit in Article.objects.get().credits.all()] == [known]


def test_a_namesake_in_the_other_script_is_another_person(writer, tmp_path):
    contributor("Li Qianqian", "李茜茜")
    imported(release(tmp_path, "A headline", PROSE, "Text: Li Qianqian 李倩倩"))
    assert credits(Article.objects.get()) == [("text", "Li Qianqian 李倩倩")]
    assert Contributor.objects.filter(name="Li Qianqian").count() == 2


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ding Jing", ("Ding Jing", "")),
        ("丁静", ("", "丁静")),
        ("Ding Jing 丁静", ("Ding Jing", "丁静")),
        ("NPU新闻中心", ("", "NPU新闻中心")),
    ],
)
def test_a_missing_contributor_is_made(writer, tmp_path, printed, names):
    imported(release(tmp_path, "A headline", PROSE, f"Text: {printed}"))
    made = Contributor.objects.exclude(user=writer).get()
    assert (made.name, made.name_zh) == names


def test_a_doubtful_name_is_reported_and_not_guessed(writer, tmp_path):
    for unit in ("2022", "2023"):
        Contributor.objects.create(name="Wang Lei", disambiguator=unit)
    out, _err = imported(release(tmp_path, "A headline", PROSE, "Text: Wang Lei, Ding Jing"))
    assert "Wang Lei was left out: 2 contributors have this name. Choose one." in out
    assert credits(Article.objects.get()) == [("text", "Ding Jing")]


@pytest.mark.parametrize(
    "known, printed", [(("Fan Xiaoli", ""), "范小丽"), (("", "范小丽"), "Fan Xiaoli")]
)
def test_a_new_person_who_sounds_like_a_known_one_is_reported(writer, tmp_path, known, printed):
    known = contributor(*known)

    out, _complaints = imported(release(tmp_path, "Kites", PROSE, f"Text: {printed}"))

    assert out.strip().endswith(f"{printed} is new here, but may be {known}: if so, merge the two.")


def test_a_doubtful_reviewer_is_not_suggested(writer, tmp_path):
    for unit in ("2022", "2023"):
        Contributor.objects.create(name="Wang Lei", disambiguator=unit)
    imported(release(tmp_path, "A headline", PROSE, "Review: Wang Lei"))
    assert Article.objects.get().suggested_reviewer is None


def test_a_person_named_in_both_scripts_is_credited_once(writer, tmp_path):
    contributor("Ding Jing", "丁静")
    imported(release(tmp_path, "A headline", PROSE, "Text: Ding Jing、丁静"))
    assert credits(Article.objects.get()) == [("text", "Ding Jing 丁静")]


def test_a_merged_contributor_stands_for_the_one_kept(writer, tmp_path):
    kept = contributor("Ding Jing")
    contributor("D. Jing", merged_into=kept)
    imported(release(tmp_path, "A headline", PROSE, "Text: D. Jing"))
    assert credits(Article.objects.get()) == [("text", "Ding Jing")]


def test_a_name_too_long_to_keep_is_left_out(writer, tmp_path):
    name = " ".join(["Abcdefghijklmnopqrstuvwxyz"] * 6)
    out, _err = imported(release(tmp_path, "A headline", PROSE, f"Text: {name}"))
    assert f"a name has at most {MAX_NAME} characters" in out
    assert credits(Article.objects.get()) == []


def test_markup_in_a_release_is_text(writer, tmp_path):
    imported(release(tmp_path, "A headline", "a <b>bold</b> & <script>x</script> claim."))
    body = Article.objects.get().body
    assert body == "<p>a &lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt; claim.</p>"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "The file is empty."),
        (b"\x00\x01\x02", "This is not a text file."),
        (b"Text: Ding Jing\n", "There is no headline"),
        ("会社の発表です。今日".encode("shift_jis"), "The encoding of this file is unknown."),
        (b"x" * (1024 * 1024 + 1), "This file is larger than 1 MB"),
        (b"word " * 60, "The first line has"),
    ],
)
def test_what_is_no_release_is_said_and_the_others_go_in(writer, tmp_path, data, complaint):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    out, err = imported(path, REAL)
    assert err.startswith(f"{path}: ")
    assert complaint in err
    assert err.endswith("1 of 2 files made no draft.")
    assert (Article.objects.count(), len(out.splitlines())) == (1, 1)


def test_a_file_that_is_not_there_is_said(writer, tmp_path):
    _out, err = imported(tmp_path / "lost.txt", tmp_path)
    assert err.splitlines() == [
        f"{tmp_path / 'lost.txt'}: No such file or directory",
        f"{tmp_path}: Is a directory",
        "2 of 2 files made no draft.",
    ]


def test_nothing_is_half_made(writer, tmp_path, monkeypatch):
    def fail(self, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Article, "record_version", fail)
    with pytest.raises(RuntimeError):
        imported(REAL)
    assert not Article.objects.exists()
    assert not Contributor.objects.filter(name="Ding Jing").exists()


def test_the_same_file_twice_makes_one_draft(writer):
    out, err = imported(REAL, REAL)
    number = Article.objects.get().pk
    assert f"This file was already imported, as story {number}: QMES" in out.splitlines()[1]
    assert err == ""


def test_again_makes_another_draft(writer):
    imported(REAL)
    imported(REAL, again=True)
    slugs = Article.objects.order_by("pk").values_list("slug", flat=True)
    assert slugs[1] == f"{slugs[0]}-2"
    assert Contributor.objects.filter(name="Ding Jing").count() == 1


@pytest.mark.parametrize(
    ("by", "complaint"),
    [
        ("nobody", "There is no account “nobody”."),
        ("former", "The account “former” is not active."),
        ("reviewer", "The account “reviewer” may not add stories."),
    ],
)
def test_an_account_that_may_not_add_stories_is_named(by, complaint):
    account("former", "writer", is_active=False)
    account("reviewer", "reviewer")
    assert imported(REAL, by=by) == ("", complaint)
    assert not Article.objects.exists()


def test_an_unknown_language_is_refused(writer):
    assert "invalid choice: 'fr'" in imported("--language=fr", REAL)[1]


def test_an_import_is_a_line_in_the_log_without_words_of_the_story(writer, tmp_path, caplog):
    imported(release(tmp_path, "The Secret Headline", PROSE, name="secret.txt"))
    imported(release(tmp_path, name="empty.txt"))

    assert caplog.messages == [f"Story {Article.objects.get().pk} was imported for writer"]
