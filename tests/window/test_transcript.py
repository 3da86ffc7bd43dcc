"""The transcript: many messages, scrolling, selecting, copying."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.window.conftest import Friend

LONG = [
    f"Message {number} about {'a long story ' * (number % 40)}" for number in range(1, 1201)
]  # of very different height


def test_long_conversation_opens_with_its_newest_page_at_the_bottom(friend: Friend) -> None:
    conversation, _ = friend.seed(LONG)
    friend.open(conversation)
    assert friend.rows.rowCount() == 200
    assert friend.texts[-1] == LONG[-1]
    assert friend.transcript.is_at_bottom
    last = friend.transcript.visualRect(friend.rows.index(199))
    assert 0 < last.bottom() <= friend.transcript.viewport().height()
    assert len(friend.transcript._layouts) < 40, "only what is seen is laid out"


def test_older_messages_load_when_scrolling_up_and_nothing_jumps(friend: Friend) -> None:
    conversation, messages = friend.seed(LONG)
    friend.open(conversation)
    bar = friend.transcript.verticalScrollBar()
    bar.setValue(700)
    seen = friend.transcript.row_at(100)
    text, top = friend.texts[seen], friend.transcript.origin_of(seen).y()
    friend.until(lambda: friend.rows.rowCount() == 400)
    assert friend.texts == [message.text for message in messages[-400:]]
    now = friend.transcript.row_at(100)
    assert friend.texts[now] == text
    assert abs(friend.transcript.origin_of(now).y() - top) <= 2


def test_scrolling_to_the_very_top_reaches_the_first_message(friend: Friend) -> None:
    conversation, _ = friend.seed(LONG[:900])
    friend.open(conversation)
    bar = friend.transcript.verticalScrollBar()

    def at_the_top() -> bool:
        bar.setValue(0)
        return friend.rows.rowCount() == 900

    friend.until(at_the_top)
    bar.setValue(0)
    assert friend.transcript.row_at(30) == 0
    assert not friend.rows.has_older


def test_reading_further_up_is_not_disturbed_by_a_reply(friend: Friend) -> None:
    conversation, _ = friend.seed(LONG[:100])
    friend.open(conversation)
    friend.models.pieces = ["word "] * 400
    friend.models.stream_delay_s = 0.001
    friend.say("Go on")
    friend.until(lambda: friend.rows.rowCount() == 102 and friend.texts[-1])
    bar = friend.transcript.verticalScrollBar()
    bar.setValue(bar.maximum() - 900)
    place = bar.value()
    friend.until(lambda: friend.chat.jump.isVisible())
    friend.until(lambda: not friend.chat.conversation.is_answering)
    assert abs(bar.value() - place) <= 2
    friend.chat.jump.click()
    assert friend.transcript.is_at_bottom
    assert not friend.chat.jump.isVisible()


def test_growing_reply_keeps_the_bottom_in_sight(friend: Friend) -> None:
    conversation, _ = friend.seed(LONG[:60])
    friend.open(conversation)
    friend.models.pieces = ["A paragraph of some length.\n\n"] * 60
    friend.talk("Go on")
    assert friend.transcript.is_at_bottom


def test_changing_the_width_keeps_the_place(friend: Friend) -> None:
    conversation, _ = friend.seed(LONG[:150])
    friend.open(conversation)
    friend.transcript.verticalScrollBar().setValue(3000)
    text = friend.texts[friend.transcript.row_at(0)]
    friend.window.resize(700, 700)
    friend.until(lambda: friend.transcript.column.width() < 400)
    assert friend.texts[friend.transcript.row_at(0)] == text


def test_ten_thousand_rows_lay_out_only_what_is_seen(friend: Friend) -> None:
    conversation, messages = friend.seed([f"Line {number}" for number in range(10_000)])
    friend.rows.show(conversation, messages)
    friend.transcript.verticalScrollBar().setValue(40_000)
    assert friend.rows.rowCount() == 10_000
    assert len(friend.transcript._layouts) <= 120
    friend.transcript.to_bottom()
    assert friend.transcript.row_at(friend.transcript.viewport().height()) == 9_999


def test_words_are_selected_with_the_pointer_across_messages_and_copied(friend: Friend) -> None:
    conversation, _ = friend.seed(["Who wrote it?", "It was **Ada** Lovelace.", "Really?"])
    friend.open(conversation)
    view = friend.transcript
    first = view.layout_of(0)
    start = view.origin_of(0) + _point(first.text_left + 1, first.text_top + 8)
    end = view.origin_of(1) + _point(view.layout_of(1).width - 1, view.layout_of(1).text_top + 8)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint())
    QTest.mouseMove(view.viewport(), end.toPoint())
    _drag(view.viewport(), end.toPoint())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert view.selected_text == "Who wrote it?\n\nIt was Ada Lovelace."
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Who wrote it?\n\nIt was Ada Lovelace."


def test_double_click_selects_a_word(friend: Friend) -> None:
    conversation, _ = friend.seed(["Hi", "Extraordinary weather"])
    friend.open(conversation)
    view, made = friend.transcript, friend.transcript.layout_of(1)
    point = (view.origin_of(1) + _point(20, made.text_top + 8)).toPoint()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.selected_text == "Extraordinary"


def test_copying_a_message_gives_what_was_written(friend: Friend) -> None:
    conversation, _ = friend.seed(["Hi", "Some **bold** words"])
    friend.open(conversation)
    friend.transcript.setFocus()
    friend.transcript.setCurrentIndex(friend.rows.index(1))
    QTest.keyClick(friend.transcript, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "Some **bold** words"


def test_code_block_has_a_button_that_copies_it(friend: Friend) -> None:
    conversation, _ = friend.seed(["Code?", "```python\nprint('hi')\n```"])
    friend.open(conversation)
    made = friend.transcript.layout_of(1)
    friend.click(1, made.width - 25, made.text_top + 14)
    assert QGuiApplication.clipboard().text() == "print('hi')"
    assert friend.transcript.copied_code == "print('hi')"
    friend.until(lambda: friend.transcript.copied_code == "")


def test_arrows_between_versions_are_pressed_with_the_pointer(friend: Friend) -> None:
    friend.models.pieces = ["First"]
    friend.talk("Ask")
    friend.models.pieces = ["Second"]
    friend.transcript.act("again", 1)
    friend.until(lambda: friend.texts == ["Ask", "Second"] and not friend.chat.conversation.is_answering)
    made = friend.transcript.layout_of(1)
    friend.click(1, 4, made.bottom + 10)
    friend.until(lambda: friend.texts == ["Ask", "First"])


def test_actions_stand_under_the_message_that_is_pointed_at(friend: Friend) -> None:
    conversation, _ = friend.seed(["Hi", "Hello"])
    friend.open(conversation)
    view = friend.transcript
    _hover(view.viewport(), (view.origin_of(1) + _point(20, 20)).toPoint())
    assert view.tools.isVisible()
    assert view.tools.row == 1
    assert view.tools.buttons["again"].isVisible()
    assert not view.tools.buttons["edit"].isVisible()
    _hover(view.viewport(), (view.origin_of(0) + _point(view.column.width() - 30, 25)).toPoint())
    assert view.tools.buttons["edit"].isVisible()
    view.tools.buttons["edit"].click()
    assert friend.chat.composer.draft() == "Hi"


def test_menu_of_a_message_offers_all_that_can_be_done(friend: Friend) -> None:
    conversation, _ = friend.seed(["Hi", "```sh\nls\n```\n[x](https://example.org)"])
    friend.open(conversation)
    menu = friend.transcript.menu_of(1)
    labels = [action.text() for action in menu.actions()]
    assert labels == [
        "Copy message",
        "Copy code 1 (sh)",
        "Open https://example.org",
        "Answer again",
        "Read aloud",
    ]
    menu.deleteLater()


def test_arrow_keys_go_from_message_to_message(friend: Friend) -> None:
    conversation, _ = friend.seed(["one", "two", "three"])
    friend.open(conversation)
    QTest.keyClick(friend.window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert friend.transcript.hasFocus()
    assert friend.transcript.currentIndex().row() == 2
    QTest.keyClick(friend.transcript, Qt.Key.Key_Up)
    assert friend.transcript.currentIndex().row() == 1
    QTest.keyClick(friend.transcript, Qt.Key.Key_Home)
    assert friend.transcript.currentIndex().row() == 0


def test_pasted_book_is_shown_in_part_and_copied_whole(friend: Friend) -> None:
    book = "page " * 20_000
    conversation, _ = friend.seed([book, "Long."])
    friend.open(conversation)
    assert friend.transcript.layout_of(0).length < 21_000
    friend.transcript.act("copy", 0)
    assert QGuiApplication.clipboard().text() == book


def _point(x: float, y: float) -> QPointF:
    return QPointF(x, y)


def _drag(widget: QWidget, place: QPoint) -> None:
    """`QTest.mouseMove` carries no buttons."""
    _move(widget, place, Qt.MouseButton.LeftButton)


def _hover(widget: QWidget, place: QPoint) -> None:
    _move(widget, place, Qt.MouseButton.NoButton)


def _move(widget: QWidget, place: QPoint, buttons: Qt.MouseButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_screen_readers_find_every_message(friend: Friend) -> None:
    conversation, _ = friend.seed(["one", "two **bold**", "three"])
    friend.open(conversation)
    table = QAccessible.queryAccessibleInterface(friend.transcript)
    assert table is not None
    assert table.text(QAccessible.Text.Name) == "Messages"
    names = [table.child(row).text(QAccessible.Text.Name) for row in range(table.childCount())]
    assert names == ["You: one", "Best Friend: two **bold**", "You: three"]


def test_copying_formulas_gives_what_was_written(friend: Friend) -> None:
    reply = (
        "A 🎉 with $x_i^*$, then\n\n\\[\n\\frac{1}{2}\n\\]\n\n| a | b |\n|---|---|\n| $|c|$ | d |\n\n> end"
    )
    conversation, _ = friend.seed(["Show me", reply])
    friend.open(conversation)
    made = friend.transcript.layout_of(1)
    assert made.selected(0, made.length) == (
        "A 🎉 with $x_i^*$, then\n\\[\n\\frac{1}{2}\n\\]\na\tb\n$|c|$\td\n\nend"
    )
    assert made.selected(10, 12) == "$x_i^*$,"
    friend.window.grab()  # drawn without a word from Qt


def test_a_long_reply_is_shown_as_written_until_it_is_rendered(friend: Friend) -> None:
    reply = "\n".join(f"- **item** {number}" for number in range(3000))
    conversation, _ = friend.seed(["Show me", reply])
    friend.window.open(conversation.id)
    friend.until(lambda: friend.rows.rowCount() == 2)
    first = friend.transcript.layout_of(1)
    assert not first.is_whole
    assert first.document.toPlainText().startswith("- **item** 0\n")
    friend.transcript.select((1, 0), (1, 6))
    friend.until(lambda: first.is_whole)
    assert first.document.toPlainText().startswith("item 0\nitem 1\n")
    assert friend.transcript.selected_text == "", "places are others now"
    friend.until(lambda: friend.transcript.is_at_bottom)
    assert friend.transcript.visualRect(friend.rows.index(1)).height() == round(first.height)


def test_a_word_without_end_is_broken_where_it_is_shown_and_whole_where_it_is_copied(friend: Friend) -> None:
    word = "x" * 20_000
    conversation, _ = friend.seed(["Show me", f"{word} `{word}` www.example.org/{word}\n\n    {word}"])
    friend.window.open(conversation.id)
    friend.until(lambda: friend.rows.rowCount() == 2)
    made = friend.transcript.layout_of(1)
    friend.until(lambda: made.is_whole)
    assert "\u200b" in made.document.toPlainText()
    assert made.selected(0, made.length).split() == [word, word, f"www.example.org/{word}", word]
    assert made.code_blocks == [("", word)]
    assert made.links == [f"https://www.example.org/{word}"]
