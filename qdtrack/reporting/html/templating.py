"""The templates beside this module, and how they are filled: everything from a file is escaped.

    filled("report.html.jinja", page=page)  ->  "<!DOCTYPE html>…"

A value printed by a template has its control signs shown and its line breaks made blanks, so that a name
in a registry can neither run a script nor turn the direction of the text around it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qdtrack.reporting import wording

# Elements that end by themselves where the next begins; what comes from a file is escaped and has none.
_NEEDLESS = re.compile(r"</(?:li|dt|dd|t[dhr]|option)>\s*")


def filled(name: str, **values: object) -> str:
    """The template with its values, without the end tags that HTML does not ask for."""
    return _NEEDLESS.sub("", _environment().get_template(name).render(**values))


def source(name: str) -> str:
    """A file of the folder as it is: style and script are no templates."""
    environment = _environment()
    if environment.loader is None:
        raise RuntimeError("the environment has a loader")
    return environment.loader.get_source(environment, name)[0]


def fingerprint(text: str) -> str:
    """What a content security policy calls the text of a style or script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_printed,
    )


def _printed(value: object) -> object:
    return wording.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
