"""The search page: what it shows, what it never shows, and that it never fails."""

from datetime import timedelta
from urllib.parse import quote_plus
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import press
from articles.models import Section, Tag
from tests import factories

pytestmark = pytest.mark.django_db

FIELDS = ("q", "name", "role", "section", "year", "language", "order", "page", "before")


def public(people, **fields):
    return factories.published(people["writer"], people["reviewer"], people["publisher"], **fields)


def found(client, site="en", **asked):
    """Return the addresses of the stories a search shows."""
    response = client.get(f"/{site}/search/", asked)
    assert response.status_code == 200
    return [result.story.address for result in response.context.get("results") or []]


def page(client, site="en", **asked):
    return client.get(f"/{site}/search/", asked).content.decode()


def test_a_story_is_found_by_its_words_with_the_place_marked(client, people):
    public(people, headline="Sports day", body="<p>The café &amp; the kite.</p>")

    text = page(client, q="cafe")

    assert "The <mark>café</mark> &amp; the kite." in text


def test_folded_and_chinese_words_are_marked_in_the_original_text(client, people):
    public(people, language="zh-hans", headline="２０２６级开学典礼", body="<p>典礼开始。</p>")

    text = page(client, "zh-hans", q="2026 开学典礼")

    assert "<mark>２０２６</mark>级<mark>开学典礼</mark></a>" in text


def test_what_is_typed_and_found_comes_back_escaped(client, people):
    public(people, headline="A <b>bold</b> day", body="<p>&lt;script&gt;</p>")

    text = page(client, q='bold "<script>')

    assert "A &lt;b&gt;<mark>bold</mark>&lt;/b&gt; day" in text
    assert 'value="bold &quot;&lt;script&gt;"' in text
    assert "<script>" not in text


def test_a_person_is_found_by_pinyin_and_marked_in_the_credits(client, people):
    public(people, headline="One", text_by="张三")
    public(people, headline="Two", text_by="Li Si")

    assert "<mark>张三</mark>" in page(client, q="zs")
    assert found(client, name="zhangsan", role="text") == ["/en/news/2023/07/one/"]
    assert found(client, name="zhangsan", role="picture") == []


def test_the_names_of_a_role_are_joined_as_in_the_credit_line(client, people):
    credits = [("translator", "Li Si"), ("translator", "Wang <Wu>")]
    public(people, headline="Kite", credits=credits)

    text = page(client, q="kite translator:lisi")

    assert "<mark>Li Si</mark> and Wang &lt;Wu&gt;</span>" in text


def test_the_language_switch_keeps_the_words(client):
    text = page(client, q="a&b 典礼", section="sport")

    assert 'href="/zh-hans/search/?q=a%26b+%E5%85%B8%E7%A4%BC" lang="zh-hans"' in text


def test_the_page_searches_its_own_language_unless_asked(client, people):
    public(people, headline="Kite day")
    public(people, language="zh-hans", headline="Kite 风筝节")

    assert found(client, q="kite") == ["/en/news/2023/07/kite-day/"]
    assert found(client, q="kite", language="zh-hans") == found(client, "zh-hans", q="kite")
    assert len(found(client, q="kite", language="all")) == 2


def test_filters_narrow_a_search(client, people):
    sport = factories.section("sport", name="Sport", name_zh="体育")
    public(people, headline="Kite one", section=sport)
    public(people, headline="Kite two")

    assert found(client, q="kite", section="sport") == ["/en/news/2023/07/kite-one/"]
    assert len(found(client, q="kite", year="2023")) == 2
    assert found(client, q="kite", year="2022") == []


def test_a_year_that_is_none_is_named_and_left_out(client, people):
    public(people, headline="Kite")

    for year in ("abc", "12", "99999", "-1"):
        assert "A year is four digits, such as 2025." in page(client, q="kite", year=year)
        assert len(found(client, q="kite", year=year)) == 1


@pytest.mark.parametrize("order", ["", "date"])
def test_pages_follow_each_other_without_gap_or_repetition(client, people, order):
    article = public(people, headline="Kite")
    factories.many_published(article, 44)
    factories.index()
    seen, address = [], f"/en/search/?q=kite&order={order}"
    while address:
        context = client.get(address).context
        seen += [result.story.pk for result in context["results"]]
        address = context["following"] and f"/en/search/{context['following']}"

    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 45


def test_by_relevance_there_is_a_last_page_and_a_way_on(client, people, monkeypatch):
    monkeypatch.setattr("articles.newsstand.search_page.MOST_PAGES", 1)
    factories.many_published(public(people, headline="Kite"), 20)
    factories.index()

    text = page(client, q="kite")

    assert "These were the best matches." in text
    assert 'href="?q=kite&amp;order=date"' in text


def test_nothing_found_offers_the_other_language_and_fewer_words(client, people):
    public(people, headline="Kite day")

    assert 'href="?q=kite&amp;language=all"' in page(client, "zh-hans", q="kite")
    assert "Search for “kite”" in page(client, q="kite zebra")


