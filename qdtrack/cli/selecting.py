"""Which of a report's targets a command is about: those of --plan and --place."""

from __future__ import annotations

from collections.abc import Sequence

from qdtrack.cli import options
from qdtrack.model import Assessment, Report


def of_plans_and_places(found: Report, plans: list[str] | None, places: list[str] | None) -> list[Assessment]:
    """The assessments of these plans and places; a plan that the registry lacks is the caller's mistake."""
    check_plans(plans, [one.id for one in found.registry.plans])
    return [one for one in found.assessments if is_of(one, plans, places)]


def check_plans(plans: list[str] | None, known: Sequence[str]) -> None:
    """Refuses a plan that is not known."""
    for plan in plans or ():
        if plan not in known:
            raise options.wrong("call.no_plan", "--plan", options.nearest(plan, known), name=plan)


def is_of(one: Assessment, plans: list[str] | None, places: list[str] | None) -> bool:
    """Whether a target is of one of these plans and one of these places; None is any."""
    in_plan = not plans or (one.target.plan is not None and one.target.plan.id in plans)
    return in_plan and (not places or any(options.is_place(place, one.target.place) for place in places))
