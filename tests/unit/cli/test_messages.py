"""faces/cli/messages.py"""

import codecs
import io

import pytest

from bestfriend_desktop.faces.cli.messages import lines


def test_empty_lines_are_no_messages_and_the_others_keep_their_number() -> None:
    found = [(line.number, line.text) for line in lines(io.BytesIO(b"\n  \nhi\r\n\n\t\nyou\n\n"))]
    assert found == [(3, "hi"), (6, "you")]


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_utf_16_with_a_byte_order_mark_is_read(mark: bytes, encoding: str) -> None:
    text = "Grüße \u010a\u0a0d\r\n\r\n\U0001f600\n"
    found = [(line.number, line.text) for line in lines(io.BytesIO(mark + text.encode(encoding)))]
    assert found == [(1, "Grüße \u010a\u0a0d"), (3, "\U0001f600")]


@pytest.mark.parametrize(
    "raw", [codecs.BOM_UTF16_LE + b"a", b"\xff\n", "a\n".encode("utf-16-le") + b"\xe4\n"]
)
def test_what_is_no_text_is_told(raw: bytes) -> None:
    problems = [line.problem for line in lines(io.BytesIO(raw)) if line.problem]
    assert [problem.code for problem in problems] == ["message_not_text"]


def test_nothing_is_no_message() -> None:
    assert list(lines(io.BytesIO(b""))) == []
