"""How long the reading of one document may take: parsers of others' making are stopped when it is too long.

The clock stops the work by a signal, which only the main thread of a Unix process can get; elsewhere the other limits hold.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from factcheck.reading.source import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["within"]


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise UnreadableError where the block takes more than so many seconds."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise UnreadableError(f"takes longer to read than the limit of {seconds} seconds a document")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
