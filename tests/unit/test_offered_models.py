"""Which model suits which machine."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.adapters.models.model_table import offered_models
from bestfriend_desktop.domain.machine import GB, Machine
from bestfriend_desktop.domain.offered_models import (
    Fit,
    fit,
    has_disk,
    minutes,
    need_bytes,
    suggested,
    wait_s,
    words_per_s,
)

MODELS = offered_models()
ROOM = 4096
MACHINES = st.builds(
    Machine,
    memory_bytes=st.integers(GB // 4, 256 * GB),
    free_disk_bytes=st.integers(0, 500 * GB),
    cores=st.integers(1, 64),
    graphics_bytes=st.integers(0, 64 * GB),
    shares_memory=st.booleans(),
)


def need(name: str) -> int:
    (model,) = (model for model in MODELS if model.name == name)
    return need_bytes(model.size_bytes, model.cache_bytes_per_token, ROOM)


def test_the_table_is_sound() -> None:
    assert len({model.name for model in MODELS}) == len(MODELS) >= 6
    assert [model.memory_class_gb for model in MODELS] == sorted(model.memory_class_gb for model in MODELS)
    for model in MODELS:
        assert (len(model.sha256), len(model.revision)) == (64, 40)
        assert model.file.endswith("-Q4_K_M.gguf")
        assert model.repository == f"unsloth/{model.file.removesuffix('-Q4_K_M.gguf')}-GGUF"
        assert model.read_bytes <= model.size_bytes
        assert all((model.licence, model.languages, model.good_for))
        assert ":" in model.ollama


@pytest.mark.parametrize(
    ("memory_gb", "cores", "name"),
    [
        (4, 4, "qwen3.5-0.8b"),
        (8, 4, "qwen3.5-2b"),
        (16, 4, "qwen3.5-4b"),
        (32, 8, "gemma-4-e4b"),
        (64, 16, "gemma-4-e4b"),
        (16, 2, "qwen3.5-2b"),  # more would let one wait too long for the first word
        (32, 1, "qwen3.5-0.8b"),
        (2, 2, "qwen3.5-0.8b"),
    ],
)
def test_one_model_is_picked_for_each_class_of_machine(memory_gb: int, cores: int, name: str) -> None:
    model = suggested(MODELS, Machine(memory_gb * GB, 100 * GB, cores), ROOM)
    assert model is not None
    assert model.name == name


def test_a_machine_with_graphics_takes_more_than_its_cores_would() -> None:
    apple = Machine(16 * GB, 100 * GB, 8, graphics_bytes=round(10.7 * GB), shares_memory=True)
    slow = replace(apple, cores=1)
    assert suggested(MODELS, apple, ROOM) == suggested(MODELS, slow, ROOM)


def test_a_machine_that_has_no_room_at_all_is_offered_nothing() -> None:
    assert suggested(MODELS, Machine(GB // 2, 100 * GB, 2), ROOM) is None
    assert suggested(MODELS, Machine(8 * GB, GB // 2, 4), ROOM) is None


def test_a_full_disk_leaves_the_smaller_model_and_one_that_is_here_needs_no_room() -> None:
    full = Machine(8 * GB, 2 * GB, 4)
    smaller, here = suggested(MODELS, full, ROOM), suggested(MODELS, full, ROOM, ["qwen3.5-2b"])
    assert smaller is not None
    assert here is not None
    assert (smaller.name, here.name) == ("qwen3.5-0.8b", "qwen3.5-2b")


def test_a_model_fits_is_tight_or_too_large() -> None:
    eight = Machine(8 * GB, 100 * GB, 4)
    assert fit(need("qwen3.5-2b"), eight) is Fit.FITS
    assert fit(need("gemma-4-e4b"), eight) is Fit.TIGHT
    assert fit(need("qwen3.5-9b"), eight) is Fit.TOO_LARGE


def test_a_longer_context_takes_more() -> None:
    model = MODELS[2]
    longer = need_bytes(model.size_bytes, model.cache_bytes_per_token, 2 * ROOM)
    assert longer - need(model.name) == ROOM * model.cache_bytes_per_token


def test_a_disk_keeps_room_for_the_database() -> None:
    assert has_disk(GB, 0, Machine(8 * GB, 2 * GB, 4))
    assert not has_disk(GB, 0, Machine(8 * GB, 2 * GB - 1, 4))
    assert has_disk(GB, GB // 2, Machine(8 * GB, 2 * GB - 1, 4))


def test_a_download_takes_as_long_as_was_measured_or_as_is_assumed() -> None:
    assert minutes(1_280_000_000, None) == pytest.approx(4.27, abs=0.01)
    assert minutes(1_280_000_000, 20e6) == pytest.approx(1.07, abs=0.01)
    assert minutes(-5, None) == 0


@given(MACHINES)
def test_what_is_suggested_can_be_run(machine: Machine) -> None:
    model = suggested(MODELS, machine, ROOM)
    if model is not None:
        assert fit(need(model.name), machine) is not Fit.TOO_LARGE
        assert has_disk(model.size_bytes, 0, machine)


@given(MACHINES, st.integers(1, 64 * GB))
def test_more_memory_never_makes_a_model_fit_worse(machine: Machine, more: int) -> None:
    order = [Fit.TOO_LARGE, Fit.TIGHT, Fit.FITS]
    larger = replace(machine, memory_bytes=machine.memory_bytes + more)
    for model in MODELS:
        assert order.index(fit(need(model.name), machine)) <= order.index(fit(need(model.name), larger))


@given(MACHINES)
def test_a_larger_model_is_never_quicker(machine: Machine) -> None:
    small, large = MODELS[0], MODELS[2]
    assert words_per_s(small.read_bytes, machine) >= words_per_s(large.read_bytes, machine)
    assert wait_s(small.billion_parameters, machine) <= wait_s(large.billion_parameters, machine)
