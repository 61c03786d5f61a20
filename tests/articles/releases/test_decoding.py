import codecs
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.releases.decoding import ReleaseError, decode

CHINESE = "学院举行揭牌仪式\r\n\r\n2023年7月12日，材料学院举行“揭牌仪式”。\n文/张三 图/李四"
TRADITIONAL = "材料學院舉行大學生實習實踐基地揭牌儀式，進一步加強學院實踐就業基地建設。"
ENGLISH = "QMES Held the Opening Ceremony\n\nThe students’ “talent training” — began."


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


@pytest.mark.parametrize("text", [CHINESE, TRADITIONAL, ENGLISH, "plain"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_accepted_encoding(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, "\u3000\n".encode()])
def test_an_empty_file_is_refused(data):
    with pytest.raises(ReleaseError, match=r"The file is empty\."):
        decode(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(), "a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word file"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1\\ansi Hello}", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"QMES\x00Held", "not a text file"),
        (b"QMES \x01\x02 Held", "not a text file"),
        (b"\xff\xfeQ\x00M", "not a text file"),
    ],
)
def test_a_file_that_is_not_text_is_refused_by_its_kind(data, words):
    with pytest.raises(ReleaseError, match=words):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        TRADITIONAL.encode("big5"),
        "これは学校の行事です".encode("shift_jis"),
        "QMES’s students".encode("cp1252"),
        "la fête à côté de l’été".encode("latin-1", "replace"),
        CHINESE.encode()[:-1],
        "材料学院在重庆".encode() + b"\xe4\xb8",
        b"\xff",
    ],
)
def test_another_encoding_is_refused_with_what_to_do(data):
    with pytest.raises(ReleaseError, match="save it as plain text"):
        decode(data)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    try:
        assert decode(data).strip()
    except ReleaseError as error:
        assert str(error).endswith(".")
