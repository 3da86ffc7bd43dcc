import numpy as np
import pytest

from bestfriend_desktop.adapters.embeddings.embedding import Floats, unit
from bestfriend_desktop.adapters.embeddings.token_vectors import AXES, TOKEN, late_interaction, pack

EYE = np.eye(AXES, dtype=np.float32)
"""Axes that cut nothing; its rows serve as token vectors."""


def text(*numbers: int) -> bytes:
    """A text whose token with number n points along axis n."""
    return pack(numbers, EYE[list(numbers)], EYE)


def random_vectors(n: int, d: int) -> Floats:
    return np.random.default_rng(1).standard_normal((n, d)).astype(np.float32)


def test_a_token_takes_66_bytes() -> None:
    assert len(pack([7, 30521, 65535], random_vectors(3, 384), random_vectors(384, AXES))) == 3 * 66


def test_directions_survive_packing() -> None:
    vectors, axes = random_vectors(50, 384) * 30, np.linalg.qr(random_vectors(384, AXES))[0]
    read = np.frombuffer(pack(range(50), vectors, axes), TOKEN)
    assert read["id"].tolist() == list(range(50))
    cosines = np.sum(unit(read["vector"].astype(np.float32)) * unit(vectors @ axes), axis=1)
    assert cosines.min() > 0.9998


def test_the_document_with_every_token_of_the_question_scores_one() -> None:
    assert late_interaction(text(1, 2), [text(3, 1, 2), text(3, 4)]) == pytest.approx([1, 0], abs=1e-6)


def test_a_rare_token_weighs_more_than_a_common_one() -> None:
    common, rare = 1, 2
    documents = [text(common, 9), text(rare, 9), *[text(common, 10 + n) for n in range(8)]]
    scores = late_interaction(text(common, rare), documents)
    assert scores[1] > 2 * scores[0] > 0


def test_what_is_missing_or_empty_scores_zero_and_keeps_its_place() -> None:
    scores = late_interaction(text(1), [None, text(1), b"", text(2), text(1), None])
    assert scores == pytest.approx([0, 1, 0, 0, 1, 0], abs=1e-6)


@pytest.mark.parametrize("documents", [[], [None, None], [b""]])
def test_without_any_document_there_is_nothing_to_score(documents: list[bytes | None]) -> None:
    assert late_interaction(text(1), documents) == [0.0] * len(documents)


def test_a_question_without_tokens_meets_nothing() -> None:
    assert late_interaction(b"", [text(1), None]) == [0.0, 0.0]


def test_a_token_vector_of_zeros_is_no_number_too_few() -> None:
    packed = pack([1], np.zeros((1, AXES), np.float32), EYE)
    assert np.isfinite(late_interaction(packed, [packed, text(1)])).all()


def test_vectors_without_a_direction_are_given_one() -> None:
    assert np.linalg.norm(unit(np.zeros((2, 384), np.float32)), axis=1).tolist() == [1, 1]
    assert unit(np.array([3, 4], np.float32)).tolist() == pytest.approx([0.6, 0.8])
