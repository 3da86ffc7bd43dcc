"""Imports as Python does them, also in a program with a window; imported before there is a second thread.

PySide puts its own import in the place of Python's. That one reads the source of every module, to see whether
it uses PySide, and touches modules that are not whole yet: where two threads import at once, as ours do,
pydantic fails of it now and then ("partially initialized module"). It is there for features of PySide that
are switched on by an import, and we use none.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - this puts the other in place

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
