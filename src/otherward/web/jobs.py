"""Slow work as a job: its state, counts and errors can be seen while it runs, on any page."""

import secrets
import shutil
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from otherward.actions.bring_in import bring_in
from otherward.actions.looked import Looked
from otherward.actions.progress import Progress, Step
from otherward.book.kept import Import
from otherward.errors import OtherwardError, refused_by_system
from otherward.storage.locks import PATIENCE, patience
from otherward.translation.words import marked, say
from otherward.web.current import current

STAGES = {
    "fetching": marked("What they say of themselves"),
    "reading in": marked("Your files"),
    "recognizing": marked("Who is who"),
    "understanding": marked("What people need and offer"),
    "asking your model": marked("What your model says"),
    "concluding": marked("Who could provide it"),
    "matching": marked("What you could do"),
}
"""The stages of a job in their order, and what each is about."""


@dataclass
class Job:
    """One upload being brought in."""

    id: str
    files: list[str]
    folder: Path | None = None
    """The uploaded files. Once they are read only the sheets stay whose columns may still have to be said."""
    steps: dict[str, Step] = field(default_factory=dict)
    imports: list[Import] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    """Places that had nothing, or could not be reached, and why."""
    company: str = ""
    """Set where it reads up on a company."""
    asking: bool = False
    """Set where the user's own language model is asked."""
    looked: Looked | None = None
    """What came of that."""
    problem: str = ""
    done: bool = False

    @property
    def stage(self) -> str:
        """What it is doing now."""
        begun = "fetching" if self.company else "reading in"
        return next((stage for stage in reversed(STAGES) if stage in self.steps), begun)

    @property
    def way(self) -> list[tuple[str, Step]]:
        """How far it is, stage by stage, each in words."""
        return [(STAGES[name], step) for name, step in self.steps.items() if name in STAGES]

    def tell(self, step: Step) -> None:
        """Note how far it has come."""
        self.steps[step.stage] = step


Work = Callable[[Progress], tuple[list[Import], list[tuple[str, str]]]]
"""What a job does: gives what was brought in, and what could not be had."""
Asking = Callable[[Progress], Looked]
"""What asks the user's own language model."""
JOBS: dict[str, Job] = {}
KEPT = 20
SHEET = "contact sheet"
"""What may have columns that were taken for something else."""
_keeping = Lock()


def start(folder: Path, files: list[str]) -> Job:
    """Bring an uploaded folder in, in the background."""
    job = Job(id=secrets.token_urlsafe(8), files=files, folder=folder)

    def bring(progress: Progress) -> tuple[list[Import], list[tuple[str, str]]]:
        done = bring_in(current.open_book(), [folder], day=current.day, progress=progress, base=folder)
        current.suggestions()  # the first of them stand on the page that says it is done
        return done, []

    return _started(job, bring)


def start_fetching(company: str, fetch: Work) -> Job:
    """Read up on a company in the background."""
    job = Job(id=secrets.token_urlsafe(8), files=[], company=company)
    return _started(job, fetch)


def at_work() -> bool:
    """Whether something is being brought in now."""
    return any(not (job.done or job.asking) for job in list(JOBS.values()))


def start_asking(ask: Asking) -> Job:
    """Have the user's own language model read and judge in the background."""
    job = Job(id=secrets.token_urlsafe(8), files=[], asking=True)

    def work(progress: Progress) -> tuple[list[Import], list[tuple[str, str]]]:
        job.looked = ask(progress)
        return [], []

    return _started(job, work)


def forget_all() -> None:
    """The network was cleared: nothing of what was uploaded stays, and no page tells of it."""
    with _keeping:
        for name in [name for name, job in JOBS.items() if job.done]:
            _put_away(JOBS.pop(name))


def _started(job: Job, work: Work) -> Job:
    with _keeping:
        JOBS[job.id] = job
        for old in list(JOBS)[:-KEPT]:
            if JOBS[old].done:
                _put_away(JOBS.pop(old))
    spoken = copy_context()  # what it says is in the language of whoever began it
    Thread(target=spoken.run, args=(_run, job, work), daemon=True, name="bring in").start()
    return job


def _put_away(job: Job) -> None:
    """Its files go, unless another job reads the same ones anew."""
    if job.folder and not any(other.folder == job.folder for other in JOBS.values()):
        shutil.rmtree(job.folder, ignore_errors=True)


def _keep_sheets(job: Job) -> None:
    """What was uploaded goes as soon as it is read, but for the sheets whose columns may still be said."""
    if job.folder is None:
        return
    named = {job.folder / one.path for one in job.imports if one.format == SHEET}
    for file in [one for one in job.folder.rglob("*") if not one.is_dir()]:
        if not any(file == one or file in one.parents for one in named):
            file.unlink(missing_ok=True)


def _run(job: Job, work: Work) -> None:
    patience.set(PATIENCE)  # nobody looks at a page that does not answer
    try:
        job.imports, job.missing = work(job.tell)
    except OtherwardError as problem:
        job.problem = str(problem)
    except OSError as problem:
        job.problem = refused_by_system(problem)
    except Exception as problem:  # noqa: BLE001 - said on the page; a thread must not die without a word
        job.problem = say(
            "It could not be brought in ({type}); what was there before is unharmed.",
            type=type(problem).__name__,
        )
    finally:
        with _keeping:
            _keep_sheets(job)
            job.done = True
    if not job.problem:
        current.drawing()  # the first map of a network takes its time; it is drawn before anybody asks for it
