"""click's own words in Vietnamese: help pages, usage errors, and every error of the house as one line and an exit code.

click has no Vietnamese catalogue; only the places that a person sees are overridden.
"""

import sys
from collections.abc import Sequence
from typing import Any

import click

from embeddings.errors import EmbeddingsError
from qa.errors import QaError
from qa.messages import shell
from qa.messages.errors import explain

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


class Command(click.Command):
    """A command whose help page is in Vietnamese."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the --help option, described in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = shell.HELP_OPTION
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=shell.USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands if there are any."""
        rows = [row for row in (parameter.get_help_record(ctx) for parameter in self.get_params(ctx)) if row]
        with formatter.section(shell.OPTIONS):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class Group(Command, click.Group):
    """A group of commands; `main` turns every failure into one Vietnamese line and an exit code."""

    command_class = Command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their first lines."""
        rows = [(name, self.commands[name].get_short_help_str(90)) for name in self.list_commands(ctx)]
        with formatter.section(shell.COMMANDS):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which they are used, not by name."""
        return list(self.commands)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run a command and exit: 0 done, 1 failed, 2 misused, 130 interrupted."""
        extra["standalone_mode"] = False
        try:
            code = super().main(args, prog_name, **extra)
        except click.UsageError as error:
            _say(_usage_error(error))
            sys.exit(MISUSED)
        except (click.Abort, KeyboardInterrupt):
            _say(shell.INTERRUPTED)
            sys.exit(INTERRUPTED)
        except (QaError, EmbeddingsError) as error:
            _say(explain(error))
            sys.exit(FAILED)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(FAILED)
        sys.exit(code if isinstance(code, int) else 0)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _usage_error(error: click.UsageError) -> str:
    name = getattr(error, "param_hint", None) or (getattr(error, "param", None) and error.param.human_readable_name)  # type: ignore[attr-defined]
    for kind in type(error).__mro__:
        if kind in shell.USAGE_ERRORS:
            values = {"name": name, "message": error.message} | {k: v for k, v in vars(error).items() if v is not None}
            line = shell.USAGE_ERRORS[kind].format_map(_Blank(values))
            break
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        line += shell.DID_YOU_MEAN.format(possibilities=", ".join(error.possibilities))
    path = error.ctx.command_path if error.ctx else "hoidap"
    return f"{line}\n{shell.TRY_HELP.format(path=path)}"


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""
