"""Suggestions as text: YAML to paste into targets.yaml, each entry under the sentence that it rests on.

    plans:
      - id: 某市低空经济行动计划
        ...
    targets:
      # “到2027年，低空经济规模超过【500亿元】。”
      # articles/2025-11-20.txt:115-122
      - id: 低空经济规模-2027
        ...

What cannot stand there (told by another rate, no deadline) follows as comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qdtrack.catalogue import Language, label
from qdtrack.model import StatedGoal, Suggestion, place_of
from qdtrack.registry.splicing import Member
from qdtrack.registry.writing import in_flow
from qdtrack.reporting import passages, wording
from qdtrack.suggesting.entries import Scribe, new_plans, plan, revision

SHOWN = 40  # characters of a sentence kept on either side of its number


def render(suggestions: Sequence[Suggestion], scribe: Scribe, language: Language) -> str:
    """All of them, as one text for targets.yaml; "" if there are none."""
    fresh = [one for one in suggestions if is_writable(one) and not one.version_of]
    lines = _section("plans", [Member(plan(one), in_lines=True) for one in new_plans(fresh)])
    lines += _section("targets", [member(one, scribe, language) for one in fresh])
    for one in suggestions:
        if one.version_of and not one.listed:
            lines += ["", *_comments((*comment(one, language), f"revises: {in_flow(revision(one))}"))]
        elif not is_writable(one):
            lines += ["", *_comments(comment(one, language))]
    return "\n".join(lines).lstrip("\n") + "\n" if lines else ""


def is_writable(suggestion: Suggestion) -> bool:
    """Whether it can stand in the registry and does not yet."""
    return not suggestion.lacks and not suggestion.listed


def member(suggestion: Suggestion, scribe: Scribe, language: Language) -> Member:
    """The entry with its comment."""
    return Member(scribe.target(suggestion), in_lines=True, comment=comment(suggestion, language))


def entry_text(suggestion: Suggestion, scribe: Scribe) -> str:
    """The YAML of one suggestion alone; "" for one that cannot stand in the registry."""
    if suggestion.lacks:
        return ""
    if suggestion.version_of:
        return f"revises: {in_flow(revision(suggestion))}\n"
    return "".join(f"{line}\n" for line in Member(scribe.target(suggestion), in_lines=True).lines)


def comment(suggestion: Suggestion, language: Language) -> tuple[str, ...]:
    """The sentence with its number marked, where it stands, and what is to be known of the goal."""
    stated = suggestion.stated
    figure = stated.figure
    words = _around(figure.sentence, figure.quote, figure.lead)
    said = passages.sentence(words, figure.quote, figure.text, language, figure.lead[-SHOWN:])
    link = suggestion.source if suggestion.source.startswith("http") else ""
    where = passages.whereabouts(figure.path, figure.span, figure.published, (link,), language)
    count = len(stated.mentions)
    more = label("suggest.also", language, count=count) if count > 1 else ""
    return tuple(line for line in (said.plain, where, more, *notes(suggestion, language)) if line)


def notes(suggestion: Suggestion, language: Language) -> tuple[str, ...]:
    """Why it is no new entry, and what it replaces."""
    found = []
    if suggestion.listed:
        found.append(label("suggest.listed", language, target=suggestion.listed))
    elif suggestion.version_of:
        found.append(label("suggest.version_of", language, target=suggestion.version_of))
    elif suggestion.revises:
        earlier = suggestion.revises
        source = earlier.article or earlier.source
        found.append(label("suggest.replaces", language, quote=wording.clean(earlier.quote), source=source))
    if suggestion.lacks:
        found.append(_headline(suggestion.stated, language))
        found.append(label(f"suggest.lacks.{suggestion.lacks}", language))
    return tuple(found)


def _headline(stated: StatedGoal, language: Language) -> str:
    name = wording.indicator_name(stated.indicator, language)
    deadline = wording.by(stated.by, language) if stated.by else ""
    place = wording.place_name(stated.place, language)
    return wording.clauses([name, stated.goal.text, deadline, place], language)


def _around(sentence: str, quote: str, lead: str) -> str:
    """A long sentence cut down to the words around the number."""
    text = wording.clean(sentence)
    at = place_of(text, wording.clean(quote), wording.clean(lead))
    if at < 0:
        return text[: 2 * SHOWN]
    begin, end = max(0, at - SHOWN), at + len(quote) + SHOWN
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")


def _section(key: str, members: Iterable[Member]) -> list[str]:
    lines = [f"  {line}" for one in members for line in one.lines]
    return [f"{key}:", *lines] if lines else []


def _comments(lines: Iterable[str]) -> list[str]:
    return [f"# {line}" for line in lines]
