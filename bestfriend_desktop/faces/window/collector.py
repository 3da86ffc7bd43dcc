"""Cyclic garbage is collected on the window's thread, and on no other.

Python's collector runs on whatever thread happens to make an object when it is time, and would destroy a Qt
object that is part of a cycle there. Qt's objects may only be destroyed on the thread they live on: a timer
that is destroyed on another one is still fired, and that ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 1_000


class Collector(QObject):
    """Stands in for Python's own collector from now on, for as long as the process lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_LOOK_EVERY_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose threshold has been passed, as Python would have."""
    for generation, (count, threshold) in reversed(
        list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
    ):
        if count > threshold:
            gc.collect(generation)
            return
