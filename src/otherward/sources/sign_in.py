"""How one gets into a server: a password or a token from the environment, the system's keyring, or a command that prints it.

A secret goes to the server it was set for and to no other: in the keyring it is kept under name and server, in the environment the server is
named beside it (`OTHERWARD_IMAP_SERVER` beside `OTHERWARD_IMAP_PASSWORD`), unless the server is this machine. Commands stand in the keyring or
the environment too, never in the network's file: a copy from elsewhere runs nothing here.
"""

import os
import shlex
import subprocess
from dataclasses import dataclass

from otherward.errors import WrongUse
from otherward.sources.loopback import is_loopback
from otherward.sources.secret import keep_secret, secret

PATIENCE = 60
"""Seconds that a command has, which may ask a house on the web for a new token."""
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class SignIn:
    """The door of one kind of server: `imap`, `smtp`, `dav`."""

    kind: str

    @property
    def password(self) -> str:
        """The variable that holds the password or token."""
        return f"OTHERWARD_{self.kind.upper()}_PASSWORD"

    @property
    def command(self) -> str:
        """The variable that holds a command which prints it."""
        return f"OTHERWARD_{self.kind.upper()}_COMMAND"

    @property
    def server(self) -> str:
        """The variable that says for which server these are."""
        return f"OTHERWARD_{self.kind.upper()}_SERVER"

    @property
    def service(self) -> str:
        """Its name in the keyring."""
        return f"otherward {self.kind}"

    def secret(self, name: str, host: str) -> str:
        """The password or token of this name at this host; empty if there is none. A command that fails is said in one sentence."""
        variables = self.is_meant_for(host)
        if variables and (given := os.environ.get(self.password, "")):
            return given
        account = f"{name}@{host}"
        command = secret(self.command if variables else "", f"{self.service} command", account)
        found = printed_by(command) if command else secret("", self.service, account)
        if not found and not variables and (os.environ.get(self.password) or os.environ.get(self.command)):
            message = f"{self.password} is not sent to {host}, because it was not set for it; set {self.server}={host} beside it."
            raise WrongUse(message)
        return found

    def is_meant_for(self, host: str) -> bool:
        """Whether what stands in the environment may go there."""
        named = os.environ.get(self.server, "").strip().casefold()
        return is_loopback(host) or named.removeprefix("https://").split("/")[0].split(":")[0] == host

    def keep(self, name: str, host: str, value: str) -> None:
        """Keep the password or token in the system's keyring."""
        keep_secret(self.password, self.service, f"{name}@{host}", value)

    def keep_command(self, name: str, host: str, command: str) -> None:
        """Keep a command that prints it in the system's keyring; it is run once, to see that it does."""
        printed_by(command)
        keep_secret(self.command, f"{self.service} command", f"{name}@{host}", command)

    def places(self, name: str, host: str) -> list[tuple[str, str]]:
        """Where in the keyring they stand: service and account."""
        return [(service, f"{name}@{host}") for service in (self.service, f"{self.service} command")]


IMAP = SignIn("imap")
SMTP = SignIn("smtp")
DAV = SignIn("dav")


def printed_by(command: str) -> str:
    """The first line this command prints; run without a shell."""
    shown = command[:60]
    try:
        words = shlex.split(command)
        done = subprocess.run(  # noqa: S603 - the user's own command, from the keyring or environment
            words, capture_output=True, text=True, timeout=PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired) as problem:
        reason = getattr(problem, "strerror", None) or "it took too long or is no command"
        message = f"The command “{shown}” could not be run ({reason}); try it in a terminal."
        raise WrongUse(message) from problem
    line = done.stdout[:LONGEST].strip().split("\n")[0].strip()
    if done.returncode or not line:
        said = (
            done.stderr.strip().split("\n")[-1][:120]
            or f"it ended with {done.returncode} and printed nothing"
        )
        message = f"The command “{shown}” gave no password or token ({said}); try it in a terminal."
        raise WrongUse(message)
    return line
