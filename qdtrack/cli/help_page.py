"""A command to its page of help: how to call it, what it does, arguments, options, examples.

    Usage: qdtrack explain [OPTIONS] [CODE]

typer knows the parameters; the words are theirs, in Chinese by ``catalogue/translations/``.
The examples stand in ``catalogue/examples.yaml``.
"""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, cast

from typer.core import TyperArgument, TyperGroup, TyperOption

from qdtrack.catalogue import Language, label, table, translated
from qdtrack.reporting.breaking import lines
from qdtrack.reporting.problems import columns

if TYPE_CHECKING:  # typer's own names for what it hands over; it has no public ones
    from typer._click.core import Command, Context, Parameter

WIDEST = 80
INDENT = 2
NAMES = 26  # columns for the names of options; longer ones have a line of their own
_NO_SHORT = " " * 4  # so that long names stand under each other

Row = tuple[str, str]


def page(command: Command, context: Context, language: Language) -> str:
    """The whole page, without a final newline."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    parts = [usage(context, language)]
    parts += [_paragraph(words, width) for words in paragraphs(command, language)]
    parameters = [*command.params, command.get_help_option(context)]
    arguments = [_argument_row(one, language) for one in parameters if isinstance(one, TyperArgument)]
    options = [
        _option_row(one, language) for one in parameters if isinstance(one, TyperOption) and not one.hidden
    ]
    parts += _section("help.arguments", arguments, width, language)
    parts += _section("help.options", options, width, language)
    if isinstance(command, TyperGroup):
        commands = [
            (name, summary(one, language)) for name, one in command.commands.items() if not one.hidden
        ]
        parts += _section("help.commands", commands, width, language)
    parts += _examples(str(context.info_name), width, language)
    return "\n\n".join(parts)


def usage(context: Context, language: Language) -> str:
    """One line: the command and what may follow it."""
    command = context.command
    pieces = [context.command_path, label("help.some_options", language)]
    pieces += [_in_usage(one) for one in command.params if isinstance(one, TyperArgument)]
    if isinstance(command, TyperGroup):
        pieces.append(label("help.some_command", language))
    return label("help.usage", language, call=" ".join(pieces))


def paragraphs(command: Command, language: Language) -> list[str]:
    """What a command does: its docstring, a string a paragraph."""
    texts = inspect.cleandoc(command.help or "").split("\n\n")
    return [translated(" ".join(text.split()), language) for text in texts if text]


def summary(command: Command, language: Language) -> str:
    """The first of them."""
    return next(iter(paragraphs(command, language)), "")


def examples(name: str, language: Language) -> Mapping[str, str]:
    """Calls of a command, as they are typed, each with what it is for."""
    entries = cast("Mapping[str, Mapping[str, str]]", table("examples").get(name, {}))
    return {call: texts[language] for call, texts in entries.items()}


def _examples(name: str, width: int, language: Language) -> list[str]:
    told = examples(name, language)
    if not told:
        return []
    calls = [
        f"{' ' * INDENT}{call}\n{_paragraph(what, width, 2 * INDENT + 2)}" for call, what in told.items()
    ]
    return ["\n".join([label("help.examples", language), *calls])]


def _section(heading: str, rows: list[Row], width: int, language: Language) -> list[str]:
    if not rows:
        return []
    column = min(max(columns(name) for name, _ in rows), NAMES, width // 3) + 2 * INDENT
    return [
        "\n".join([label(heading, language), *(line for row in rows for line in _lines(row, column, width))])
    ]


def _lines(row: Row, column: int, width: int) -> Iterator[str]:
    """Two columns; the first spills over the second where it is too wide."""
    name, words = f"{' ' * INDENT}{row[0]}", lines(row[1], width - column)
    if columns(name) + INDENT > column:
        yield name
    else:
        yield f"{name}{' ' * (column - columns(name))}{words[0]}".rstrip()
        words = words[1:]
    yield from (f"{' ' * column}{line}" for line in words)


def _paragraph(words: str, width: int, indent: int = INDENT) -> str:
    return "\n".join(f"{' ' * indent}{line}" for line in lines(words, width - indent))


def _argument_row(argument: TyperArgument, language: Language) -> Row:
    return bare(argument), _described(argument, language)


def _in_usage(argument: TyperArgument) -> str:
    name = f"{bare(argument)}..." if argument.nargs == -1 else bare(argument)
    return name if argument.required else f"[{name}]"


def _option_row(option: TyperOption, language: Language) -> Row:
    """Its names and what it takes; what it does, its choices and its default."""
    short = [name for name in option.opts if not name.startswith("--")]
    long = [name for name in option.opts if name.startswith("--")]
    negative = [f"/{name}" for name in option.secondary_opts]
    names = ", ".join([*short, *long]) + "".join(negative)
    taken = "" if option.is_flag else f" {bare(option)}"
    return f"{'' if short else _NO_SHORT}{names}{taken}", _described(option, language)


def bare(parameter: Parameter) -> str:
    """What a value is called; brackets that say "may be left out" are usage's."""
    name = parameter.metavar or parameter.name.upper()
    return name.removesuffix("…").strip("[]") if name.startswith("[") else name


def _described(parameter: TyperArgument | TyperOption, language: Language) -> str:
    facts = list(_facts(parameter, language))
    words = translated(parameter.help or "", language)
    if not facts:
        return words
    told = label("sentence.separator", language).join(facts)
    return label("help.facts", language, words=words, facts=told).strip()


def _facts(parameter: TyperArgument | TyperOption, language: Language) -> Iterator[str]:
    choices = parameter.type_descriptor.choices
    if choices:
        codes = ", ".join(
            str(choice.value) if isinstance(choice, Enum) else str(choice) for choice in choices
        )
        yield label("help.choices", language, choices=codes)
    if isinstance(parameter.envvar, str):
        yield label("help.variable", language, name=parameter.envvar)
    default = parameter.default
    if isinstance(default, bool):
        default = parameter.opts[0] if default and parameter.secondary_opts else None
    if default is not None:
        value = default.value if isinstance(default, Enum) else default
        yield label("help.default", language, value=value)
