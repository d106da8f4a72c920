"""Mentions: names, descriptions, pronouns, dates and quantities of a document."""

from isnad.mentions.mention import Date, Mention, Quantity

__all__ = ["Date", "Mention", "Quantity"]
