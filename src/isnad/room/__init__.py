"""The reading room over HTTP."""

from isnad.room.app import application, serve
from isnad.room.keys import Keys

__all__ = ["Keys", "application", "serve"]
