from tests.unit.cli.conftest import CommandLine


def said(bestfriend: CommandLine) -> list[str]:
    assert bestfriend.stage is not None
    return bestfriend.stage.voice.built_in.said


def test_a_text_is_written_into_a_file_as_it_is_said(bestfriend: CommandLine) -> None:
    ran = bestfriend("say", "--out", "hello.wav", "Hello **there**. `x` 😀")
    assert (ran.code, ran.out, ran.err) == (0, "hello.wav is written.\n", "")
    assert said(bestfriend) == ["Hello there.", "x."]


def test_the_text_may_come_from_a_pipe(bestfriend: CommandLine) -> None:
    assert bestfriend("say", "-", "--out", "a.wav", stdin="Grüße.".encode()).code == 0
    assert said(bestfriend) == ["Grüße."]


def test_the_style_is_that_of_the_options_over_the_settings(bestfriend: CommandLine) -> None:
    bestfriend("settings", "set", "speaking.pitch", "1.5")
    bestfriend("say", "Hi", "--out", "a.wav", "--voice", "alba", "--speed", "2", "--volume", "50")
    assert bestfriend.stage is not None
    (style,) = bestfriend.stage.voice.built_in.styles
    assert (style.voice, style.speed, style.pitch, style.volume) == ("alba", 2, 1.5, 0.5)
    bestfriend("say", "Hi", "--out", "a.wav")
    assert bestfriend.stage.voice.built_in.styles[-1].speed == 1


def test_a_speed_out_of_range_is_a_mistake_in_the_call(bestfriend: CommandLine) -> None:
    ran = bestfriend("say", "Hi", "--speed", "3")
    assert ran.code == 2
    assert "0.5<=x<=2" in ran.err


def test_nothing_to_say_is_refused(bestfriend: CommandLine) -> None:
    ran = bestfriend("say", "😀")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing" in ran.err
