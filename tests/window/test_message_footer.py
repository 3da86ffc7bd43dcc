"""The line below a message."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF

from bestfriend_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.faces.window.chat.message_footer import Footer, Part
from bestfriend_desktop.faces.window.chat.text_style import TextStyle
from bestfriend_desktop.faces.window.chat.transcript_model import Row
from bestfriend_desktop.faces.window.theme import Theme

WIDTH = 340.0


@pytest.fixture
def large(theme: Theme) -> TextStyle:
    theme.choose("light", 200)
    return TextStyle.of(theme)


def reply(model: str) -> Row:
    message = Message(
        id=MessageId(new_id()),
        conversation_id=ConversationId(new_id()),
        parent_id=None,
        depth=2,
        role=Role.COMPANION,
        text="Hello",
        created_at=utc_now(),
        model=model,
    )
    return Row(message, recalled=3)


def test_a_long_name_leaves_room_for_what_came_to_mind(large: TextStyle) -> None:
    footer = Footer(reply("hf.co/somebody/a-model-with-a-rather-long-name:Q4_K_M"), WIDTH, large)
    assert footer.edge <= WIDTH + 8
    mark = next(x for x in range(int(WIDTH), 0, -1) if footer.part_at(QPointF(x, footer.middle)))
    assert footer.part_at(QPointF(mark, footer.middle)) is Part.RECALLED
    short = Footer(reply("a"), WIDTH, large)
    assert short.edge < footer.edge


def test_a_reply_that_was_cut_off_says_so_and_the_last_one_offers_to_go_on(large: TextStyle) -> None:
    row = reply("a")
    cut = replace(row, message=replace(row.message, status=MessageStatus.CUT), is_last=True)
    parts = {
        number: [Footer(shown, 800, large).part_at(QPointF(x, 10)) for x in range(800)]
        for number, shown in enumerate((cut, replace(cut, is_last=False), row))
    }
    assert Part.GO_ON in parts[0]
    assert parts[0].index(Part.GO_ON) < parts[0].index(Part.RECALLED)
    assert Part.GO_ON not in parts[1]
    assert Part.GO_ON not in parts[2]


def test_the_arrows_between_versions_grow_with_the_text(large: TextStyle) -> None:
    row = reply("a")
    ids = (row.message.id, MessageId(new_id()))
    row = replace(row, message=replace(row.message, siblings=ids))
    reach = {}
    for style in (replace(large, scale=1.0), large):
        footer = Footer(row, 800, style)
        xs = [x for x in range(-10, 200) if footer.part_at(QPointF(x, footer.middle)) is Part.PREVIOUS]
        reach[style.scale] = xs[-1] - xs[0]
    assert reach == {1.0: 18, 2.0: 36}
