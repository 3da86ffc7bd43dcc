"""Keeps Python's collector of cyclic garbage away from what stays for good: the libraries.

Now and then it looks at every object there is and holds up all threads meanwhile, the window's too: with the
libraries loaded some 120,000 objects, for 50 to 200 ms; without them 1 ms.
"""

import gc

from bestfriend_desktop.domain.events import Event, Ready, TurnFinished
from bestfriend_desktop.services.event_bus import EventBus


def spare_what_stays(events: EventBus) -> None:
    """Set aside what there is when the program is ready, and again after the first reply.

    By then all that a turn needs has been loaded. Garbage of that moment stays, too: little, and only once.
    """

    def hear(event: Event) -> None:
        if isinstance(event, Ready | TurnFinished):
            gc.freeze()
        if isinstance(event, TurnFinished):
            unsubscribe()

    unsubscribe = events.subscribe(hear)
