"""By which measure, from where and by whose thresholds a target is judged: the inputs in words.

    Counts as reached: at least 4% (about 5%, give or take 1 pp)
    Read as: 72.2% to 79.8% (about leaves 5% on either side)
    Measured from: 30,361 on 30 Sep 2022, the registry's baseline
    Judged by: eurostat; ahead from 1.05, on track from 0.95, behind from 0.6, well behind from 0

What came out of it is calculation.py's.
"""

from __future__ import annotations

from datetime import date

from qdtrack.assessment.profiles import PROFILES, Profile
from qdtrack.catalogue import Language, label
from qdtrack.model import Assessment, Kind, Status
from qdtrack.reporting import wording
from qdtrack.reporting.rows import accepted, status_words


def accepted_words(assessment: Assessment, language: Language) -> str:
    """The values that reach the goal, and how far "about" stretches."""
    inputs = assessment.inputs
    if not inputs.get("acceptance"):
        return ""
    words, unit = accepted(assessment, language), assessment.target.goal.quantity.unit
    tolerance, goal = inputs.get("tolerance"), inputs.get("T")
    if not tolerance or goal is None:
        return words
    details = {
        "goal": wording.amount(goal, unit, language),
        "tolerance": wording.amount(tolerance, wording.distance_unit(unit), language),
    }
    return label("screen.aside", language, text=words, aside=label("show.tolerance", language, **details))


def read_as(assessment: Assessment, language: Language) -> str:
    """The values that the figure's words leave open, where they are an interval with two ends."""
    inputs = assessment.inputs
    observed = inputs.get("observed")
    if not observed or None in (observed["low"], observed["high"]) or observed["low"] == observed["high"]:
        return ""
    words = wording.interval(observed, assessment.target.goal.quantity.unit, language)
    delta = (inputs.get("thresholds") or {}).get("delta")
    if delta is None:
        return words
    spread = label("show.delta", language, delta=wording.number(delta * 100, language))
    return label("screen.aside", language, text=words, aside=spread)


def start_words(assessment: Assessment, language: Language) -> str:
    """(v0, t0), and where they come from."""
    inputs = assessment.inputs
    value, at, origin = inputs.get("v0"), inputs.get("t0"), inputs.get("baseline")
    if value is None or at is None or origin is None:
        return ""
    unit = assessment.target.goal.quantity.unit
    return label(
        f"show.start.{origin}",
        language,
        value=wording.amount(value, unit, language),
        day=wording.day(date.fromisoformat(at), language),
    )


def formula_words(assessment: Assessment, language: Language) -> str:
    """How the kind of goal is measured, and what its class is made from."""
    inputs, kind = assessment.inputs, assessment.target.kind
    if kind is Kind.GROWTH:
        return label(f"formula.{'average' if inputs.get('parts') else 'year'}", language)
    if assessment.progress is None:
        return label("formula.goal_only", language)
    measure = inputs.get("measure", "linear")
    way = "chain" if kind is Kind.REDUCTION else "path"
    if inputs.get("operator") == "range" or assessment.target.direction == "both":
        way = "two_sided"
    words = label(f"formula.{way}", language)
    if measure == "linear":
        return words
    return label("sentence.separator", language).join([words, label(f"formula.{measure}", language)])


def profile_words(assessment: Assessment, language: Language) -> str:
    """The profile's name and the least score of each class, or the most of what is missed."""
    profile = PROFILES.get(assessment.inputs.get("profile", ""))
    if profile is None:
        return ""
    if assessment.target.kind is Kind.GROWTH:
        return profile.name
    return label(
        "screen.pair",
        language,
        key=profile.name,
        value=wording.listed(_classes(profile, assessment, language), language),
    )


def _classes(profile: Profile, assessment: Assessment, language: Language) -> list[str]:
    known = {
        Status.AHEAD: profile.ahead,
        Status.ON_TRACK: profile.on_track,
        Status.BEHIND: profile.behind,
        Status.WELL_BEHIND: profile.well_behind,
    }
    key = "show.class.most" if profile.measure == "miss" else "show.class.least"
    words = [
        label(
            key,
            language,
            status=status_words(status, assessment.target, language),
            score=wording.number(least, language),
        )
        for status, least in known.items()
        if least is not None
    ]
    lowest = status_words(profile.lowest, assessment.target, language)
    return [*words, label("show.class.rest", language, status=lowest)]
