"""What this computer has for a language model: memory, room on the disk, a processor, perhaps graphics."""

from dataclasses import dataclass

GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Machine:
    """As it was when it was looked at."""

    memory_bytes: int
    """In all; the less where the program is held to less (a container)."""
    free_disk_bytes: int
    """Where models are kept."""
    cores: int
    """Physical ones."""
    graphics_bytes: int = 0
    """Memory that llama.cpp can use on a graphics device; 0 where the binding reaches none."""
    shares_memory: bool = False
    """True where that is the same memory, as on Apple's processors."""
