"""Slow work as a job: its state, counts and errors can be seen while it runs, on any page."""

import atexit
import secrets
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from otherward.actions.bring_in import bring_in
from otherward.actions.progress import Step
from otherward.book.kept import Import
from otherward.errors import OtherwardError
from otherward.translation.words import say
from otherward.web.current import current

STAGES = ("reading in", "recognizing", "understanding", "concluding")


@dataclass
class Job:
    """One upload being brought in."""

    id: str
    files: list[str]
    folder: Path
    """The uploaded files, kept while the page is served: the columns of a sheet may still have to be said."""
    steps: dict[str, Step] = field(default_factory=dict)
    imports: list[Import] = field(default_factory=list)
    problem: str = ""
    done: bool = False

    @property
    def stage(self) -> str:
        """What it is doing now."""
        return next((stage for stage in reversed(STAGES) if stage in self.steps), STAGES[0])

    def tell(self, step: Step) -> None:
        """Note how far it has come."""
        self.steps[step.stage] = step


JOBS: dict[str, Job] = {}
KEPT = 20
PLACE = Path(tempfile.mkdtemp(prefix="otherward-uploads-"))
atexit.register(shutil.rmtree, PLACE, ignore_errors=True)


def new_folder() -> Path:
    """An empty folder for an upload, gone when the page is closed."""
    return Path(tempfile.mkdtemp(dir=PLACE))


def start(folder: Path, files: list[str]) -> Job:
    """Bring an uploaded folder in, in the background."""
    job = Job(id=secrets.token_urlsafe(8), files=files, folder=folder)
    for old in list(JOBS)[:-KEPT]:
        if JOBS[old].done:
            shutil.rmtree(JOBS.pop(old).folder, ignore_errors=True)
    JOBS[job.id] = job
    Thread(target=_run, args=(job,), daemon=True, name="bring in").start()
    return job


def _run(job: Job) -> None:
    book = current.open_book()
    try:
        job.imports = bring_in(book, [job.folder], day=current.day, progress=job.tell, base=job.folder)
    except OtherwardError as problem:
        job.problem = str(problem)
    except Exception as problem:  # noqa: BLE001 - said on the page; a thread must not die without a word
        job.problem = say(
            "It could not be brought in ({type}); what was there before is unharmed.",
            type=type(problem).__name__,
        )
    finally:
        job.done = True
