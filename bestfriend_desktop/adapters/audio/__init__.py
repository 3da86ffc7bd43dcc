"""Sound in and out: PortAudio's devices, files in their place, and the companion's own voice taken out."""
