"""Every way Otherward can go wrong, drawn as a tree. Each message is one sentence and a next step.

OtherwardError
├── WrongUse                what was asked cannot be done as asked
│   ├── NotFound            no such person, need, suggestion …
│   ├── Ambiguous           a name fits several people
│   └── Refused             a rule of the house says no (no introduction before two yeses …)
├── UnusableInput           a file, address or text nothing could be made of
├── ModelSilent             the user's own language model does not answer, or not in time
└── NetworkTrouble          the network's own file or database
    ├── NetworkLocked       somebody else is writing for longer than is reasonable
    ├── NetworkTooNew       written by a later Otherward
    └── NetworkDamaged      not a network, or broken
"""

import errno


class OtherwardError(Exception):
    """Anything Otherward says instead of doing what was asked; `str()` is fit to be shown to the user."""


def refused_by_system(problem: OSError) -> str:
    """What the system refuses, in a sentence with a next step."""
    place = f"{problem.filename}: " if isinstance(problem.filename, str) else ""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        message = "There is no room left on the disk; make some and do it again."
    elif problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        message = f"{place}that is not yours to read or write; choose another place, or give yourself the right to it."
    else:
        message = f"{place}{problem.strerror or type(problem).__name__}; check the place and the disk, then do it again."
    return message


class WrongUse(OtherwardError):
    """What was asked cannot be done as asked."""


class NotFound(WrongUse):
    """There is no such person, need, suggestion or import."""


class Ambiguous(WrongUse):
    """A name fits several people."""


class Refused(WrongUse):
    """A rule of the house says no."""


class UnusableInput(OtherwardError):
    """A file, address or text that nothing could be made of."""


class ModelSilent(OtherwardError):
    """The user's own language model does not answer, or not in time, or not in the agreed form."""


class NetworkTrouble(OtherwardError):
    """Something about the network's own file or database."""


class NetworkLocked(NetworkTrouble):
    """Another program is writing to the network for longer than is reasonable to wait."""


class NetworkTooNew(NetworkTrouble):
    """The network was written by a later version of Otherward."""


class NetworkDamaged(NetworkTrouble):
    """The file is no network, or it is broken."""
