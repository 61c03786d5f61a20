import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"),
    [("en-GB", "/en/"), ("zh-CN,zh;q=0.9", "/zh-hans/"), ("fr", "/en/"), ("", "/en/")],
)
def test_home_leads_to_the_language_asked_for(client, asked, given):
    answer = client.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer["Location"]) == (302, given)
    assert "Accept-Language" in answer["Vary"]


def test_robots_keep_out_of_the_desk(client):
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()


def test_health_is_told_as_json(client):
    assert client.get("/healthz").json() == {"status": "ok", "database": "ok"}


def test_a_page_not_found_helps(client):
    page = client.get("/en/nothing/here/")
    assert page.status_code == 404
    assert 'href="/en/news/"' in page.content.decode()


def test_a_fault_has_a_page_without_the_database(client, django_assert_num_queries, rf):
    from django.views.defaults import server_error

    with django_assert_num_queries(0):
        answer = server_error(rf.get("/en/"))
    assert (answer.status_code, b"Something went wrong" in answer.content) == (500, True)
