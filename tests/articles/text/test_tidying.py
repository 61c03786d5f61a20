"""What nobody sees in a text is put right, and what means something stays."""

import pytest

from articles.text.tidying import tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("半导\u200b体", "半导体"),
        ("semi\u00adcon\u2060ductor\ufeff", "semiconductor"),
        ("A\u00a0B\u2009C", "A B C"),
        ("Jose\u0301", "José"),
        ("\u200eLin\u202a Yifan", "Lin Yifan"),
        ("a\u200db", "ab"),
        ("　　indented", "　　indented"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("\u200fئايگۈل", "\u200fئايگۈل"),
    ],
)
def test_tidying(typed, kept):
    assert tidy(typed) == kept
