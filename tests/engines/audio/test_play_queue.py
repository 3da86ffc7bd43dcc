import time

import numpy as np

from bestfriend_desktop.adapters.audio.play_queue import PlayQueue
from tests.engines.audio.signals import melody

RATE_HZ = 48_000


def long_ago() -> float:
    return time.monotonic() - 100


def not_yet() -> float:
    return time.monotonic() + 100


def test_pieces_are_joined_without_a_gap() -> None:
    queue = PlayQueue(RATE_HZ)
    sound = melody(0.1, RATE_HZ)
    for piece in np.array_split(sound, 7):
        queue.add(piece)
    taken = [queue.take(500, not_yet()) for _ in range(10)]
    assert np.array_equal(np.concatenate(taken)[: len(sound)], sound)
    assert not np.concatenate(taken)[len(sound) :].any()


def test_where_nothing_waits_there_is_silence_and_it_does_not_count_as_heard() -> None:
    queue = PlayQueue(RATE_HZ)
    assert not queue.take(480, long_ago()).any()
    queue.add(melody(0.01, RATE_HZ))
    queue.take(1000, long_ago())
    assert queue.heard() == 480


def test_what_the_device_still_holds_has_not_been_heard() -> None:
    queue = PlayQueue(RATE_HZ)
    queue.add(melody(0.1, RATE_HZ))
    queue.take(480, long_ago())
    queue.take(480, not_yet())
    assert queue.heard() == 480
    assert queue.waiting_s() == (4800 - 480) / RATE_HZ


def test_after_a_pause_it_goes_on_with_what_was_heard_last_and_fades_in() -> None:
    queue = PlayQueue(RATE_HZ)
    sound = melody(0.1, RATE_HZ)
    queue.add(sound)
    queue.take(480, long_ago())
    queue.take(2400, not_yet())
    queue.pause()
    assert not queue.take(480, not_yet()).any()
    queue.resume()
    again = queue.take(2000, not_yet())
    assert np.array_equal(again[240:], sound[480 + 240 : 2480])
    assert abs(int(again[0])) <= 1
    assert np.all(np.abs(again[:240]) <= np.abs(sound[480:720]))


def test_what_has_been_heard_never_shrinks() -> None:
    queue = PlayQueue(RATE_HZ)
    queue.add(melody(0.1, RATE_HZ))
    queue.take(960, long_ago())
    before = queue.heard()
    queue.pause()
    queue.resume()
    queue.take(480, not_yet())
    assert queue.heard() == before == 960


def test_once_dropped_nothing_is_played_any_more() -> None:
    queue = PlayQueue(RATE_HZ)
    queue.add(melody(0.1, RATE_HZ))
    queue.take(480, long_ago())
    queue.drop()
    queue.add(melody(0.1, RATE_HZ))
    queue.resume()
    assert not queue.take(480, not_yet()).any()
    assert (queue.heard(), queue.waiting_s()) == (480, 0)


def test_sound_that_was_heard_is_let_go() -> None:
    queue = PlayQueue(RATE_HZ)
    for _ in range(100):
        queue.add(melody(0.01, RATE_HZ))
        queue.take(480, long_ago())
        queue.heard()
    assert len(queue._pieces) <= 1
