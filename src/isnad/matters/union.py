"""Disjoint sets with their members at hand."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Union(Generic[T]):
    """Disjoint sets: whatever was never joined is a set of its own. The smaller set moves into the larger."""

    def __init__(self) -> None:
        self._root: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}

    def root(self, item: T) -> T:
        """The name of the item's set."""
        return self._root.get(item, item)

    def group(self, item: T) -> list[T]:
        """All members of the item's set, the item itself when it was never joined."""
        return self._members.get(self.root(item), [item])

    def join(self, left: T, right: T) -> T:
        """Make one set of two; its name is returned."""
        big, small = self.root(left), self.root(right)
        if big == small:
            return big
        if len(self.group(big)) < len(self.group(small)):
            big, small = small, big
        moving = self._members.pop(small, [small])
        self._members.setdefault(big, [big]).extend(moving)
        self._root.update(dict.fromkeys(moving, big))
        return big
