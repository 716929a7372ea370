"""Codes to what they mean: problems, statuses, flags and reasons for refusal.

    explained("stale", Language.EN)  ->  "stale (flag): stale\\n\\nThe latest figure is so old ..."

A word that is a code of two tables (a status and a flag, say) is explained twice.
"""

from __future__ import annotations

from qdtrack.catalogue import Language, explanation, label, problem_codes
from qdtrack.model import Flag, Reason, Status

_FAMILIES = {"status": Status, "flag": Flag, "reason": Reason}


def codes() -> tuple[str, ...]:
    """Every code there is, once, in alphabetical order."""
    return tuple(sorted({*Status, *Flag, *Reason, *problem_codes()}))


def explained(code: str, language: Language) -> str:
    """The explanation as text; "" for a code there is not."""
    parts = [
        f"{_title(family, code, language)}\n\n{label(f'{family}.explain.{code}', language)}\n"
        for family, words in _FAMILIES.items()
        if code in list(words)
    ]
    if code in problem_codes():
        kind = label("explain.problem", language)
        parts.append(f"{code} ({kind})\n\n{explanation(code, language).strip()}\n")
    return "\n".join(parts)


def _title(family: str, code: str, language: Language) -> str:
    return f"{code} ({label(f'explain.{family}', language)}): {label(f'{family}.{code}', language)}"


def every_code(language: Language) -> str:
    """All codes by family, each with its words."""
    lines: list[str] = []
    for family, words in _FAMILIES.items():
        lines.append(label(f"explain.{family}.list", language))
        lines += [f"  {code.value:20} {label(f'{family}.{code}', language)}" for code in words]
    lines.append(label("explain.problem.list", language))
    lines += [f"  {code}" for code in sorted(problem_codes())]
    return "\n".join(lines) + "\n"
