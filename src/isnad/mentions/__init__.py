"""Mentions: names, descriptions, pronouns, dates and quantities of a document."""

from isnad.mentions.dating import find_dates
from isnad.mentions.finding import find_mentions
from isnad.mentions.mention import Date, Mention, Quantity
from isnad.mentions.mentioned import Alias, Mentioned
from isnad.mentions.quantities import find_quantities

__all__ = ["Alias", "Date", "Mention", "Mentioned", "Quantity", "find_dates", "find_mentions", "find_quantities"]
