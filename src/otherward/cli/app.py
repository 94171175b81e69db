"""The command `otherward`: its commands by name, each loaded only when called, and one sentence for every error."""

import gc
import importlib
import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from otherward.cli.telling import SpokenFormatter, in_the_users_language, spoken_here, tell, tell_wrong_use
from otherward.errors import OtherwardError, refused_by_system
from otherward.translation.sentences import retold

COMMANDS = {
    "import": ("bring", "import_", "Bring in files, folders and zips"),
    "sync": ("sync", "sync", "What is new in your mailboxes"),
    "columns": ("bring", "columns", "Say what the columns of a sheet hold"),
    "me": ("who", "me", "Say or show who you are"),
    "people": ("who", "people", "List or search people"),
    "person": ("who", "person", "Everything about one person"),
    "edit": ("who", "edit", "Set something about a person by hand"),
    "needs": ("lists", "needs", "What people need"),
    "offerings": ("lists", "offerings", "What people can provide"),
    "promises": ("lists", "promises", "What was promised, both ways"),
    "favors": ("lists", "favors", "What was given and received"),
    "introductions": ("introduce", "introductions", "Introductions, and how far each has come"),
    "asks": ("asking", "asks", "What you need, and whom you asked"),
    "resources": ("lists", "resources", "Articles, webinars and events to pass on"),
    "share": ("sharing", "share", "Add something to pass on: who would value it, and why"),
    "feeds": ("sharing", "feeds", "Feeds you follow"),
    "meetings": ("lists", "meetings", "Your week"),
    "note": ("texts", "note", "One line after a call"),
    "read": ("texts", "read", "What a text says, without storing it"),
    "read-company": ("company", "read_company", "What a company's documents say"),
    "match": ("texts", "match", "Match needs to profiles"),
    "draft": ("review", "draft", "A first draft from what is known"),
    "review": ("review", "review", "Read a draft before you send it"),
    "model": ("model", "model", "Your own language model, if you want one"),
    "second-look": ("second_look", "second_look", "Let your own language model read and judge too"),
    "today": ("giving", "today", "The few best things to do now"),
    "opportunities": ("giving", "opportunities", "Everything you could do"),
    "brief": ("brief", "brief", "Before a meeting: what to know, bring and ask"),
    "research": ("research", "research", "Read up on a company beforehand"),
    "playbook": ("brief", "playbook", "Strategies one can bring"),
    "digest": ("digest", "digest", "Today or the week as a letter to you"),
    "look-back": ("digest", "look_back", "What came of what you gave, by the month"),
    "calendar": ("digest", "calendar", "Promises, briefs, birthdays for your calendar program"),
    "care": ("care", "care", "How much you want to give, and when"),
    "take": ("giving", "take", "Take a suggestion up"),
    "later": ("giving", "later", "Put a suggestion off"),
    "dismiss": ("giving", "dismiss", "Wave a suggestion away"),
    "introduce": ("introduce", "introduce", "Introduce two people, asking both first"),
    "favor": ("ledger", "favor", "Record a favor, given or received"),
    "promise": ("ledger", "promise", "Record a promise, keep or release it"),
    "thank": ("ledger", "thank", "Record thanks, and what came of it"),
    "ask": ("asking", "ask", "Who could help you, is it time, and how"),
    "merge": ("same", "merge", "Two are one person"),
    "split": ("same", "split", "One is two people"),
    "duplicates": ("same", "duplicates", "Who may be one person"),
    "export": ("keep", "export", "Your whole network, to take away"),
    "forget": ("keep", "forget", "Forget a person for good"),
    "wipe": ("keep", "wipe", "Clear the whole network"),
    "backup": ("keep", "backup", "A copy of the network"),
    "restore": ("keep", "restore", "Put a copy back"),
    "serve": ("page", "serve", "The web page, on this machine only"),
    "lsp": ("editor", "lsp", "Review drafts in your own editor"),
    "demo": ("page", "demo", "The web page on an example network"),
}


class Otherward(click.Group):
    """Loads a command's module only when it is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, function, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"otherward.cli.{module}"), function)
        return in_the_users_language(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, retold(words)) for name, (_, _, words) in COMMANDS.items()])


@click.group(
    cls=Otherward, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="otherward", prog_name="otherward")
def otherward() -> None:
    """Networking that starts with the other person: what you could do for everybody you know, and the words to do it."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors become one sentence, never a traceback."""
    # Threads of one product that wait for each other take nine times the processor on a busy machine; see language/cores.py.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Ten thousand people are no garbage: to look through them again and again for some takes a tenth of an import.
    gc.set_threshold(50_000, 20, 100)
    spoken_here(sys.argv[1:] if arguments is None else arguments)
    click.Context.formatter_class = SpokenFormatter
    _in_any_letters()
    try:
        code: Any = in_the_users_language(otherward).main(arguments, standalone_mode=False)
    except OtherwardError as problem:
        tell(f"otherward: {retold(str(problem))}", err=True)
        sys.exit(2)
    except click.ClickException as problem:
        tell_wrong_use(problem)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        tell("Stopped; nothing half done is left behind.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as problem:
        tell(f"otherward: {retold(refused_by_system(problem))}", err=True)
        sys.exit(2)
    except Exception as problem:  # noqa: BLE001 - no traceback ever reaches a user
        _unforeseen(problem)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _in_any_letters() -> None:
    """A terminal or pipe that knows few letters gets a question mark for the others."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _unforeseen(problem: Exception) -> None:
    import traceback

    if os.environ.get("OTHERWARD_TRACEBACK"):
        traceback.print_exc()
    place = traceback.extract_tb(problem.__traceback__)[-1]
    tell(
        f"otherward: Something unforeseen happened ({type(problem).__name__}: {problem}; {place.name}:{place.lineno}). "
        "Nothing half done is left behind; run it again with OTHERWARD_TRACEBACK=1 and report what it prints.",
        err=True,
    )
