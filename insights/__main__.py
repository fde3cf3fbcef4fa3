"""The command line: parses, calls, prints. `python -m insights --help` teaches it."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from insights import arguments, conditions, filters, readers
from insights.errors import EarshotError, FilterError, InputError, QuestionError, SettingsError, StoreError
from insights.job_state import State, Telling, reported
from insights.model import Filters
from insights.settings import Settings, load_settings
from insights.terminal import errors, print_report, progress
from insights.wording import on_terminal

if TYPE_CHECKING:
    from insights.store import Store

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"

app = typer.Typer(
    help="Hear what patients say: mine exports of public posts on this machine and look at what they say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
Files = Annotated[list[Path], typer.Argument(help="Exports as they came; packed ones too.", metavar="FILE...")]
Condition = Annotated[str, typer.Option("--condition", "-c", help="A condition pack by name, or a .toml path.")]
StoreOption = Annotated[Path | None, typer.Option("--store", help="Folder of the store; data/store unless told.")]
Mapping = Annotated[list[str] | None, typer.Option("--map", help="Which column is what: text=Message; @FILE of such.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]


class Format(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.command(epilog="Example: python -m insights demo")
def demo(
    store: StoreOption = None,
    port: Annotated[int | None, typer.Option(help="Port of the dashboard; 8501 unless told.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the dashboard in a browser.")] = True,
) -> None:
    """Open the dashboard; a store that has no posts is filled with the made-up demonstration first."""
    from insights.store import publish

    settings = load_settings()
    folder = store or settings.store
    if publish.current(folder) is None:
        for sample in sorted(SAMPLES.glob("*.ndjson")):
            _mine([sample], sample.stem, settings, folder)
    _serve(settings, folder, port, browser=browser)


@app.command(epilog="Example: python -m insights serve --port 8600")
def serve(
    store: StoreOption = None,
    port: Annotated[int | None, typer.Option(help="Port of the dashboard; 8501 unless told.")] = None,
    browser: Annotated[bool, typer.Option(help="Open the dashboard in a browser.")] = False,
) -> None:
    """Start the dashboard over a store and print the address that opens it."""
    settings = load_settings()
    _serve(settings, store or settings.store, port, browser=browser)


@app.command(epilog="Example: python -m insights check export.csv my_condition.toml")
def check(
    files: Annotated[list[Path], typer.Argument(help="Exports or condition packs (.toml).", metavar="FILE...")],
    mapping: Mapping = None,
    sample: Annotated[int, typer.Option(help="Show the first rows, de-identified.", min=0, max=100)] = 0,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="Whose medicines a sample does not take for names.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a file is and what is wrong with which line; nothing is written.

    Exit code 1 where something is wrong with a pack or no row of an export can be read.
    """
    reports = [_check(path, mapping, sample, condition) for path in files]
    if as_json:
        print(json.dumps([report for report, _ in reports], indent=2, default=str))
    else:
        for path, (report, _) in zip(files, reports, strict=True):
            print_report(path.name, report)
    if not all(fine for _, fine in reports):
        raise typer.Exit(1)


@app.command(epilog="Example: python -m insights run export.csv --condition diabetes")
def run(
    files: Files,
    condition: Condition,
    store: StoreOption = None,
    mapping: Mapping = None,
    replace: Annotated[bool, typer.Option("--replace", help="Start this condition anew instead of adding.")] = False,
    state: Annotated[Path | None, typer.Option(hidden=True, help="File to keep the state of the run in.")] = None,
    as_json: AsJson = False,
) -> None:
    """Mine exports into the store: read, de-identify, annotate, find themes, publish.

    Adds to what the store holds; a post that is already there is counted as a duplicate.
    """
    settings = load_settings()
    with nullcontext() if state is None else reported(state) as telling:
        report = _mine(
            files,
            condition,
            settings,
            store or settings.store,
            mapping=arguments.mapping(mapping),
            replace=replace,
            quiet=as_json,
            telling=telling,
        )
        if telling:
            telling.end(State.DONE, report=report)
    if as_json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        print_report("Done", report)


