"""The brief itself: for a person, an organization or a calendar meeting."""

from collections.abc import Iterator

from otherward.brief.between import favor_lines, need_lines, news_lines, promise_lines, unmentioned
from otherward.brief.brief import Brief, StrategyLine
from otherward.brief.bring import bring_lines
from otherward.brief.company import cited, department_lines, goal_lines, trouble_lines
from otherward.brief.history import agenda_lines, histories
from otherward.brief.material import Material
from otherward.brief.questions import question_lines
from otherward.brief.words import clause
from otherward.giving.fitting import Fit, aims_of, fitting
from otherward.network.need import Status
from otherward.translation.worded import worded
from otherward.translation.words import say

MOST_STRATEGIES, MOST_A_GOAL = 5, 2


def brief_of(material: Material) -> Brief:
    """Everything worth knowing and bringing, every line with its source."""
    picture, documents, quiet = material.picture, material.documents, material.kept_quiet
    return Brief(
        about=material.about,
        organization=material.organization,
        meeting=material.meeting,
        people=material.people,
        goals=goal_lines(picture, documents, quiet),
        departments=(
            *department_lines(picture, documents, quiet),
            *trouble_lines(material.troubles, documents, quiet),
        ),
        lately=news_lines(material),
        agenda=agenda_lines(material),
        history=histories(material),
        promises=promise_lines(material),
        favors=favor_lines(material),
        needs=need_lines(material),
        strategies=tuple(_strategies(material)),
        bring=bring_lines(material),
        questions=question_lines(material),
        not_to_mention=unmentioned(material),
    )


def _strategies(material: Material) -> Iterator[StrategyLine]:
    """Ways to further the goals with what the user can do, a few, spread over the goals."""
    mine = [
        o
        for o in material.situation.network.offerings
        if o.holder == material.me and o.status is Status.OPEN and not o.confidential
    ]
    times: dict[str, int] = {}
    for fit in fitting(
        material.situation,
        aims_of(material.picture, material.troubles, lambda one: cited(one, material.documents)),
        mine,
    ):
        if times.get(fit.aim.text, 0) < MOST_A_GOAL and sum(times.values()) < MOST_STRATEGIES:
            times[fit.aim.text] = times.get(fit.aim.text, 0) + 1
            yield _line(fit, material.kept_quiet)


def _line(fit: Fit, quiet: frozenset[str]) -> StrategyLine:
    fits = (
        say("{strategy} It fits their goal “{aim}”, and you bring: {offering}.")
        if fit.aim.goal
        else say("{strategy} It fits their trouble “{aim}”, and you bring: {offering}.")
    )
    own = {
        name: worded(str(getattr(fit.strategy, name)), "playbook")
        for name in ("strategy", "first_step", "measure", "unsuitable_when")
    }
    return StrategyLine(
        text=fits.format(
            strategy=own["strategy"],
            aim=clause(fit.aim.text, 120),
            offering=clause(fit.offering.summary, 120),
        ),
        evidence=(fit.aim.evidence, fit.offering.evidence),
        confidential=fit.aim.evidence.text_id in quiet,
        goal=fit.aim.text,
        you_bring=fit.offering.summary,
        **own,
    )
