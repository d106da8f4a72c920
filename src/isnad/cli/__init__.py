"""The command line: one file a command, each thin over the rooms below."""

from isnad.cli.app import main

__all__ = ["main"]
