"""Somebody to talk to: the card in the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.window.conftest import Friend

CARE = "I don't want to live anymore"


def test_every_new_conversation_says_that_this_is_a_program(friend: Friend) -> None:
    assert friend.chat.disclosure.text().startswith("Best Friend is a computer program")
    assert friend.chat.disclosure.isVisible()
    friend.talk("hello")
    assert friend.chat.disclosure.isVisible()
    friend.window.begin()
    assert friend.chat.disclosure.isVisible()


def test_the_card_comes_quietly_with_the_emergency_number_first(friend: Friend) -> None:
    friend.talk(CARE)
    friend.until(friend.chat.care.isVisible)
    assert friend.chat.care.numbers[0].text() == "112"
    assert len(friend.texts) == 2


def test_an_everyday_message_brings_no_card(friend: Friend) -> None:
    friend.talk("This traffic is killing me")
    assert not friend.chat.care.isVisible()


def test_a_click_on_a_number_copies_it_and_says_so(friend: Friend) -> None:
    friend.talk(CARE)
    friend.until(friend.chat.care.isVisible)
    number = friend.chat.care.numbers[0]
    QTest.mouseClick(number, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "112"


def test_the_card_can_be_put_away_and_does_not_come_back(friend: Friend) -> None:
    friend.talk(CARE)
    friend.until(friend.chat.care.isVisible)
    friend.chat.care.close_button.click()
    assert not friend.chat.care.isVisible()
    friend.talk("I wish I was dead")
    assert not friend.chat.care.isVisible()


def test_escape_puts_the_card_away(friend: Friend) -> None:
    friend.talk(CARE)
    friend.until(friend.chat.care.isVisible)
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    friend.until(lambda: not friend.chat.care.isVisible())


def test_the_card_stays_with_its_conversation(friend: Friend) -> None:
    friend.talk(CARE)
    friend.until(friend.chat.care.isVisible)
    shown = friend.chat.conversation.id
    assert shown is not None
    friend.window.begin()
    assert not friend.chat.care.isVisible()
    friend.window.open(shown)
    friend.until(friend.chat.care.isVisible)


def test_helplines_are_one_click_away_whatever_was_said(friend: Friend) -> None:
    friend.until(lambda: friend.window.is_ready)
    friend.chat.status.care.click()
    friend.until(friend.chat.care.isVisible)
    assert friend.chat.care.numbers[0].text() == "112"
    assert not friend.chat.care.numbers[-1].isVisible()
    friend.chat.care.more.click()
    assert not friend.chat.care.numbers[-1].isHidden()


def test_the_rows_leave_room_for_the_conversation(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend()
    friend.until(lambda: friend.window.is_ready)
    friend.window.resize(380, 420)
    friend.chat.show_helplines()
    friend.until(friend.chat.care.isVisible)
    friend.chat.care.more.click()
    friend.until(
        lambda: friend.chat.composer.isVisible() and friend.chat.care.height() < friend.window.height()
    )