def test_a_run_of_chinese_is_offered_in_words(client, people):
    public(people, language="zh-hans", headline="校长在开学典礼上讲话")

    suggestions = client.get("/zh-hans/search/", {"q": "开学典礼校长讲话"}).context["suggestions"]

    assert [text for text, _address in suggestions.texts] == ["开学 典礼 校长 讲话"]


def test_people_and_tags_alike_are_offered(client, people):
    tag = Tag.objects.create(name="Weather", name_zh="天气")
    public(people, text_by="Zhang San", tags=[tag])

    assert 'href="/en/people/zhang-san/"' in page(client, q="zhagn sna")
    assert 'href="/en/tags/weather/"' in page(client, q="wheather wether")


def test_who_is_credited_in_drafts_only_is_not_offered(client, people):
    factories.draft(people["writer"], text_by="Zhang San", tags=[Tag.objects.create(name="Kiln")])

    text = page(client, q="zhang sna kilm")

    assert "zhang-san" not in text
    assert "/tags/kiln/" not in text


def test_signs_alone_are_answered_in_words(client):
    assert "punctuation alone finds nothing" in page(client, q="?!")


def test_without_a_question_there_is_the_box_alone(client):
    response = client.get("/en/search/")

    assert "results" not in response.context
    assert '<meta name="robots" content="noindex' in response.content.decode()


@pytest.mark.parametrize("site", ["en", "zh-hans"])
def test_a_browser_learns_where_to_search(client, site):
    assert f'href="/{site}/opensearch.xml"' in client.get(f"/{site}/").content.decode()

    described = ElementTree.fromstring(client.get(f"/{site}/opensearch.xml").content)

    addresses = [url.get("template") for url in described.findall("{*}Url")]
    assert addresses == [f"http://testserver/{site}/search/?q={{searchTerms}}"]


CANARY = {"headline": "Quokka 短尾", "standfirst": "quokka", "body": "<p>quokka 短尾</p>"}


def test_what_is_not_public_is_never_found(client, people):
    later = timezone.now() + timedelta(days=1)
    canary = CANARY | {"text_by": "Quokka Quoll"}
    factories.draft(people["writer"], **canary)
    factories.submitted(people["writer"], **canary)
    public(people, at=later, **canary)
    press.withdraw(public(people, **canary), by=people["publisher"], note="Wrong.")
    taken_off = public(people, at=later, **canary)
    press.unschedule(taken_off, by=people["publisher"])

    for question in ("quokka", "短尾", "quo", "qq", "text:quoll", "quokka zebra", "quokka qua"):
        for language in ("en", "all"):
            text = page(client, q=question, language=language).casefold()
            for echo in (question, quote_plus(question).casefold()):
                text = text.replace(echo, "")
            assert "quoll" not in text
            assert "/news/2023/" not in text
            assert "search for “" not in text


def test_a_scheduled_story_is_found_from_its_moment_on(client, people, time_machine):
    time_machine.move_to("2024-01-01 12:00Z", tick=False)
    public(people, headline="Kite", at=timezone.now() + timedelta(hours=1))
    assert found(client, q="kite") == []

    time_machine.shift(3600)

    assert found(client, q="kite") == ["/en/news/2023/07/kite/"]


def test_a_new_text_is_found_by_its_own_words_only(client, people):
    article = public(people, headline="Kite")
    factories.edit(article, people["writer"], headline="Glider")
    assert found(client, q="glider") == []

    article.submit(by=people["writer"])
    article.approve(by=people["reviewer"])
    press.publish(article, by=people["publisher"])

    assert found(client, q="kite") == []
    assert len(found(client, q="glider")) == 1


@pytest.mark.parametrize("others", [0, 60])
def test_a_search_is_three_statements(client, people, others, django_assert_max_num_queries):
    factories.many_published(public(people, headline="Kite"), others)
    factories.index()

    for asked in ({}, {"q": "kite"}, {"q": "zebra kite"}, {"year": "2023"}):
        with django_assert_max_num_queries(3):
            client.get("/en/search/", asked)


def test_sections_with_a_name_in_one_script_can_be_chosen(client):
    Section.objects.create(name_zh="校园")

    assert ">校园</option>" in page(client)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS), st.text(st.characters(exclude_categories=["Cs"]))))
def test_whatever_is_asked_the_page_answers(client, asked):
    assert client.get("/en/search/", asked).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["%00", "%ED%A0%80", "%FF%FE", "x" * 10_000, "%22" * 99, "AND+OR+NOT+NEAR(", "*", "a:b:c", "-"],
)
def test_hostile_input_is_answered(client, query):
    for field in FIELDS:
        assert (field, client.get(f"/en/search/?q=kite&{field}={query}").status_code) == (
            field,
            200,
        )
