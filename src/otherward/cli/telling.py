"""The command line in the language of the terminal (`LANGUAGE`, `LC_ALL`, `LANG`); what programs read stays English."""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import click
from click.exceptions import NoArgsIsHelpError

from otherward.translation.sentences import retold
from otherward.translation.words import ENGLISH, best_of, language, speak

READ_BY_PROGRAMS = {"--json", "--batch", "--sarif"}
CAPITALS = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})*")
"""What stands for what is to be given: `DATE`, `INTEGER RANGE`."""
Command = TypeVar("Command", bound=click.Command)


def spoken_here(arguments: Sequence[str]) -> None:
    """From now on, what the environment asks for; English where the answer is for a program."""
    names = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    asked = next((one.replace(":", ",") for one in names if one), "")
    speak(ENGLISH if READ_BY_PROGRAMS & set(arguments) else best_of(asked))


def tell(text: Any = "", *, err: bool = False, nl: bool = True) -> None:
    """Print something for people: known as a whole, or line by line."""
    if isinstance(text, str) and (told := retold(text)) == text:
        told = "\n".join(map(retold, text.split("\n")))
    click.echo(told if isinstance(text, str) else text, err=err, nl=nl)


def in_the_users_language(command: Command) -> Command:
    """The same command, its help in the language spoken now."""
    if language() != ENGLISH:
        command.help = "\n\n".join(
            retold(" ".join(part.split())) for part in (command.help or "").split("\n\n")
        )
        command.options_metavar = _placed(command.options_metavar or "")
        if isinstance(command, click.Group):
            command.subcommand_metavar = _placed(command.subcommand_metavar or "")
        for one in command.params:
            _stands_for(one, command)
            if isinstance(one, click.Option) and one.help:
                one.help = retold(one.help)
    return command


def _stands_for(one: click.Parameter, command: click.Command) -> None:
    """What is put in the place of this word or after this option: `DATE`, `DATUM`."""
    flag = isinstance(one, click.Option) and (one.is_flag or one.count)
    if not flag and not isinstance(one.type, click.Choice):
        one.metavar = _placed(one.make_metavar(click.Context(command)))


def _placed(text: str) -> str:
    """The same with its capital words, which stand in angle brackets in the table, in the language spoken now."""
    return CAPITALS.sub(lambda word: retold(f"<{word[0]}>").strip("<>"), text)


class SpokenFormatter(click.HelpFormatter):
    """Help whose own words (`Usage`, `Options`, what `--help` does) are said in the language spoken now."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args, prefix or f"{retold('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Above a part."""
        super().write_heading(retold(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands, each with its words."""
        super().write_dl([(name, retold(words)) for name, words in rows], col_max, col_spacing)


def tell_wrong_use(problem: click.ClickException) -> None:
    """What was wrong with the words of the command, and where help is."""
    if language() == ENGLISH or isinstance(problem, NoArgsIsHelpError):
        problem.show()
        return
    context = getattr(problem, "ctx", None)
    if context is not None:
        click.echo(context.get_usage(), err=True)
        tell(f"Try '{context.command_path} --help' for help.\n", err=True)
    tell(f"{retold('Error:')} {retold(problem.format_message())}", err=True)
