"""Quantities: numbers that count something, with their bound and unit."""

from isnad.mentions.quantities.finding import find_quantities

__all__ = ["find_quantities"]
