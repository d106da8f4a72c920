"""Exchange: a casefile for other programs, as lines of text. docs/formats.md says what they hold."""

from collections.abc import Callable, Iterator, Mapping

from isnad.casefile import Casefile
from isnad.exchange.follow_the_money import ftm
from isnad.exchange.json_lines import jsonl
from isnad.exchange.judged import read_judgements, write_judgements, write_resolver
from isnad.exchange.table import csv

FORMATS: Mapping[str, Callable[[Casefile], Iterator[str]]] = {"jsonl": jsonl, "ftm": ftm, "csv": csv}

__all__ = ["FORMATS", "csv", "ftm", "jsonl", "read_judgements", "write_judgements", "write_resolver"]