@app.command(epilog="Example: python -m insights watch exports/ --condition diabetes")
def watch(
    folder: Annotated[Path | None, typer.Argument(help="Folder to watch; `watch` of the settings unless told.")] = None,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="A pack by name or path; `watch_condition` unless told.")
    ] = None,
    store: StoreOption = None,
    mapping: Mapping = None,
    every: Annotated[float, typer.Option(help="Seconds between two looks.", min=0.1)] = 5,
) -> None:
    """Import each file that is put into a folder, once it stops growing, until Ctrl-C.

    Nothing is moved or changed there. A file is known again by its content, also after a restart.
    """
    from insights.watching import Watch, imported, watch_until_stopped

    settings = load_settings()
    watched, pack = folder or settings.watch, condition or settings.watch_condition
    if watched is None or pack is None:
        raise SettingsError("Nothing to watch: give a folder and --condition, or set `watch` and `watch_condition`.")
    conditions.load(pack)
    target = store or settings.store

    def read_in(file: Path) -> str:
        return imported(_mine([file], pack, settings, target, mapping=arguments.mapping(mapping), quiet=True))

    print(f"Watching {watched} for exports about {pack}; Ctrl-C ends it.", flush=True)
    watch_until_stopped(Watch(folder=watched, condition=pack, store=target, imports=read_in), every=every)
    print("Stopped.")


