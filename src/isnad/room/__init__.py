"""The reading room: web pages over a casefile."""

from isnad.room.app import application, serve

__all__ = ["application", "serve"]
