"""Which of a report's targets a command is about: those of --plan and --place."""

from __future__ import annotations

from qdtrack.cli import options
from qdtrack.model import Assessment, Report


def of_plans_and_places(found: Report, plans: list[str] | None, places: list[str] | None) -> list[Assessment]:
    """The assessments of these plans and places; a plan that the registry lacks is the caller's mistake."""
    known = [one.id for one in found.registry.plans]
    for plan in plans or ():
        if plan not in known:
            raise options.wrong("call.no_plan", "--plan", options.nearest(plan, known), name=plan)
    return [
        one
        for one in found.assessments
        if (not plans or (one.target.plan is not None and one.target.plan.id in plans))
        and (not places or any(options.is_place(place, one.target.place) for place in places))
    ]
