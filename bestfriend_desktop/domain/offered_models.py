"""Models that can be fetched, and which of them suits a machine.

The rule is one of weights and bandwidths: a model must fit into the memory beside everything else, each
token it writes reads all its weights once, and each token it is told takes two operations a parameter. What
a core does of these was measured with a small model in llama.cpp (SmolLM2 135M, two cores of a server: 385
tokens read and 100 written a second); what the memory and a graphics device do is what their makers' data
sheets leave after losses. They decide only until the machine's own figures are known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bestfriend_desktop.domain.machine import GB, Machine

FILE_FACTOR = 1.05
"""What a model takes in memory, by the size of its file: some tables are unpacked."""

OVERHEAD_BYTES = 300_000_000
"""Buffers of llama.cpp, and the prompts it keeps."""

OTHERS_BYTES = 4 * GB
"""For the system and other programs; on a small machine half of all."""

TIGHT_SHARE = 0.75
"""Of the memory: beyond, the machine would swap, and nothing would move any more."""

GRAPHICS_RESERVE_BYTES = 1 * GB
"""What the screen and others take of a graphics device."""

CLASS_SHARE = 0.85
"""A machine sold with 16 GB shows its programs some 14 to 16."""

DISK_RESERVE_BYTES = 1 * GB
"""Stays free: the database must be able to write."""

ASSUMED_BYTES_PER_S = 5_000_000.0
"""Of a download, before one was measured: a line of 40 Mbit/s."""

WORDS_PER_TOKEN = 0.75
"""In English; the reverse of the well-known 4 tokens for 3 words."""

CORE_READS_BYTES_PER_S = 6e9
"""One core reading weights; more cores are quicker until the memory is not."""

MEMORY_READS_BYTES_PER_S = 24e9
"""Two channels of DDR4, as llama.cpp comes to use them."""

GRAPHICS_READS_BYTES_PER_S = 60e9
"""The slowest of Apple's processors since 2020."""

CORE_OPERATIONS_PER_S = 50e9
"""One core with AVX2 reading a prompt."""

GRAPHICS_OPERATIONS_PER_S = 1.3e12

PROMPT_TOKENS = 200
"""What a turn adds to a prompt whose beginning is known: the message, and what comes to mind."""

LONGEST_WAIT_S = 8.0
"""Until the first word; a talk bears no more."""

FEWEST_WORDS_PER_S = 3.0
"""Somewhat more than a voice speaks."""


@dataclass(frozen=True, slots=True)
class ModelSampling:
    """How a model is asked for its words, as its makers advise."""

    temperature: float
    top_p: float
    top_k: int
    min_p: float
    presence_penalty: float


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """One row of resources/models.json: a file at the hub, known to the byte."""

    name: str
    """What it is called here: `qwen3.5-2b`."""
    label: str
    """How a person reads it: `Qwen3.5 2B`."""
    size_bytes: int
    licence: str
    languages: str
    """In words: `many languages, best in English`."""
    good_for: str
    memory_class_gb: int
    """The machine it is made for: 4, 8, 16 or 32 GB of memory."""
    billion_parameters: float
    """Those that work on each token."""
    read_bytes: int
    """Of the file, for each token that is written."""
    cache_bytes_per_token: int
    """What the context takes; where the layers differ, no less than that."""
    context_limit_tokens: int
    thinks: bool
    sampling: ModelSampling
    ollama: str
    """Its name there."""
    repository: str
    """At the hub: `unsloth/Qwen3.5-2B-GGUF`."""
    file: str
    revision: str
    """The commit: what stands under `main` is replaced now and then."""
    sha256: str


class Fit(StrEnum):
    """Whether a model has room in a machine's memory."""

    FITS = "fits"
    TIGHT = "tight"
    """It runs, with other programs closed."""
    TOO_LARGE = "too large"


