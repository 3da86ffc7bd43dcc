import itertools
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.sound import FRAME_BYTES
from bestfriend_desktop.domain.utterance import (
    DROPPED_AFTER_FRAMES,
    LONGEST_TURN_FRAMES,
    ONSET_FRAMES,
    PAUSE_FRAMES,
    PRE_ROLL_FRAMES,
    PauseBegan,
    Signal,
    SpeechBegan,
    SpeechDropped,
    SpeechResumed,
    TurnEnded,
    Utterances,
)

SPEECH, SILENCE, DOUBTFUL = 0.9, 0.05, 0.42


def frame(number: int) -> bytes:
    """A frame that can be told from all others."""
    return number.to_bytes(4, "little") * (FRAME_BYTES // 4)


def numbers(speech: bytes) -> list[int]:
    """Which frames it is made of."""
    frames = [speech[at : at + FRAME_BYTES] for at in range(0, len(speech), FRAME_BYTES)]
    return [int.from_bytes(each[:4], "little") for each in frames]


def hear(utterances: Utterances, *stretches: tuple[float, int], first: int = 0) -> list[Signal]:
    """Stretches of so many frames of that probability; the numbers of the frames go on from `first`."""
    probabilities = itertools.chain.from_iterable([p] * count for p, count in stretches)
    heard = (utterances.heard(frame(first + number), p) for number, p in enumerate(probabilities))
    return list(itertools.chain.from_iterable(heard))


def kinds(signals: Sequence[Signal]) -> list[type]:
    return [type(signal) for signal in signals]


def test_silence_tells_nothing() -> None:
    assert hear(Utterances(), (SILENCE, 500)) == []


def test_a_turn_begins_pauses_and_ends() -> None:
    signals = hear(Utterances(), (SILENCE, 50), (SPEECH, 30), (SILENCE, 60))
    assert kinds(signals) == [SpeechBegan, PauseBegan, TurnEnded]


def test_the_second_before_speech_belongs_to_it() -> None:
    signals = hear(Utterances(), (SILENCE, 100), (SPEECH, 30), (SILENCE, 60))
    ended = signals[-1]
    assert isinstance(ended, TurnEnded)
    last = 100 + 30 + PAUSE_FRAMES - 1
    assert numbers(ended.speech) == list(range(100 + ONSET_FRAMES - PRE_ROLL_FRAMES, last + 1))


def test_what_was_transcribed_in_the_pause_is_the_turn() -> None:
    _, paused, ended = hear(Utterances(), (SPEECH, 30), (SILENCE, 60))
    assert isinstance(paused, PauseBegan)
    assert isinstance(ended, TurnEnded)
    assert ended.speech is paused.speech


def test_a_click_is_nothing() -> None:
    assert hear(Utterances(), *[(SILENCE, 20), (SPEECH, ONSET_FRAMES - 1)] * 10) == []


def test_a_cough_is_dropped_after_more_than_half_a_second() -> None:
    utterances = Utterances(end_silence_ms=200)
    quiet = (SILENCE, DROPPED_AFTER_FRAMES - 1)
    assert kinds(hear(utterances, (SILENCE, 20), (SPEECH, 4), quiet)) == [SpeechBegan]
    assert kinds(hear(utterances, (SILENCE, 1))) == [SpeechDropped]
    assert not utterances.is_speaking


def test_words_that_are_hardly_noticed_are_one_turn_with_what_follows() -> None:
    signals = hear(Utterances(), (SILENCE, 40), (SPEECH, 4), (SILENCE, 15), (SPEECH, 20), (SILENCE, 60))
    assert kinds(signals) == [SpeechBegan, PauseBegan, TurnEnded]
    ended = signals[-1]
    assert isinstance(ended, TurnEnded)
    assert set(range(40, 79)) <= set(numbers(ended.speech))


def test_a_word_after_a_false_start_keeps_its_beginning() -> None:
    quiet = (SILENCE, DROPPED_AFTER_FRAMES)
    signals = hear(Utterances(), (SILENCE, 40), (SPEECH, 3), quiet, (SPEECH, 20), (SILENCE, 60))
    assert kinds(signals) == [SpeechBegan, SpeechDropped, SpeechBegan, PauseBegan, TurnEnded]
    ended = signals[-1]
    assert isinstance(ended, TurnEnded)
    assert set(range(43, 43 + DROPPED_AFTER_FRAMES + 20)) <= set(numbers(ended.speech))


def test_a_pause_within_a_sentence_is_part_of_the_turn() -> None:
    signals = hear(Utterances(), (SPEECH, 20), (SILENCE, 20), (SPEECH, 20), (SILENCE, 60))
    assert kinds(signals) == [SpeechBegan, PauseBegan, SpeechResumed, PauseBegan, TurnEnded]
    ended = signals[-1]
    assert isinstance(ended, TurnEnded)
    assert numbers(ended.speech) == list(range(20 + 20 + 20 + PAUSE_FRAMES))


def test_a_turn_that_sounds_finished_ends_after_the_end_silence() -> None:
    utterances = Utterances(end_silence_ms=200, longest_pause_ms=1200)
    _, pause = hear(utterances, (SPEECH, 20), (SILENCE, PAUSE_FRAMES))
    assert isinstance(pause, PauseBegan)
    assert utterances.hint(pause, 0.9) == []
    assert hear(utterances, (SILENCE, 6 - PAUSE_FRAMES)) == []
    assert kinds(hear(utterances, (SILENCE, 1))) == [TurnEnded]  # the seventh frame: 224 ms


def test_a_late_hint_ends_the_turn_at_once() -> None:
    utterances = Utterances(end_silence_ms=200, longest_pause_ms=1200)
    _, pause = hear(utterances, (SPEECH, 20), (SILENCE, 12))
    assert isinstance(pause, PauseBegan)
    assert kinds(utterances.hint(pause, 0.9)) == [TurnEnded]


def test_a_turn_that_sounds_unfinished_waits_for_the_longest_pause() -> None:
    utterances = Utterances(end_silence_ms=200, longest_pause_ms=1200)
    _, pause = hear(utterances, (SPEECH, 20), (SILENCE, PAUSE_FRAMES))
    assert isinstance(pause, PauseBegan)
    assert utterances.hint(pause, 0.1) == []
    assert hear(utterances, (SILENCE, 37 - PAUSE_FRAMES)) == []
    assert kinds(hear(utterances, (SILENCE, 1))) == [TurnEnded]  # 38 frames: 1,216 ms


def test_a_hint_about_a_pause_that_is_over_counts_for_nothing() -> None:
    utterances = Utterances()
    _, pause = hear(utterances, (SPEECH, 20), (SILENCE, 5))
    assert isinstance(pause, PauseBegan)
    assert kinds(hear(utterances, (SPEECH, 10), (SILENCE, 10))) == [SpeechResumed, PauseBegan]
    assert utterances.hint(pause, 1.0) == []
    assert hear(utterances, (SILENCE, 5)) == []


def test_a_click_in_the_pause_neither_resumes_nor_delays() -> None:
    utterances = Utterances(end_silence_ms=200)
    signals = hear(utterances, (SPEECH, 20), (SILENCE, 10), (SPEECH, 1), (SILENCE, 27))
    assert kinds(signals) == [SpeechBegan, PauseBegan, TurnEnded]


def test_a_turn_is_not_ended_in_the_first_frame_of_the_next_word() -> None:
    utterances = Utterances(end_silence_ms=200)
    _, pause = hear(utterances, (SPEECH, 20), (SILENCE, 6))
    assert isinstance(pause, PauseBegan)
    utterances.hint(pause, 1.0)
    assert kinds(hear(utterances, (SPEECH, 2))) == [SpeechResumed]


def test_weak_frames_within_speech_are_speech() -> None:
    assert kinds(hear(Utterances(), (SPEECH, 2), (DOUBTFUL, 40))) == [SpeechBegan]


def test_releasing_the_key_ends_the_turn() -> None:
    utterances = Utterances()
    hear(utterances, (SPEECH, 20), (SILENCE, 1))
    (ended,) = utterances.finish()
    assert isinstance(ended, TurnEnded)
    assert numbers(ended.speech) == list(range(21))
    assert utterances.finish() == []


def test_releasing_the_key_in_a_pause_takes_what_was_transcribed_in_it() -> None:
    utterances = Utterances()
    _, pause = hear(utterances, (SPEECH, 20), (SILENCE, 10))
    (ended,) = utterances.finish()
    assert isinstance(pause, PauseBegan)
    assert isinstance(ended, TurnEnded)
    assert ended.speech is pause.speech


def test_who_speaks_without_end_is_cut_and_heard_on() -> None:
    signals = hear(Utterances(), (SPEECH, 2 * LONGEST_TURN_FRAMES))
    turns = [signal for signal in signals if isinstance(signal, TurnEnded)]
    assert len(turns) == 2
    heard = [number for turn in turns for number in numbers(turn.speech)]
    assert heard == list(range(2 * LONGEST_TURN_FRAMES))


def test_the_speech_so_far_can_be_captioned() -> None:
    utterances = Utterances()
    assert utterances.speech == b""
    hear(utterances, (SPEECH, 20))
    assert numbers(utterances.speech) == list(range(20))


PROBABILITIES = st.lists(
    st.tuples(st.sampled_from([SPEECH, SILENCE, DOUBTFUL]), st.integers(1, 60)), max_size=30
)


@given(PROBABILITIES, st.integers(0, 3000), st.integers(0, 3000), st.lists(st.floats(0, 1), max_size=20))
def test_turns_are_in_order_and_no_frame_is_in_two(
    stretches: list[tuple[float, int]], end_silence_ms: int, longest_pause_ms: int, hints: list[float]
) -> None:
    utterances = Utterances(end_silence_ms, longest_pause_ms)
    guesses = iter(hints)
    signals: list[Signal] = []
    probabilities = itertools.chain.from_iterable([p] * count for p, count in stretches)
    for number, probability in enumerate(probabilities):
        for signal in utterances.heard(frame(number), probability):
            signals.append(signal)
            if isinstance(signal, PauseBegan):
                signals += utterances.hint(signal, next(guesses, 0.0))
    signals += utterances.finish()
    heard = [n for s in signals if isinstance(s, TurnEnded) for n in numbers(s.speech)]
    assert heard == sorted(set(heard))
    assert _is_well_formed(kinds(signals))


def _is_well_formed(signals: Sequence[type]) -> bool:
    follows: dict[type, set[type]] = {
        SpeechBegan: {PauseBegan, TurnEnded, SpeechDropped},
        PauseBegan: {SpeechResumed, TurnEnded},
        SpeechResumed: {PauseBegan, TurnEnded},
        TurnEnded: {SpeechBegan},
        SpeechDropped: {SpeechBegan},
    }
    pairs = itertools.pairwise([SpeechDropped, *signals])
    return all(after in follows[before] for before, after in pairs) and (
        not signals or signals[-1] in {TurnEnded, SpeechDropped}
    )
