from collections.abc import AsyncIterator

from bestfriend_desktop.domain.reply_parts import ReplyPart, TakenBack, Text, Thinking, Usage, whole_text


async def arriving(*parts: ReplyPart) -> AsyncIterator[ReplyPart]:
    for part in parts:
        yield part


async def test_only_the_words_are_the_reply() -> None:
    parts = Thinking("Hm."), Text("Hel"), Text("lo"), Usage(3, 2)
    assert await whole_text(arriving(*parts)) == "Hello"


async def test_words_that_are_taken_back_are_not() -> None:
    assert await whole_text(arriving(Text("I should greet."), TakenBack(), Text("Hello"))) == "Hello"
