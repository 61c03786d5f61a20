from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles.text.credit_line import Role, as_html, as_text, grouped, join_names

entries = st.lists(
    st.builds(
        lambda role, number: {
            "role": role,
            "contributor": number,
            "name": f"N{number}",
            "slug": "",
        },
        st.sampled_from(Role.values),
        st.integers(1, 5),
    )
)


def entry(role, name, contributor=None):
    return {"role": role, "contributor": contributor, "name": name, "slug": ""}


@given(entries)
def test_everyone_stands_exactly_once_per_role_whatever_the_interleaving(rows):
    printed = [(role, person["contributor"]) for role, people in grouped(rows) for person in people]

    assert sorted(printed) == sorted({(row["role"], row["contributor"]) for row in rows})


@given(entries)
def test_roles_keep_the_fixed_order(rows):
    roles = [role for role, _people in grouped(rows)]

    assert roles == [role for role in Role if role in roles]


@given(entries)
def test_people_keep_the_order_in_which_they_were_entered(rows):
    for role, people in grouped(rows):
        entered = [row["contributor"] for row in rows if row["role"] == role]
        assert [p["contributor"] for p in people] == list(dict.fromkeys(entered))


def test_names_are_joined_as_the_language_does():
    assert join_names(["A"]) == "A"
    assert join_names(["A", "B", "C"]) == "A, B and C"
    with translation.override("zh-hans"):
        assert join_names(["甲", "乙", "丙"]) == "甲、乙、丙"


def test_the_line_is_printed_in_the_form_of_the_office():
    rows = [entry("review", "Fan"), entry("text", "Ding"), entry("picture", "Ding")]

    assert as_text(rows) == "Text Ding · Picture Ding · Review Fan"
    with translation.override("zh-hans"):
        assert as_text(rows) == "文 Ding · 图 Ding · 审 Fan"


def test_a_name_is_escaped_and_linked_where_it_has_a_page():
    rows = [entry("text", "<b>"), entry("text", "Li", 7)]

    ((role, _label, names),) = as_html(rows, lambda p: "/x/" if p["contributor"] else "")

    assert (role, names) == ("text", '&lt;b&gt; and <a href="/x/">Li</a>')
