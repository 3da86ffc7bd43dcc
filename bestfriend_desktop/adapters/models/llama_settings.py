"""How llama.cpp is set up for a model on this machine."""

from dataclasses import dataclass

SMALL_BYTES = 400_000_000
"""A smaller file is read by one thread as quickly as the memory gives it."""

MOST_THREADS = 16
"""More wait for each other longer than they help."""

BYTES_PER_WEIGHT = 0.6
"""Of models as people run them: four to five bits, and some more for their tables."""

CORE_OPERATIONS_PER_S = 50e9
"""As in `domain.offered_models`."""

STOP_S = 1.5
"""How long it may take to notice that nobody waits for the reply any more, while the prompt is read."""

SHORTEST_PREFILL_TOKENS, LONGEST_PREFILL_TOKENS = 32, 256
"""Fewer tokens at once waste a quarter of the machine."""

SMALLEST_CACHE_MIB, LARGEST_CACHE_MIB = 128, 384
"""One whole conversation besides the one that is shown should fit, for titles and facts come between."""

SMALL_PREFILL_TOKENS = 128
"""For small models: half a second on a slow machine. 256 would be no faster there, 64 a fifth slower."""


@dataclass(frozen=True, slots=True)
class LlamaSettings:
    """What the process is told beside the weights."""

    context_tokens: int
    """Its room; memory is taken for all of it at once."""
    threads: int
    """That write."""
    prefill_threads: int
    """That read the prompt."""
    prefill_tokens: int
    """Computed in one go, and so the longest wait when stopping before the first word."""
    prompt_cache_mib: int = SMALLEST_CACHE_MIB
    """For the beginnings of other conversations; llama.cpp's default is 8 GiB."""


def settings_for(
    size_bytes: int, context_tokens: int, cores: int, cache_bytes_per_token: int = 0
) -> LlamaSettings:
    """For a file of this size on so many physical cores.

    Threads spin while they wait for each other, so one that is kept from running stops all: with two of them
    on a busy machine of two cores a small model fell from 88 to 2-6 tokens a second. Large models are bound
    by what their threads compute, and there each core counts.
    """
    cores = max(1, min(cores, MOST_THREADS))
    if size_bytes < SMALL_BYTES:
        return LlamaSettings(context_tokens, 1, min(4, max(1, cores - 1)), SMALL_PREFILL_TOKENS)
    whole_mib = cache_bytes_per_token * context_tokens >> 20
    cache_mib = max(SMALLEST_CACHE_MIB, min(LARGEST_CACHE_MIB, whole_mib))
    tokens_per_s = cores * CORE_OPERATIONS_PER_S / (2 * size_bytes / BYTES_PER_WEIGHT)
    prefill = max(SHORTEST_PREFILL_TOKENS, min(LONGEST_PREFILL_TOKENS, int(tokens_per_s * STOP_S)))
    return LlamaSettings(context_tokens, cores, cores, prefill // 32 * 32, cache_mib)
