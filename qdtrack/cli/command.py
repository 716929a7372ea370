"""What every command has in common: --quiet and --verbose, help and wrong calls in both languages.

typer parses; here it is told to speak as this run does. The pages of help are help_page.py's.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from qdtrack.catalogue import Language, label, translated
from qdtrack.cli import manner
from qdtrack.cli.help_page import bare, page, summary, usage
from qdtrack.cli.options import wrong
from qdtrack.cli.running import INTERRUPTED, WRONG

if TYPE_CHECKING:  # typer's own names for what it hands over; it has no public ones
    from typer._click.core import Context, Parameter
    from typer._click.parser import _OptionParser
    from typer._click.shell_completion import CompletionItem


_SAID = "qdtrack.said"  # in a context: the words of the call before its command
_PYDANTIC = re.compile(r"^[A-Z][a-z]+ error, ")  # stands before what a check of typer's own says


def _hush(wanted: bool) -> None:
    if manner.change(quiet=wanted).verbose and wanted:
        raise wrong("call.quiet_and_verbose")


def _speak_up(wanted: bool) -> None:
    if manner.change(verbose=wanted).quiet and wanted:
        raise wrong("call.quiet_and_verbose")


Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", callback=_hush, expose_value=False, help="Say nothing but errors."),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        callback=_speak_up,
        expose_value=False,
        help="Say what each stage did and how long it took.",
    ),
]


@cache
def shared_options() -> tuple[Parameter, ...]:
    """The options that every command has, as typer makes them of a command's parameters."""
    bearer = typer.Typer(add_completion=False)

    @bearer.command()
    def bear(quiet: Quiet = False, verbose: Verbose = False) -> None: ...

    return tuple(get_command(bearer).params)


class Command(TyperCommand):
    """One command of qdtrack."""

    def __init__(self, *arguments: Any, params: Sequence[Parameter], **settings: Any) -> None:  # Any: typer's
        super().__init__(*arguments, params=[*params, *shared_options()], **settings)

    def get_help(self, ctx: Context) -> str:
        return page(self, ctx, manner.language())

    def get_short_help_str(self, limit: int = 45) -> str:
        return summary(self, manner.language())

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        return _spoken(super().shell_complete(ctx, incomplete))


class Group(TyperGroup):
    """The command `qdtrack` itself."""

    def __init__(self, *, params: Sequence[Parameter], **settings: Any) -> None:  # Any: typer's
        super().__init__(params=[*params, *shared_options()], **settings)

    def get_help(self, ctx: Context) -> str:
        return page(self, ctx, manner.language())

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        return _spoken(super().shell_complete(ctx, incomplete))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing:
            typer.echo(self.get_help(ctx), err=True)
            raise typer.Exit(WRONG)
        own = takewhile(lambda word: word not in self.commands, args)
        ctx.meta[_SAID] = frozenset(word.partition("=")[0] for word in own)
        return super().parse_args(ctx, args)

    def make_parser(self, ctx: Context) -> _OptionParser:
        """The parser knows every option; what is left out is left out of what it found."""
        said = ctx.meta.pop(_SAID)
        parser = super().make_parser(ctx)
        ctx.meta[_SAID] = said
        return parser

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Once a call is parsed, without the options that it does not say and that have no default.

        typer waits for pydantic to read even a value that is not there, which would add half to the
        time of every --help.
        """
        params = super().get_params(ctx)
        said = ctx.meta.get(_SAID)
        if said is None or ctx.resilient_parsing:  # a shell asks for all of them
            return params
        return [one for one in params if one.default is not None or not said.isdisjoint(one.opts)]

    def main(
        self, args: Sequence[str] | None = None, *arguments: Any, **settings: Any
    ) -> Any:  # as typer has it
        """Runs a call to its end; a wrong one is told in the language it asked for."""
        with manner.speaking(sys.argv[1:] if args is None else args):
            try:
                code = super().main(args, *arguments, **{**settings, "standalone_mode": False})
            except typer.TyperException as error:
                typer.echo(wrong_call(error, manner.language()), err=True)
                code = error.exit_code
            except typer.Abort:
                code = INTERRUPTED
        sys.exit(code)


def wrong_call(error: typer.TyperException, language: Language) -> str:
    """How to call the command, where to read more, and what is wrong."""
    lines = []
    context: Context | None = getattr(error, "ctx", None)  # what knows no command has none
    if context is not None:
        lines = [usage(context, language), label("call.help", language, command=context.command_path), ""]
    return "\n".join([*lines, label("call.error", language, message=_message(error, language))])


def _message(error: typer.TyperException, language: Language) -> str:
    if not isinstance(error, typer.BadParameter):
        return translated(error.format_message(), language)
    parameter = error.param_hint or (_called(error.param, language) if error.param else "")
    if not error.message:
        return label("call.missing", language, parameter=parameter)
    message = translated(_PYDANTIC.sub("", error.message), language)
    return label("call.value", language, parameter=parameter, message=message) if parameter else message


def _called(parameter: Parameter, language: Language) -> str:
    """--targets / -t (env: QDTRACK_TARGETS), which may have said it."""
    names = " / ".join(parameter.opts) if parameter.param_type_name == "option" else bare(parameter)
    if not isinstance(parameter.envvar, str):
        return names
    variable = label("help.variable", language, name=parameter.envvar)
    return label("screen.aside", language, text=names, aside=variable)


def _spoken(items: list[CompletionItem]) -> list[CompletionItem]:
    """What a shell shows beside each word, in the language of the environment."""
    for item in items:
        item.help = translated(item.help, manner.language()) if item.help else None
    return items
