import json

from tests.unit.cli.conftest import CommandLine


def test_steps_are_gone_through_and_answers_hold(bestfriend: CommandLine) -> None:
    answers = "Lena\nEurope/Lisbon\nPT\nGerman\n" + "\n" * 10
    ran = bestfriend("setup", stdin=answers.encode())
    assert ran.code == 0
    for told in ("Welcome to Best Friend", "Its model", "Talk and listen", "Its memory"):
        assert told in ran.out
    assert "llama3.2:latest answers now." in ran.out
    assert "(first word after " in ran.out
    assert "It keeps: My sister Mara lives in Porto." in ran.out
    assert str(bestfriend.folder) in ran.out
    assert bestfriend("settings", "get", "you.name").out == "Lena\n"
    assert bestfriend("settings", "get", "you.time_zone").out == "Europe/Lisbon\n"
    assert bestfriend("settings", "get", "listening.language").out == "de\n"
    assert json.loads(bestfriend("setup", "--json").out)["is_over"] is True


def test_answer_that_does_not_fit_is_asked_for_again(bestfriend: CommandLine) -> None:
    ran = bestfriend("setup", "you", stdin=b"\nMars\nEurope/Paris\n\n\n")
    assert "you.time_zone must be the name of a time zone" in ran.err
    assert bestfriend("settings", "get", "you.time_zone").out == "Europe/Paris\n"


def test_end_of_the_input_stops_and_the_next_one_goes_on(bestfriend: CommandLine) -> None:
    ran = bestfriend("setup", stdin=b"Lena\n\n\n\n")
    assert "Stopped. To go on from here: bestfriend setup\n" in ran.err
    kept = json.loads(bestfriend("setup", "--json").out)
    assert kept["steps"][0]["is_done"] is True
    assert (kept["is_over"], bestfriend("settings", "get", "you.name").out) == (False, "Lena\n")
    assert "Welcome" not in bestfriend("setup", stdin=b"").out


def test_rest_is_left_out_for_good(bestfriend: CommandLine) -> None:
    assert bestfriend("setup", "--finish").out.startswith("Finished.")
    assert json.loads(bestfriend("setup", "--json").out)["is_over"] is True


def test_model_that_suits_is_fetched_when_wanted(bestfriend: CommandLine) -> None:
    bestfriend.ollama.offered.clear()
    ran = bestfriend("setup", "model", stdin=b"n\n")
    assert "suits this computer best: " in ran.out
    assert "minutes to fetch" in ran.out
    assert bestfriend.stage is not None
    assert not list(bestfriend.stage.embedded_library.folder.glob("*.gguf"))
    ran = bestfriend("setup", "model", stdin=b"y\n")
    assert list(bestfriend.stage.embedded_library.folder.glob("*.gguf"))


def test_what_is_missing_is_said_with_its_remedy(bestfriend: CommandLine) -> None:
    ran = bestfriend("setup", "ready", stdin=b"")
    assert "The embedder does not answer. Start it." in ran.out
