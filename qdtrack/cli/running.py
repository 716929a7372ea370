"""The registry and articles that a command names, tracked; an unusable registry ends the command."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qdtrack.catalogue import Language
from qdtrack.cli.output import complain, errors
from qdtrack.cli.progress import Onlooker
from qdtrack.model import Problem, Report

if TYPE_CHECKING:
    from qdtrack.tracking import Tracking

FIRED = 1  # exit code: --fail-on
WRONG = 2  # exit code: the registry or the call
INTERRUPTED = 130  # exit code: Ctrl-C, as shells count it


def tracked(targets: Path, articles: list[Path] | None, as_of: date, profile: str | None = None) -> Tracking:
    """One run of all stages. An unknown profile is the caller's mistake."""
    from qdtrack.assessment.profiles import DEFAULT, PROFILES
    from qdtrack.cli.options import nearest, wrong
    from qdtrack.tracking import run

    name = profile or DEFAULT
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise wrong("call.no_profile", "--profile", nearest(name, PROFILES), name=name, known=known)
    return run(targets, articles or (), as_of=as_of, profile=name, watcher=Onlooker())


def usable(tracking: Tracking, language: Language) -> Report:
    """The report, every error said on stderr; without a usable registry the command ends here."""
    if tracking.report is None:
        complain(tracking.problems, language)
        raise typer.Exit(WRONG)
    complain(errors(tracking.problems), language)
    return tracking.report


def registry_errors(report: Report) -> list[Problem]:
    """Errors in targets.yaml itself: what they concern is missing from the report."""
    return [problem for problem in errors(report.problems) if problem.path == report.registry.path]
