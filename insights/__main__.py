"""The command line: parses, calls, prints. `python -m insights --help` teaches it."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from insights import commands
from insights.errors import EarshotError
from insights.wording import on_terminal

app = typer.Typer(
    help="Hear what patients say: mine exports of public posts on this machine and look at what they say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
commands.register(app)


def main() -> None:
    """Run the command line; an error of ours, or of the one who typed, becomes one line and an exit code."""
    try:
        raise SystemExit(app(standalone_mode=False) or 0)
    except EarshotError as error:
        _complain(str(error), error.exit_code)
    except NoArgsIsHelpError as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except UsageError as error:
        command = error.ctx.command_path if error.ctx else "python -m insights"
        _complain(f"{error.format_message()} See `{command} --help`.", error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        _complain("stopped; what was published before is as it was.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _complain(message: str, code: int) -> NoReturn:
    print(f"Error: {on_terminal(' '.join(message.split()))}", file=sys.stderr)
    raise SystemExit(code) from None


if __name__ == "__main__":
    main()
