"""Is there a screen to open a window on? Asked before Qt is: Qt ends the process where there is none."""

import ctypes
import importlib.util
import os
import sys
import time

_ATTEMPTS, _BETWEEN_S = 4, 0.1


def why_no_window() -> str:
    """Empty where a window can be opened; else one sentence that says why not. Imports no Qt."""
    if importlib.util.find_spec("PySide6") is None:
        return "Qt is not installed here"
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY")
    if not display:
        return "there is no display here"
    if not _x_server_answers(display):
        return f"the display {display} does not answer"
    return ""


def _x_server_answers(display: str) -> bool:
    """Tries a few times, and stays connected.

    Some servers (Xvfb) start anew when the last program leaves them; Qt would meet one in the middle of that.
    """
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False  # without libxcb Qt could not open a window either
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    for attempt in range(_ATTEMPTS):
        time.sleep(_BETWEEN_S if attempt else 0)
        connection = xcb.xcb_connect(display.encode(), None)
        if not xcb.xcb_connection_has_error(connection):
            return True
        xcb.xcb_disconnect(connection)
    return False