@app.command(epilog="Example: python -m insights erase --post reddit:abc123 --author forum:some_name")
def erase(
    post: Annotated[
        list[str] | None, typer.Option("--post", help="A post, by its platform's id; repeatable.", metavar="SOURCE:ID")
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", help="All posts of an author; repeatable.", metavar="SOURCE:HANDLE")
    ] = None,
    listed: Annotated[
        list[Path] | None, typer.Option("--list", help="One id a line, or CSV: id and perhaps source; repeatable.")
    ] = None,
    expired: Annotated[bool, typer.Option("--expired", help="Posts kept for as long as their source allows.")] = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take posts or authors out of every snapshot, keep them out from then on, and prove that nothing is left.

    Ids and handles are turned into this store's keyed hashes, the only thing kept of them. Snapshots are written anew
    without the posts, files waiting to be imported are removed, then every file of the store is searched for words of
    what was erased. An id without a source is erased of any source. Exit code 12 where something is left in a file.
    """
    from insights import deletions, erasing

    targets = deletions.asked(post=post, author=author, lists=listed)
    done = erasing.erase(store or load_settings().store, targets, expired=expired)
    if as_json:
        print(json.dumps(asdict(done), ensure_ascii=False, indent=2))
    else:
        print_report("Erased", asdict(done))
        print(f"searched {done.searched:,} files, found {done.found}")


@app.command(epilog="Example: python -m insights annotate reviews.csv --condition diabetes --output found.ndjson")
def annotate(
    file: Annotated[Path, typer.Argument(help="An export; a `text` column is enough.")],
    condition: Condition,
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write, one JSON object per input row.")],
    mapping: Mapping = None,
) -> None:
    """Write what is found in each row as JSON Lines, without a store.

    One line per input row, also for rows that would be left out; the format is insights/records.schema.json.
    """
    from insights.annotating import annotate_file

    pack = conditions.load(condition)
    with progress(quiet=False) as told:
        rows = annotate_file(file, pack, output=output, mapping=arguments.mapping(mapping), progress=told)
    errors.print(f"{rows:,} rows annotated into {output}")


@app.command(epilog="Example: python -m insights ask medications --condition diabetes --segment patient --format csv")
def ask(
    question: Annotated[str | None, typer.Argument(help="Name of a question; see --list.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List every question.")] = False,
    store: StoreOption = None,
    condition: Annotated[
        str | None, typer.Option("--condition", "-c", help="Condition; the largest unless told.")
    ] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day after the last.")] = None,
    segment: Annotated[list[str] | None, typer.Option(help="A voice, e.g. caregiver; repeatable.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="A source; repeatable.")] = None,
    community: Annotated[list[str] | None, typer.Option(help="A community; repeatable.")] = None,
    medication: Annotated[list[str] | None, typer.Option(help="A generic name; repeatable.")] = None,
    theme: Annotated[list[str] | None, typer.Option(help="A theme id; repeatable.")] = None,
    voices: Annotated[str, typer.Option(help="patients, or everyone: vendors, bots, off-topic too.")] = "patients",
    parameter: Annotated[
        list[str] | None,
        typer.Option("--set", help="A parameter of the question, e.g. --set limit=50; repeatable."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Put a question to the store and print the answer with its numerators and denominators."""
    from insights import store as stores
    from insights.access import LOCAL_OWNER
    from insights.exports import frames
    from insights.store.ask import questions

    if listed:
        for name, asked in questions().items():
            print(f"{name}: {asked.title}")
            for line in (asked.note, *(f"--set {taken}" for taken in asked.takes)):
                print(textwrap.fill(line, 100, initial_indent="    ", subsequent_indent="    "))
        return
    if question not in questions():
        raise QuestionError(f"{question or '?'}: no such question; see `python -m insights ask --list`.")
    parameters = arguments.parameters(parameter, questions()[question].parameters)
    opened = stores.open_store(store or load_settings().store)
    query = {
        "condition": [condition] if condition else [],
        "since": [str(since.date())] if since else [],
        "until": [str(until.date())] if until else [],
        "segment": segment or [],
        "source": source or [],
        "community": community or [],
        "medication": medication or [],
        "theme": theme or [],
        "voices": [voices],
    }
    known = [info.name for info in opened.conditions()]
    if not known:
        raise StoreError(f"{opened.folder}: holds no condition; add posts with `python -m insights run`.")
    within = filters.from_query(query, conditions=known, options=opened.options)
    if within.dropped:
        raise FilterError(_not_there(query, within.filters, opened))
    answer = stores.ask(opened, question, within.filters, grant=LOCAL_OWNER, **parameters)
    sys.stdout.write(frames.render(answer.frame, output_format.value))


def _not_there(query: dict[str, list[str]], kept: Filters, opened: Store) -> str:
    """Return which filter names what the store does not hold, and what it does hold."""
    taken = {"voices": [kept.voices], **filters.to_query(kept)}
    key, value = next(
        (key, value) for key, values in query.items() for value in values if value not in taken.get(key, ())
    )
    if key == "condition":
        known = [info.name for info in opened.conditions()]
    elif key in filters.LISTS:
        known = list(filters.choices(opened.options(kept.condition), filters.LISTS[key]))
    elif key == "voices":
        known = list(filters.VOICES)
    else:
        return f"--{key} {value}: the period must begin before it ends, between 1990 and 2100."
    more = f" and {len(known) - 12} more" if len(known) > 12 else ""
    return f"--{key} {value}: not in the store; there is {', '.join(known[:12]) or 'none'}{more}."


def _check(path: Path, mapping: list[str] | None, sample: int, condition: str | None) -> tuple[dict[str, object], bool]:
    if path.suffix == ".toml":
        pack = conditions.load(path)
        wrong = conditions.problems(pack)
        report: dict[str, object] = {
            "pack": pack.name,
            "label": pack.label,
            **{group: len(getattr(pack, group)) for group in (*conditions.GROUPS, "events")},
            "problems": wrong,
        }
        return report, not wrong
    columns = arguments.mapping(mapping)
    found = readers.check(path, mapping=columns)
    report = asdict(found)
    report["map_file"] = [f"{field}={column}" for field, column in {**found.columns, **found.proposed}.items()]
    if sample:
        from insights.preview import preview

        named = conditions.load(condition) if condition else None
        report["sample"] = preview(path, rows=sample, mapping=columns, pack=named)
    return report, found.readable > 0


def _mine(
    files: list[Path],
    condition: str,
    settings: Settings,
    store: Path,
    *,
    mapping: dict[str, str] | None = None,
    replace: bool = False,
    quiet: bool = False,
    telling: Telling | None = None,
) -> dict[str, object]:
    from insights import pipeline

    pack = conditions.load(condition)
    made_up = [_made_up(file) for file in files]
    if any(made_up) and not all(made_up):
        named = files[made_up.index(True)].name
        raise InputError(f"{named}: its posts are made up, as it says itself; run it apart from real exports.")
    with nullcontext(telling.step) if telling else progress(quiet=quiet) as told:
        report = pipeline.run(
            files,
            pack,
            store=store,
            replace=replace,
            mapping=mapping,
            demo=all(made_up),
            keep_snapshots=settings.snapshots_kept,
            progress=told,
        )
    return asdict(report)


def _made_up(file: Path) -> bool:
    """Return whether the first row of a file says that it is made up, wherever the file lies."""
    try:
        with file.open("rb") as lines:
            first = json.loads(lines.readline(1 << 20))
    except (OSError, ValueError):
        return False
    return isinstance(first, dict) and first.get("made_up") is True


def _serve(settings: Settings, store: Path, port: int | None, *, browser: bool) -> None:
    from insights import server
    from insights.store import open_store, publish

    if publish.current(store) is not None:
        open_store(store).close()
    server.serve(store, port=port or settings.port, address=settings.address, open_browser=browser)


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
