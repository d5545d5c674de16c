"""The command line: arguments in, one call, the result on stdout, an exit code.

0 done · 1 the check found something, or rows of a batch failed · 2 the input or the use is wrong · 130 Ctrl-C. Only the
result goes to stdout; progress (when stderr is a terminal) and errors, one sentence each, go to stderr.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer
from typer.core import TyperGroup

from .errors import InputError, OptionError, SummarizerError, TooShortError
from .records import ENGINES, Article, Device, HindiStyle, Options, Summary
from .terminal import BatchLine, StageLine, read_glossary, read_page, read_plain, write_result
from .version import __version__

if TYPE_CHECKING:
    from .pipeline import Summarizer

DEVICES = get_args(Device)
FORMATS = ("text", "markdown", "json", "html")
STOPPED = 130  # 128 + SIGINT, what a shell expects of a program that Ctrl-C ended
PIPE_CLOSED = 141  # 128 + SIGPIPE: the reader of stdout went away, as `head` does
DEFAULT = Options()
OWN_OPTIONS = ("--help", "-h", "--version", "--install-completion", "--show-completion")


class _Commands(TyperGroup):
    """A group whose first word may be a page: `summarizer page.txt` is `summarizer summarize page.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in OWN_OPTIONS:
            args = ["summarize", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Commands,
    help="A news page to a short English summary and its Hindi, every number, name and quote checked, offline.\n\n"
    "`summarizer PAGE` summarises a page (`summarizer summarize --help` has its options). "
    "`summarizer sample` does so with a built-in page.",
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="PAGE | COMMAND [ARGS]...",
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=True,
)


def _help(owner: type, name: str) -> str:
    """The help of a knob, as its one declaration has it."""
    return str(next(f for f in fields(owner) if f.name == name).metadata["help"])


PageArgument = Annotated[
    str, typer.Argument(metavar="PAGE", help="a file (.txt .md .html .pdf), a URL, - for stdin, or: sample")
]
StyleOption = Annotated[str, typer.Option("--style", help=_help(Options, "style"))]
LengthOption = Annotated[str, typer.Option("--length", help=_help(Options, "length"))]
SentencesOption = Annotated[int | None, typer.Option("--sentences", help=_help(Options, "sentences"))]
WordsOption = Annotated[int | None, typer.Option("--words", help=_help(Options, "words"))]
HindiOption = Annotated[bool, typer.Option("--hindi/--no-hindi", help=_help(Options, "hindi"))]
StrictOption = Annotated[bool, typer.Option("--strict", help=_help(Options, "strict"))]
GlossaryOption = Annotated[Path | None, typer.Option("--glossary", metavar="FILE", help=_help(Options, "glossary"))]
DigitsOption = Annotated[str, typer.Option("--digits", help=_help(HindiStyle, "digits"))]
TimeoutOption = Annotated[float, typer.Option("--timeout", metavar="SECONDS", help=_help(Options, "timeout_s"))]
ModelOption = Annotated[
    str, typer.Option("--model", help="summarizer: a name of `summarizer models`, a Hub id, a folder")
]
TranslatorOption = Annotated[
    str, typer.Option("--translator", help="translator: a name, a Hub id or a folder likewise")
]
EngineOption = Annotated[str, typer.Option("--engine", help="what runs the models: auto, ct2 or torch")]
DeviceOption = Annotated[str, typer.Option("--device", help="auto, cpu, cuda or mps")]
ThreadsOption = Annotated[int, typer.Option("--threads", min=0, help="CPU threads; 0 takes what the machine has")]
OfflineOption = Annotated[bool, typer.Option("--offline", help="never use the network, not even for a model's name")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="write here, not to stdout")]
CheckFormat = Annotated[str, typer.Option("--format", help="text or json")]


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="show the version and stop")] = False,
) -> None:
    if version:
        sys.stdout.write(f"summarizer {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


@app.command(help="Summarise a page in English and Hindi (the default: the word `summarize` may be left out).")
def summarize(
    context: typer.Context,
    page: PageArgument,
    style: StyleOption = DEFAULT.style,
    length: LengthOption = DEFAULT.length,
    sentences: SentencesOption = DEFAULT.sentences,
    words: WordsOption = DEFAULT.words,
    hindi: HindiOption = DEFAULT.hindi,
    strict: StrictOption = DEFAULT.strict,
    glossary: GlossaryOption = None,
    digits: DigitsOption = DEFAULT.hindi_style.digits,
    timeout: TimeoutOption = DEFAULT.timeout_s,
    form: Annotated[str, typer.Option("--format", help="text, markdown, json or html")] = "text",
    output: OutputOption = None,
    model: ModelOption = "bundled",
    translator: TranslatorOption = "bundled",
    engine: EngineOption = "auto",
    device: DeviceOption = "auto",
    threads: ThreadsOption = 0,
    offline: OfflineOption = False,
) -> None:
    from . import render

    _require("--format", form, FORMATS)
    options = _options(style, length, sentences, words, hindi, strict, glossary, digits, timeout)
    text = read_page(page, offline=offline)
    summarizer = _summarizer(context, model, translator, engine, device, threads, offline)
    result = None
    with StageLine(sys.stderr) as line:
        for step in summarizer.steps(text, options):
            line.show(step)
            result = step.result or result
    if result is None:
        raise SummarizerError("The work ended without a result; one was needed. Please report this with the page.")
    forms: dict[str, Callable[[Summary], str]] = {
        "text": render.to_text,
        "markdown": render.to_markdown,
        "json": lambda summary: render.to_json(summary) + "\n",
        "html": render.to_html,
    }
    write_result(forms[form](result), output)


@app.command(help="Translate English lines into Hindi, one line out for each line in; empty lines stay.")
def translate(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="a text file; - or nothing reads stdin")] = "-",
    glossary: GlossaryOption = None,
    digits: DigitsOption = DEFAULT.hindi_style.digits,
    timeout: Annotated[
        float | None, typer.Option("--timeout", metavar="SECONDS", help="seconds for all lines together; else no limit")
    ] = None,
    output: OutputOption = None,
    translator: TranslatorOption = "bundled",
    engine: EngineOption = "auto",
    device: DeviceOption = "auto",
    threads: ThreadsOption = 0,
    offline: OfflineOption = False,
) -> None:
    options = _options(glossary=glossary, digits=digits)
    lines = read_plain(file).splitlines()
    full = [i for i, line in enumerate(lines) if line.strip()]
    out = [""] * len(lines)
    if full:
        summarizer = _summarizer(context, "bundled", translator, engine, device, threads, offline)
        hindi = summarizer.translate(
            [lines[i] for i in full],
            glossary=options.glossary,
            hindi_style=options.hindi_style,
            timeout_s=timeout,
        )
        for i, line in zip(full, hindi, strict=True):
            out[i] = " ".join(line.split())
    write_result("".join(f"{line}\n" for line in out), output)


@app.command(help="Check a summary against its article, and its Hindi against it; exit code 1 when something is wrong.")
def check(
    article: Annotated[str, typer.Option("--article", metavar="FILE", help="the article: a page or its text")],
    summary: Annotated[str, typer.Option("--summary", metavar="FILE", help="the English summary")],
    hindi: Annotated[
        str | None, typer.Option("--hindi", metavar="FILE", help="its Hindi, sentence for sentence")
    ] = None,
    glossary: GlossaryOption = None,
    form: CheckFormat = "text",
) -> None:
    from . import render
    from .article import read_article
    from .pipeline import check as check_texts

    _require("--format", form, ("text", "json"))
    page = read_page(article)
    try:
        found = read_article(page)
    except TooShortError:  # a brief can be checked as well as a long story
        found = Article(paragraphs=(page if isinstance(page, str) else page.text,))
    texts = [read_plain(name) for name in (summary, hindi) if name is not None]
    if not all(text.strip() for text in texts):
        raise InputError("The summary or its Hindi is empty; there is nothing to check. Give files with text.")
    verdict = check_texts(found, *texts, glossary=read_glossary(glossary))
    if form == "json":
        write_result(render.dump_json(render.verdict_to_dict(verdict), indent=2) + "\n")
    else:
        write_result(render.verdict_to_text(verdict))
    if not verdict.supported:
        raise typer.Exit(1)


@app.command(help="Show the article that is found in a page, without menus, captions and adverts.")
def clean(
    page: PageArgument,
    removed: Annotated[
        bool, typer.Option("--removed", help="show the removed lines too, each with its reason")
    ] = False,
    form: CheckFormat = "text",
    output: OutputOption = None,
) -> None:
    from . import render
    from .article import read_article

    _require("--format", form, ("text", "json"))
    article = read_article(read_page(page))
    if form == "json":
        write_result(render.dump_json(render.article_to_dict(article), indent=2) + "\n", output)
    else:
        write_result(render.article_to_text(article, removed=removed), output)


@app.command(help="List the models that can be named, with size, licence, languages, and what is on this machine.")
def models(
    form: CheckFormat = "text",
    fetch: Annotated[
        str | None, typer.Option("--fetch", metavar="NAME", help="put a model on this machine, to work offline after")
    ] = None,
) -> None:
    from . import render
    from .models import fetch_model, find_on_disk, list_cards

    _require("--format", form, ("text", "json"))
    if fetch is not None:
        located = fetch_model(fetch)
        write_result(f"{located.card.name} is in {located.folder}\n")
        return
    rows = []
    for card in list_cards():
        located_card = find_on_disk(card)
        rows.append(
            {
                "name": card.name,
                "role": card.role,
                "size_mb": card.size_mb,
                "licence": card.licence,
                "languages": list(card.languages),
                "revision": card.revision,
                "on_disk": None if located_card is None else str(located_card.folder),
                "note": card.note,
            }
        )
    if form == "json":
        write_result(render.dump_json({"schema": render.SCHEMA, "models": rows}, indent=2) + "\n")
    else:
        write_result(_table(rows))


@app.command(help="Open the web page on this machine; nobody else can reach it unless --host says so.")
def web(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="address to listen on; 0.0.0.0 lets other machines in")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="port to listen on")] = 7860,
    model: ModelOption = "bundled",
    translator: TranslatorOption = "bundled",
    engine: EngineOption = "auto",
    device: DeviceOption = "auto",
    threads: ThreadsOption = 0,
    offline: OfflineOption = False,
) -> None:
    from .web import serve

    choices = (model, translator, engine, device, threads, offline)
    default = choices == ("bundled", "bundled", "auto", "auto", 0, False) and context.obj is None
    serve(host=host, port=port, summarizer=None if default else _summarizer(context, *choices))


@app.command(help="Summarise many articles: JSONL, CSV, Parquet or a folder of pages in, JSONL out, resumable.")
def batch(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="IN", help=".jsonl .csv .tsv .parquet, a folder of pages, or - (JSONL)")
    ],
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="JSONL, one object per row in the order of IN; a folder with ray")
    ],
    workers: Annotated[int, typer.Option("--workers", help="processes, each with its own models")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="go on with an OUT that was begun before")] = False,
    on_error: Annotated[str, typer.Option("--on-error", help="row: an error object in OUT; stop: end there")] = "row",
    field: Annotated[str, typer.Option("--field", help="the field or column that holds the text")] = "text",
    id_field: Annotated[str, typer.Option("--id-field", help="the field that is copied to OUT as id")] = "id",
    form: Annotated[str, typer.Option("--format", help="jsonl; with ray also parquet")] = "jsonl",
    batch_tokens: Annotated[
        int | None, typer.Option("--batch-tokens", min=1, help="source tokens generated from together at most")
    ] = None,
    style: StyleOption = DEFAULT.style,
    length: LengthOption = DEFAULT.length,
    sentences: SentencesOption = DEFAULT.sentences,
    words: WordsOption = DEFAULT.words,
    hindi: HindiOption = DEFAULT.hindi,
    strict: StrictOption = DEFAULT.strict,
    glossary: GlossaryOption = None,
    digits: DigitsOption = DEFAULT.hindi_style.digits,
    timeout: TimeoutOption = DEFAULT.timeout_s,
    model: ModelOption = "bundled",
    translator: TranslatorOption = "bundled",
    engine: Annotated[str, typer.Option("--engine", help="auto, ct2 or torch; ray for a cluster")] = "auto",
    address: Annotated[
        str | None, typer.Option("--address", help="with ray: the cluster's address; left out, this machine's cores")
    ] = None,
    device: DeviceOption = "auto",
    threads: ThreadsOption = 0,
    offline: OfflineOption = False,
) -> None:
    from .batch import count_rows, run_batch, run_on_ray, summarizer_maker

    options = _options(style, length, sentences, words, hindi, strict, glossary, digits, timeout)
    runs_on = _require("--device", device, DEVICES)
    if engine == "ray":
        _require("--format", form, ("jsonl", "parquet"))
        if resume:
            raise OptionError("--resume was given with ray, which makes good lost workers itself. Leave --resume out.")
        make = summarizer_maker(model, translator, "auto", runs_on, threads or 1, offline)
        failed = run_on_ray(
            source, out, options, make=make, workers=workers, address=address, out_format=form, field=field,
            id_field=id_field, batch_tokens=batch_tokens, num_gpus=1 if runs_on == "cuda" else 0,
        )  # fmt: skip
        raise typer.Exit(1 if failed else 0)
    runs_with = _require("--engine", engine, (*ENGINES, "ray"))
    _require("--format", form, ("jsonl",))
    if address is not None:
        raise OptionError("--address was given without ray; it names a Ray cluster. Add --engine ray, or leave it out.")
    share = threads or (max(1, (os.cpu_count() or 1) // workers) if workers > 1 else 0)
    make = summarizer_maker(model, translator, runs_with, runs_on, share, offline, ready=context.obj)
    stop_or_row = _require("--on-error", on_error, ("row", "stop"))
    with BatchLine(sys.stderr, count=lambda: count_rows(source)) as line:
        try:
            tally = run_batch(
                source, out, options, make=make, recipe=f"{model} {translator}", workers=workers, resume=resume,
                on_error=stop_or_row, field=field, id_field=id_field, batch_tokens=batch_tokens, on_progress=line.show,
            )  # fmt: skip
        except KeyboardInterrupt:
            line.end(f"Stopped; every finished row is in {out}. Go on with --resume.")
            raise typer.Exit(STOPPED) from None
        line.finish(tally)
    raise typer.Exit(1 if tally.failed else 0)


# ---- one call each ---------------------------------------------------------------------------------------------------


def _options(
    style: str = DEFAULT.style,
    length: str = DEFAULT.length,
    sentences: int | None = None,
    words: int | None = None,
    hindi: bool = DEFAULT.hindi,
    strict: bool = DEFAULT.strict,
    glossary: Path | None = None,
    digits: str = DEFAULT.hindi_style.digits,
    timeout: float = DEFAULT.timeout_s,
) -> Options:
    """The knobs as the records know them; their own validation speaks when one is out of range."""
    _require("--digits", digits, ("ascii", "devanagari"))
    return Options(
        style=style,  # type: ignore[arg-type]  # Options refuses what is no Style
        length=length,  # type: ignore[arg-type]
        sentences=sentences,
        words=words,
        hindi=hindi,
        strict=strict,
        glossary=read_glossary(glossary),
        hindi_style=replace(DEFAULT.hindi_style, digits=digits),  # type: ignore[arg-type]
        timeout_s=timeout,
    )


def _summarizer(
    context: typer.Context, model: str, translator: str, engine: str, device: str, threads: int, offline: bool
) -> Summarizer:
    """The summarizer that `main` was given, else one of the models named."""
    if context.obj is not None:
        ready: Summarizer = context.obj
        return ready
    from .pipeline import Summarizer

    return Summarizer(
        model,
        translator,
        engine=_require("--engine", engine, ENGINES),
        device=_require("--device", device, DEVICES),
        threads=threads,
        offline=offline or None,
    )


def _require(name: str, value: str, choices: Sequence[str]) -> Any:
    """`value`, when it is one of the choices (and so of the literal type that they are of)."""
    if value not in choices:
        raise OptionError(f"{name} is {value!r}; it must be one of {', '.join(choices)}. Choose one of these.")
    return value


def _table(rows: list[dict[str, Any]]) -> str:
    """Aligned columns; the folder is left to --format json."""
    head = ("NAME", "ROLE", "MB", "LICENCE", "LANGUAGES", "ON DISK")
    lines = [head] + [
        (
            str(row["name"]),
            str(row["role"]),
            "?" if row["size_mb"] is None else f"{row['size_mb']:.0f}",
            str(row["licence"]),
            ",".join(row["languages"]) or "?",
            "yes" if row["on_disk"] else "no",
        )
        for row in rows
    ]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


# ---- in and out ------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, *, summarizer: Summarizer | None = None) -> int:
    """Run one command and give its exit code; never raises and never shows a traceback.

    `summarizer` stands in for the one that the model options would build: for programs that hold one already, and for
    tests. SUMMARIZER_TRACEBACK=1 shows where an unforeseen error came from.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):  # a stream that a program put there may not be a file
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = app(args=arguments, prog_name="summarizer", standalone_mode=False, obj=summarizer)
        sys.stdout.flush()
        if code == STOPPED:
            return _fail("Stopped.", STOPPED)
        return code if isinstance(code, int) else 0
    except SummarizerError as error:
        return _fail(str(error))
    except (KeyboardInterrupt, typer.Abort):
        return _fail("Stopped.", STOPPED)
    except BrokenPipeError:
        # what is left in the buffer would fail once more when the interpreter flushes it
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's usage errors; where their class lives differs by version
            return _fail(f"{error.format_message().rstrip('.')}. Try summarizer --help.")
        if os.environ.get("SUMMARIZER_TRACEBACK") == "1":
            raise
        return _fail(
            f"The program failed ({type(error).__name__}: {error}). "
            "Please report it with the command; SUMMARIZER_TRACEBACK=1 shows where it happened."
        )


def _fail(message: str, code: int = 2) -> int:
    with contextlib.suppress(OSError, ValueError):  # stderr may be closed
        sys.stderr.write(" ".join(message.split()) + "\n")
        sys.stderr.flush()
    return code
