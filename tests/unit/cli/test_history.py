import json

from tests.unit.cli.conftest import CommandLine


def test_conversations_are_listed_newest_first(bestfriend: CommandLine) -> None:
    bestfriend("chat", "about apples")
    bestfriend("chat", "about pears")
    ran = bestfriend("history")
    first, second = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert first.endswith("about pears")
    assert second.endswith("about apples")
    assert bestfriend("history", "--limit", "1").out == f"{first}\n"
    assert bestfriend("history", "--archived").out == ""


def test_where_there_is_nothing_it_says_so(bestfriend: CommandLine) -> None:
    assert bestfriend("history").err == "There is no conversation yet.\n"
    assert bestfriend("history", "--archived").err == "Nothing is archived.\n"
    ran = bestfriend("history", "--search", "zeppelin")
    assert (ran.code, ran.out, ran.err) == (0, "", "No message contains “zeppelin”.\n")
    ran = bestfriend("history", "--json")
    assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")


def test_a_search_for_nothing_is_refused_and_needs_no_database(bestfriend: CommandLine) -> None:
    for words in ("", "  "):
        ran = bestfriend("history", "--search", words)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == "There is nothing to look for. Write some words.\n"
    assert bestfriend.built == 0


def test_the_messages_of_one_conversation_are_printed_oldest_first(bestfriend: CommandLine) -> None:
    bestfriend("chat", stdin=b"one\ntwo\n")
    conversation = bestfriend("history").out.split()[0]
    ran = bestfriend("history", conversation)
    lines = [line for line in ran.out.splitlines() if line]
    assert [line for line in lines if not line.endswith(":")] == ["one", "one", "two", "two"]
    assert lines[0].startswith("You, ")
    assert bestfriend("history", "last").out == ran.out
    assert lines[2].startswith("Companion (llama3.2:latest), ")


def test_a_long_conversation_is_printed_whole(bestfriend: CommandLine) -> None:
    bestfriend("chat", stdin=b"".join(b"message %d\n" % n for n in range(300)))
    conversation = bestfriend("history").out.split()[0]
    messages = json.loads(bestfriend("history", conversation, "--json").out)
    assert [m["depth"] for m in messages] == list(range(1, 601))


def test_a_search_shows_where_the_words_are(bestfriend: CommandLine) -> None:
    bestfriend("chat", "I like apples")
    bestfriend("chat", "I like pears")
    ran = bestfriend("history", "--search", "apples")
    assert ran.code == 0
    assert "apples" in ran.out
    assert "pears" not in ran.out
    hits = json.loads(bestfriend("history", "--search", "apples", "--json").out)
    assert {hit["conversation"]["title"] for hit in hits} == {"I like apples"}


def test_an_unknown_conversation_is_refused(bestfriend: CommandLine) -> None:
    ran = bestfriend("history", "01936f1c-5a5e-7a2e-8d3c-2f8f5f4f6a10")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert bestfriend("history", "first").err == (
        "There is no conversation first. The ids are listed by: bestfriend history\n"
    )
    assert bestfriend("history", "x", "--search", "y").code == 2


def test_titles_cannot_speak_to_the_terminal(bestfriend: CommandLine) -> None:
    bestfriend("chat", "a\x1b[31mb")
    assert "\x1b" not in bestfriend("history").out


def test_a_deleted_conversation_is_listed_restored_and_erased(bestfriend: CommandLine) -> None:
    bestfriend("chat", "about apples")
    bestfriend("chat", "about pears")
    listed = bestfriend("history").out
    pears = listed.split()[0]
    ran = bestfriend("history", "last", "--delete")
    assert ran.out == f"Deleted. For 30 days, this brings it back: bestfriend history {pears} --restore\n"
    assert "pears" not in bestfriend("history").out
    assert bestfriend("history", "--deleted").out.endswith("about pears  (30 days left)\n")
    (gone,) = json.loads(bestfriend("history", "--deleted", "--json").out)
    assert (gone["conversation"]["id"], gone["took_memories"]) == (pears, False)
    assert bestfriend("history", pears, "--restore").out == listed.splitlines()[0] + "\n"
    assert bestfriend("history").out == listed
    assert bestfriend("history", pears, "--erase").code == 1
    bestfriend("history", pears, "--delete")
    assert bestfriend("history", "last", "--erase").out == "Erased.\n"
    ran = bestfriend("history", "--deleted")
    assert (ran.out, ran.err) == ("", "Nothing was deleted in the last 30 days.\n")
    assert bestfriend("history", "last", "--restore").code == 1
    assert bestfriend("history", pears, "--restore").code == 1


def test_deleting_wants_one_conversation(bestfriend: CommandLine) -> None:
    for arguments in (
        ("--delete",),
        ("last", "--restore", "--deleted"),
        ("last", "--deleted"),
        ("last", "--erase", "--archived"),
    ):
        assert bestfriend("history", *arguments).code == 2
    assert bestfriend.built == 0
