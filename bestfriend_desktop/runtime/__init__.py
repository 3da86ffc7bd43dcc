"""Threads, tasks, logs and paths: what every process of the program stands on."""
