"""Matters: claims side by side."""

from isnad.matters.matter import Conflict, Matter, Version

__all__ = ["Conflict", "Matter", "Version"]
