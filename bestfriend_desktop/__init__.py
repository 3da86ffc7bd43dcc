"""Best Friend: a desktop AI companion that talks, remembers and stays on your own machine."""

__version__ = "0.1.0"
