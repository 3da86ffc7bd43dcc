"""Best Friend: a desktop AI companion that talks, remembers and stays on your own machine."""

import os

# Before numpy comes in: its matrices here are small, and threads of its own that wait for a core take longer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
