"""How llama.cpp is set up for a model on a machine."""

from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.adapters.models.llama_settings import settings_for

TINY, SMALL, LARGE = 98_362_432, 1_280_835_840, 5_680_522_464


def test_a_tiny_model_writes_with_one_thread_and_leaves_a_core() -> None:
    settings = settings_for(TINY, 4096, 2)
    assert (settings.threads, settings.prefill_threads, settings.prefill_tokens) == (1, 1, 128)


def test_a_larger_model_uses_all_physical_cores() -> None:
    settings = settings_for(SMALL, 4096, 6)
    assert (settings.threads, settings.prefill_threads) == (6, 6)


def test_what_is_read_in_one_go_is_little_where_the_machine_is_slow() -> None:
    assert settings_for(LARGE, 4096, 2).prefill_tokens == 32
    assert settings_for(SMALL, 4096, 8).prefill_tokens > settings_for(SMALL, 4096, 2).prefill_tokens


def test_one_more_conversation_is_kept_within_bounds() -> None:
    assert settings_for(SMALL, 4096, 4, 12_288).prompt_cache_mib == 128
    assert settings_for(LARGE, 8192, 4, 32_768).prompt_cache_mib == 256
    assert settings_for(LARGE, 131_072, 4, 86_016).prompt_cache_mib == 384


@given(st.integers(1, 10**11), st.integers(256, 131_072), st.integers(0, 256), st.integers(0, 10**6))
def test_whatever_the_machine_the_settings_are_sound(size: int, context: int, cores: int, cache: int) -> None:
    settings = settings_for(size, context, cores, cache)
    assert settings.context_tokens == context
    assert 1 <= settings.threads <= 16
    assert 1 <= settings.prefill_threads <= 16
    assert settings.prefill_tokens % 32 == 0
    assert 32 <= settings.prefill_tokens <= 256
