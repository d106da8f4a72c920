"""Disjoint sets of numbers."""

from __future__ import annotations

from collections.abc import Iterable


class Union:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._named: set[int] = set()

    def find(self, n: int) -> int:
        """The set's representative."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, a: int, b: int) -> None:
        """Make two sets one; the smaller number represents it."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first

    def name(self, numbers: Iterable[int]) -> None:
        """Hold the sets of these numbers to be named: `attach` never makes two of them one."""
        self._named = {self.find(n) for n in numbers}

    def is_named(self, n: int) -> bool:
        """Whether the set of a number is named."""
        return self.find(n) in self._named

    def attach(self, n: int, to: int) -> bool:
        """Make the sets of two numbers one, unless both are named and differ; whether they are one now."""
        a, b = self.find(n), self.find(to)
        if a != b:
            if {a, b} <= self._named:
                return False
            named = bool({a, b} & self._named)
            self.join(a, b)
            if named:
                self._named.add(self.find(a))
        return True