class OfferState(StrEnum):
    """How far it is from being used."""

    NOT_HERE = "not here"
    STOPPED = "stopped"
    """Some of it is here; fetching goes on from there."""
    ARRIVING = "arriving"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be fetched, as it suits this machine."""

    model: OfferedModel
    fit: Fit
    has_disk: bool
    """False where the disk has no room for it."""
    words_per_s: float
    """How quickly it writes."""
    is_pace_measured: bool
    """True where it has written on this machine; else it is an estimate."""
    minutes: float
    """What is left of the download."""
    is_download_measured: bool
    """True where that is by the speed of an earlier download; else by `ASSUMED_BYTES_PER_S`."""
    state: OfferState = OfferState.NOT_HERE
    arrived_bytes: int = 0
    is_suggested: bool = False
    """True for the one that suits this machine best."""

    @property
    def can_be_fetched(self) -> bool:
        """False where it would be of no use, or has no room."""
        return self.fit is not Fit.TOO_LARGE and self.has_disk


def need_bytes(file_bytes: int, cache_bytes_per_token: int, context_tokens: int) -> int:
    """The memory a model takes while it answers."""
    return round(file_bytes * FILE_FACTOR) + cache_bytes_per_token * context_tokens + OVERHEAD_BYTES


def fit(need: int, machine: Machine) -> Fit:
    """Whether so much memory can be had."""
    comfortable = machine.memory_bytes - min(OTHERS_BYTES, machine.memory_bytes // 2)
    if machine.shares_memory and machine.graphics_bytes:
        comfortable = min(comfortable, machine.graphics_bytes - GRAPHICS_RESERVE_BYTES)
    if need <= comfortable:
        return Fit.FITS
    return Fit.TIGHT if need <= machine.memory_bytes * TIGHT_SHARE else Fit.TOO_LARGE


def words_per_s(read_bytes: int, machine: Machine) -> float:
    """How quickly a model writes that reads so much for each token; an estimate."""
    bandwidth = min(machine.cores * CORE_READS_BYTES_PER_S, MEMORY_READS_BYTES_PER_S)
    if machine.graphics_bytes > read_bytes:
        bandwidth = max(bandwidth, GRAPHICS_READS_BYTES_PER_S)
    return WORDS_PER_TOKEN * bandwidth / read_bytes


def wait_s(billion_parameters: float, machine: Machine) -> float:
    """How long a turn of a talk waits for its first word; an estimate."""
    speed = machine.cores * CORE_OPERATIONS_PER_S
    if machine.graphics_bytes:
        speed = max(speed, GRAPHICS_OPERATIONS_PER_S)
    return PROMPT_TOKENS * 2e9 * billion_parameters / speed


def has_disk(size_bytes: int, arrived_bytes: int, machine: Machine) -> bool:
    """Whether what is still to come has room, and the database beside it."""
    return size_bytes - arrived_bytes + DISK_RESERVE_BYTES <= machine.free_disk_bytes


def suits(model: OfferedModel, machine: Machine, context_tokens: int) -> bool:
    """Whether it is for a machine of this class, fits with ease and is quick enough for a talk."""
    need = need_bytes(model.size_bytes, model.cache_bytes_per_token, context_tokens)
    return (
        machine.memory_bytes >= model.memory_class_gb * GB * CLASS_SHARE
        and fit(need, machine) is Fit.FITS
        and wait_s(model.billion_parameters, machine) <= LONGEST_WAIT_S
        and words_per_s(model.read_bytes, machine) >= FEWEST_WORDS_PER_S
    )


def suggested(
    models: Sequence[OfferedModel], machine: Machine, context_tokens: int, arrived: Iterable[str] = ()
) -> OfferedModel | None:
    """The model that suits a machine best: of the largest class that does, the first in the list.

    Where none is quick enough, the smallest that fits at all; None where nothing does.

    Args:
        models: as in the table: the smaller classes first, within a class the better first.
        machine: where it is to run.
        context_tokens: its room.
        arrived: names of those that are on the disk already, and need no room there.
    """
    here = set(arrived)
    possible = [model for model in models if model.name in here or has_disk(model.size_bytes, 0, machine)]
    best = [model for model in possible if suits(model, machine, context_tokens)]
    if best:
        return max(best, key=lambda model: model.memory_class_gb)  # of several the first
    for model in possible:
        need = need_bytes(model.size_bytes, model.cache_bytes_per_token, context_tokens)
        if fit(need, machine) is not Fit.TOO_LARGE:
            return model
    return None


def minutes(left_bytes: int, bytes_per_s: float | None) -> float:
    """How long a download takes."""
    return max(0, left_bytes) / (bytes_per_s or ASSUMED_BYTES_PER_S) / 60
