"""THE COMMAND LINE: thin; each command calls one verb and prints for people or as JSON."""

from otherward.cli.app import main

__all__ = ["main"]
