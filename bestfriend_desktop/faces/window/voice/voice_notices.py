"""What goes wrong with the voice, said in the bar of notices; the conversation goes on in text."""

from collections.abc import Callable

from bestfriend_desktop.domain.events import DevicesChanged, Event, NothingHeard, VoiceTrouble
from bestfriend_desktop.faces.window.notice_bar import Notice, NoticeBar

NOTHING_HEARD_MS = 5000


class VoiceNotices:
    """Says a trouble once, and takes it back when it is over.

    Args:
        notices: the bar.
        open_settings: shows the page of the voice.
    """

    def __init__(self, notices: NoticeBar, open_settings: Callable[[], object]) -> None:
        self._notices = notices
        self._open_settings = open_settings
        self._said: Notice | None = None

    def hear(self, event: Event) -> None:
        """Take in one event."""
        match event:
            case VoiceTrouble():
                self._said = Notice(
                    event.message,
                    event.remedy,
                    is_error=True,
                    action="Voice settings",
                    act=self._open_settings,
                )
                self._notices.say(self._said)
            case DevicesChanged():
                if self._said is not None and self._notices.notice is self._said:
                    self._notices.dismiss()
            case NothingHeard():
                hint = "Hold the button for as long as you speak."
                self._notices.say(Notice("Nothing was heard.", hint, passes_ms=NOTHING_HEARD_MS))
            case _:
                pass
