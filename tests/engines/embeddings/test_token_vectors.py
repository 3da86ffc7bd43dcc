from collections.abc import Sequence

import numpy as np
import pytest

from bestfriend_desktop.adapters.embeddings.embedding import Floats, unit
from bestfriend_desktop.adapters.embeddings.token_vectors import AXES, TOKEN, late_interaction, pack, unpack


def random_vectors(n: int, d: int) -> Floats:
    return np.random.default_rng(1).standard_normal((n, d)).astype(np.float32)


ALL_AXES = np.eye(AXES, dtype=np.float32)
"""Axes that cut nothing."""
TOKENS = np.linalg.qr(random_vectors(AXES, AXES))[0]
"""A vector for each token number, at right angles to all others."""


def text(*numbers: int) -> bytes:
    return pack(numbers, TOKENS[list(numbers)], ALL_AXES)


def met(question: bytes, documents: Sequence[bytes | None]) -> list[float]:
    (scores,) = late_interaction([question], documents)
    return scores


def test_a_token_takes_66_bytes() -> None:
    assert len(pack([7, 30521, 65535], random_vectors(3, 384), random_vectors(384, AXES))) == 3 * 66


def test_directions_survive_packing() -> None:
    vectors, axes = random_vectors(50, 384) * 30, np.linalg.qr(random_vectors(384, AXES))[0]
    read = np.frombuffer(pack(range(50), vectors, axes), TOKEN)
    assert read["id"].tolist() == list(range(50))
    cosines = np.sum(unit(unpack(read)) * unit(vectors @ axes), axis=1)
    assert cosines.min() > 0.985


def test_the_document_with_every_token_of_the_question_scores_one() -> None:
    assert met(text(1, 2), [text(3, 1, 2), text(3, 4)]) == pytest.approx([1, 0], abs=0.05)
    assert met(text(1, 2), [text(3, 1, 2)]) == pytest.approx([1], abs=1e-5)


def test_a_rare_token_weighs_more_than_a_common_one() -> None:
    common, rare = 1, 2
    documents = [text(common, 9), text(rare, 9), *[text(common, 10 + n) for n in range(8)]]
    scores = met(text(common, rare), documents)
    assert scores[1] > 2 * scores[0] > 0


def test_what_is_missing_or_empty_scores_zero_and_keeps_its_place() -> None:
    scores = met(text(1), [None, text(1), b"", text(2), text(1), None])
    assert scores == pytest.approx([0, 1, 0, 0, 1, 0], abs=0.05)
    assert scores[0] == scores[2] == scores[5] == 0


@pytest.mark.parametrize("documents", [[], [None, None], [b""]])
def test_without_any_document_there_is_nothing_to_score(documents: list[bytes | None]) -> None:
    assert met(text(1), documents) == [0.0] * len(documents)


def test_a_question_without_tokens_meets_nothing() -> None:
    assert met(b"", [text(1), None]) == [0.0, 0.0]


def test_a_token_vector_of_zeros_is_no_number_too_few() -> None:
    packed = pack([1], np.zeros((1, AXES), np.float32), ALL_AXES)
    assert np.isfinite(met(packed, [packed, text(1)])).all()


def test_questions_asked_together_are_met_as_they_are_alone() -> None:
    questions, documents = [text(1, 2, 3), b"", text(4)], [text(3, 4), None, text(1, 2)]
    alone = [met(question, documents) for question in questions]
    for one, together in zip(alone, late_interaction(questions, documents), strict=True):
        assert together == pytest.approx(one, abs=1e-6)


def test_vectors_without_a_direction_are_given_one() -> None:
    assert np.linalg.norm(unit(np.zeros((2, 384), np.float32)), axis=1).tolist() == [1, 1]
    assert unit(np.array([3, 4], np.float32)).tolist() == pytest.approx([0.6, 0.8])
