"""A finished `Summary` as plain values, JSON, terminal text, Markdown or a standalone HTML page.

Nothing here trusts its input: control and direction-changing characters never reach a terminal, Markdown and HTML
signs in the text are shown as the characters they are.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Sequence
from typing import Any

from .errors import SummarizerError
from .records import Article, CheckedSentence, Finding, Summary, SummarySentence, Verdict

SCHEMA = 1  # raised when a key of to_dict changes its meaning or goes; new keys do not raise it

# How the summary came about, by Summary.rung (pipeline.repair), in English and Hindi; the page says the same.
RUNGS: dict[int, tuple[str, str]] = {
    1: ("the model's first draft", "मॉडल का पहला मसौदा"),
    2: ("another draft of the model", "मॉडल का दूसरा मसौदा"),
    3: ("written again without what could not be confirmed", "जिसकी पुष्टि नहीं हुई, उसे छोड़कर दोबारा लिखा गया"),
    4: (
        "sentences that could not be confirmed were left out or replaced by the article's own",
        "जिन वाक्यों की पुष्टि नहीं हुई, वे हटा दिए गए या उनकी जगह लेख के अपने वाक्य रखे गए",
    ),
    5: ("the article's own sentences, word for word", "लेख के अपने वाक्य, ज्यों के त्यों"),
}
# How the Hindi came about, by Summary.rung_hi (hindi.ladder): the worst of all sentences.
HINDI_RUNGS: dict[int, tuple[str, str]] = {
    1: ("Hindi: the model's first draft", "हिंदी: मॉडल का पहला अनुवाद"),
    2: ("Hindi: another draft of the model", "हिंदी: मॉडल का दूसरा अनुवाद"),
    3: ("Hindi: translated clause by clause", "हिंदी: वाक्य को हिस्सों में बाँटकर अनुवाद किया गया"),
    4: ("Hindi: numbers or names were put right afterwards", "हिंदी: अनुवाद के बाद संख्याएँ या नाम ठीक किए गए"),
    5: ("Hindi: at least one sentence stays in English", "हिंदी: कम से कम एक वाक्य अंग्रेज़ी में ही रखा गया है"),
}

# C0 and C1 controls (a terminal obeys them), the direction marks and overrides that reorder what is read, the byte
# order mark, lone surrogates. ZWJ and ZWNJ stay: Hindi needs them. Tab and line ends become spaces in `_line`.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_MARKDOWN_SIGN = re.compile(r"([\\`*_\[\]<>&~|])")
_MARKDOWN_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-{3,}$|:)")
_MARKDOWN_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


# ---- plain values ----------------------------------------------------------------------------------------------------


def to_dict(summary: Summary) -> dict[str, Any]:
    """The summary as plain values, schema 1: what `--format json` and `Summary.to_dict` give."""
    return {
        "schema": SCHEMA,
        "title": {"en": summary.title.en, "hi": summary.title.hi},
        "english": summary.english,
        "hindi": summary.hindi,
        "sentences": [
            {
                "en": sentence.en,
                "hi": sentence.hi,
                "sources": [list(span) for span in sentence.sources],
                "findings": [_finding_to_dict(finding) for finding in sentence.findings],
                "is_extract": sentence.is_extract,
            }
            for sentence in summary.sentences
        ],
        "style": summary.style,
        "article": {**_fields_of(summary.article), "characters": len(summary.article.text)},
        "coverage": summary.coverage,
        "rung": summary.rung,
        "rung_hi": summary.rung_hi,
        "signature": summary.signature,
        "seconds": summary.seconds,
        "notes": list(summary.notes),
    }


def article_to_dict(article: Article) -> dict[str, Any]:
    """A cleaned article as plain values: what `summarizer clean --format json` gives."""
    return {"schema": SCHEMA, **_fields_of(article), "paragraphs": list(article.paragraphs)}


def verdict_to_dict(verdict: Verdict, hindi: Sequence[str] = ()) -> dict[str, Any]:
    """A check as plain values: what `summarizer check --format json` gives; `hindi` is told beside its English."""
    return {
        "schema": SCHEMA,
        "supported": verdict.supported,
        "sentences": [
            {
                "en": checked.sentence.text,
                "hi": hindi[i] if i < len(hindi) else None,
                "span": [checked.sentence.start, checked.sentence.end],
                "sources": [list(span) for span in checked.sources],
                "support": checked.support,
                "findings": [_finding_to_dict(finding) for finding in checked.findings],
            }
            for i, checked in enumerate(verdict.sentences)
        ],
    }


def error_to_dict(error: SummarizerError) -> dict[str, Any]:
    """An error as plain values: `code` names its kind, `message` says what was found, needed, and what to do."""
    return {"schema": SCHEMA, "error": {"code": error.code, "message": str(error)}}


def to_json(summary: Summary, *, indent: int | None = 2) -> str:
    """The summary as JSON text, Hindi readable as it is."""
    return dump_json(to_dict(summary), indent=indent)


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """Plain values as JSON that every reader splits into the same lines; one line unless `indent` is given."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    for sign in "\u2028\u2029\x85":  # line ends to str.splitlines, so that a JSONL row would come apart
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written to any file


def _finding_to_dict(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "value": finding.value,
        "span": list(finding.span),
        "message": finding.message,
        "message_hi": finding.message_hi,
        "expected": finding.expected,
        "source_span": None if finding.source_span is None else list(finding.source_span),
    }


def _fields_of(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "place": article.place,
        "published": article.published,
        "removed": [{"line": r.line, "text": r.text, "reason": r.reason} for r in article.removed],
    }


# ---- words shared by the three readable forms ------------------------------------------------------------------------


def percent_read(summary: Summary) -> int:
    """Per cent of the article that was read, rounded down, so that 100 means all of it."""
    return 100 if summary.coverage >= 1 else min(99, math.floor(summary.coverage * 100))


def footer(summary: Summary) -> str:
    """One line in English on how much was read, what was removed, how it came about and how long it took."""
    removed = len(summary.article.removed)
    lines = "1 page line removed" if removed == 1 else f"{removed} page lines removed"
    how = RUNGS[summary.rung][0] if summary.rung in RUNGS else f"rung {summary.rung}"
    return f"Read {percent_read(summary)} % of the article · {lines} · {how} · {summary.seconds:.1f} s"


def footer_hi(summary: Summary) -> str:
    """The same line in Hindi."""
    removed = len(summary.article.removed)
    percent = percent_read(summary)
    read = "पूरा लेख पढ़ा गया" if percent == 100 else f"लेख का {percent} प्रतिशत हिस्सा पढ़ा गया"
    lines = "पेज की 1 पंक्ति हटाई गई" if removed == 1 else f"पेज की {removed} पंक्तियाँ हटाई गईं"
    how = RUNGS[summary.rung][1] if summary.rung in RUNGS else ""
    return " · ".join(part for part in (read, lines, how, f"{summary.seconds:.1f} सेकंड") if part)


MATCH = "Numbers, names and quotes match the article."
MATCH_HI = "संख्याएँ, नाम और उद्धरण लेख से मेल खाते हैं।"
EXTRACT = "taken from the article word for word"
EXTRACT_HI = "मूल अंग्रेज़ी वाक्य लेख से ज्यों का त्यों लिया गया है"


def _line(text: str | None) -> str:
    """`text` on one line, without a character that a terminal or a reader's eye would be led astray by."""
    return " ".join(_UNSAFE.sub("", text or "").split())


def _check_lines(summary: Summary) -> list[str]:
    """The findings in English, one a line; the sentence that all matched when there are none."""
    lines = [
        f"Sentence {number}: {_line(finding.message)}"
        for number, sentence in enumerate(summary.sentences, 1)
        for finding in sentence.findings
    ]
    return lines or [MATCH]


def _extract_line(summary: Summary) -> str | None:
    numbers = [str(i) for i, sentence in enumerate(summary.sentences, 1) if sentence.is_extract]
    if not numbers:
        return None
    if len(numbers) == 1:
        return f"Sentence {numbers[0]} is {EXTRACT}."
    return f"Sentences {', '.join(numbers[:-1])} and {numbers[-1]} are {EXTRACT}."


# ---- terminal text ---------------------------------------------------------------------------------------------------


def to_text(summary: Summary) -> str:
    """Plain text for a terminal: headline and summary in English, then in Hindi, then what the check says."""
    parts = [_text_block(summary, "en")]
    if summary.hindi is not None:
        parts.append(_text_block(summary, "hi"))
    notes = [*_check_lines(summary)]
    extract = _extract_line(summary)
    if extract:
        notes.append(extract)
    notes += [_line(note) for note in summary.notes]
    notes += [footer(summary), _line(summary.signature)]
    return "\n\n".join([*parts, "\n".join(notes)]) + "\n"


def _text_block(summary: Summary, language: str) -> str:
    title = _line(summary.title.en if language == "en" else summary.title.hi)
    sentences = [_line(s.en if language == "en" else s.hi) for s in summary.sentences]
    body = "\n".join(f"• {s}" for s in sentences) if summary.style == "key-points" else " ".join(sentences)
    return "\n\n".join(part for part in (title, body) if part)


def verdict_to_text(verdict: Verdict) -> str:
    """A check for a terminal: each sentence with its findings under it, in both languages, then the sum in one line."""
    lines = []
    for number, checked in enumerate(verdict.sentences, 1):
        lines.append(f"{number}. {_line(checked.sentence.text)}")
        lines += _verdict_lines(checked)
    total = len(verdict.findings)
    if total == 0:
        lines.append(f"\n{MATCH}")
    else:
        lines.append(f"\n{total} thing{'' if total == 1 else 's'} could not be confirmed.")
    return "\n".join(lines) + "\n"


def _verdict_lines(checked: CheckedSentence) -> list[str]:
    return [line for f in checked.findings for line in (f"   ! {_line(f.message)}", f"     {_line(f.message_hi)}")]


def article_to_text(article: Article, *, removed: bool = False) -> str:
    """A cleaned article for a terminal: its fields, its paragraphs, and with `removed` the lines that went."""
    credit = " · ".join(_line(part) for part in (article.byline, article.place, article.published) if part)
    head = [_line(part) for part in (article.title, article.standfirst) if part]
    parts = [part for part in (*head, credit) if part] + [_line(p) for p in article.paragraphs]
    if removed:
        lines = [f"  {r.line + 1}: [{_line(r.reason)}] {_line(r.text)}" for r in article.removed]
        parts.append("\n".join([f"Removed lines: {len(lines)}", *lines]))
    return "\n\n".join(parts) + "\n"


# ---- Markdown --------------------------------------------------------------------------------------------------------


def to_markdown(summary: Summary) -> str:
    """Markdown with a section for each language; every Markdown or HTML sign of the text is escaped."""
    parts = [f"# {_md(summary.title.en) or 'Summary'}", _markdown_body(summary.sentences, summary.style, "en")]
    if summary.hindi is not None:
        parts += [f"## {_md(summary.title.hi) or 'सारांश'}", _markdown_body(summary.sentences, summary.style, "hi")]
    checks = [f"- {_md(line)}" for line in _check_lines(summary)]
    extract = _extract_line(summary)
    if extract:
        checks.append(f"- {_md(extract)}")
    checks += [f"- {_md(note)}" for note in summary.notes]
    parts += ["\n".join(checks), f"*{_md(footer(summary))}*", f"*{_md(summary.signature)}*"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _markdown_body(sentences: Sequence[SummarySentence], style: str, language: str) -> str:
    texts = [_md(s.en if language == "en" else s.hi) for s in sentences]
    return "\n".join(f"- {text}" for text in texts) if style == "key-points" else " ".join(texts)


def _md(text: str | None) -> str:
    line = _MARKDOWN_SIGN.sub(r"\\\1", _line(text))
    line = _MARKDOWN_START.sub(lambda m: "\\" + m.group(), line)
    return _MARKDOWN_NUMBER.sub(r"\1\\\2", line)


# ---- HTML ------------------------------------------------------------------------------------------------------------

_CSS = """
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }
[lang=hi] { font-family: "Noto Sans Devanagari", Mukta, "Nirmala UI", "Kohinoor Devanagari", Mangal, sans-serif;
  font-size: 1.1em; line-height: 1.7; }
section { margin-block: 2rem; }
h1, h2 { line-height: 1.3; }
.sources { font-size: .85em; margin-inline-start: .25em; }
.check, footer { font-size: .9em; }
footer { border-top: 1px solid; padding-top: .5rem; overflow-wrap: anywhere; }
"""


def to_html(summary: Summary) -> str:
    """A complete page that needs nothing else: both languages, the check, and the article with its sources marked.

    It has no script and forbids them (Content-Security-Policy); links lead only to places in the page itself.
    """
    marks = _source_marks(summary)
    parts = [_html_section(summary, "en", marks)]
    if summary.hindi is not None:
        parts.append(_html_section(summary, "hi", marks))
    parts += [_html_check(summary), _html_article(summary.article, marks), _html_removed(summary.article)]
    closing = [f"<p>{_h(footer(summary))}</p>"]
    if summary.hindi is not None:
        closing.append(f'<p lang="hi">{_h(footer_hi(summary))}</p>')
    closing.append(f"<p><small>{_h(summary.signature)}</small></p>")
    body = "\n".join(part for part in parts if part)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{_h(summary.title.en) or "Summary"}</title>
<style>{_CSS}</style>
</head>
<body>
<main>
{body}
</main>
<footer>
{"".join(closing)}
</footer>
</body>
</html>
"""


def _h(text: str | None) -> str:
    return html.escape(_line(text), quote=True)


def _inner(text: str) -> str:
    """A piece of a paragraph, the spaces at its ends kept."""
    return html.escape(re.sub(r"\s+", " ", _UNSAFE.sub("", text)), quote=True)


def _html_section(summary: Summary, language: str, marks: dict[tuple[int, int], str]) -> str:
    english = language == "en"
    title = _h(summary.title.en if english else summary.title.hi) or ("Summary" if english else "सारांश")
    sentences = [_html_sentence(s, language, marks) for s in summary.sentences]
    if summary.style == "key-points":
        body = "<ul>\n" + "\n".join(f"<li>{s}</li>" for s in sentences) + "\n</ul>"
    else:
        body = "<p>" + " ".join(sentences) + "</p>"
    level = "h1" if english else "h2"
    return f'<section lang="{language}">\n<{level}>{title}</{level}>\n{body}\n</section>'


def _html_sentence(sentence: SummarySentence, language: str, marks: dict[tuple[int, int], str]) -> str:
    english = language == "en"
    text = f"<span>{_h(sentence.en if english else sentence.hi)}</span>"
    word = "source" if english else "स्रोत"
    links = dict.fromkeys(marks[span] for span in sentence.sources if span in marks)
    text += "".join(f'<a class="sources" href="#{mark}">[{word} {mark[1:]}]</a>' for mark in links)
    if sentence.is_extract:
        text += f" <small>({EXTRACT if english else EXTRACT_HI})</small>"
    return text


def _html_check(summary: Summary) -> str:
    items = []
    for number, sentence in enumerate(summary.sentences, 1):
        for finding in sentence.findings:
            items.append(f"<li>Sentence {number}: {_h(finding.message)}")
            if summary.hindi is not None and finding.message_hi:
                items.append(f'<br><span lang="hi">{_h(finding.message_hi)}</span>')
            items.append("</li>")
    if not items:
        items.append(f"<li>{MATCH}")
        if summary.hindi is not None:
            items.append(f'<br><span lang="hi">{MATCH_HI}</span>')
        items.append("</li>")
    items += [f"<li>{_h(note)}</li>" for note in summary.notes]
    return f'<section class="check">\n<h2>Check</h2>\n<ul>\n{"".join(items)}\n</ul>\n</section>'


def _source_marks(summary: Summary) -> dict[tuple[int, int], str]:
    """For each source span the id of the mark that shows it; spans that touch one mark share its id."""
    length = len(summary.article.text)
    spans = sorted(
        {(a, b) for sentence in summary.sentences for a, b in sentence.sources if 0 <= a < b <= length},
        key=lambda span: (span[0], -span[1]),
    )
    marks: dict[tuple[int, int], str] = {}
    end = -1
    number = 0
    for span in spans:
        if span[0] >= end:
            number += 1
        end = max(end, span[1])
        marks[span] = f"s{number}"
    return marks


def _html_article(article: Article, marks: dict[tuple[int, int], str]) -> str:
    """The article's paragraphs, with one `<mark>` for each run of source sentences."""
    runs: dict[str, tuple[int, int]] = {}
    for (start, end), mark in marks.items():
        known = runs.get(mark, (start, end))
        runs[mark] = (min(start, known[0]), max(end, known[1]))
    paragraphs = []
    offset = 0
    for paragraph in article.paragraphs:
        pieces = []
        at = 0
        for mark, (start, end) in runs.items():
            first, last = max(start - offset, 0), min(end - offset, len(paragraph))
            if first >= last:
                continue
            anchor = f' id="{mark}"' if start >= offset else ""  # a run over two paragraphs is entered at its first
            pieces.append(f"{_inner(paragraph[at:first])}<mark{anchor}>{_inner(paragraph[first:last])}</mark>")
            at = last
        paragraphs.append(f"<p>{''.join(pieces)}{_inner(paragraph[at:])}</p>")
        offset += len(paragraph) + 2  # paragraphs are joined by an empty line
    if not paragraphs:
        return ""
    return "<details open>\n<summary>Text used</summary>\n" + "\n".join(paragraphs) + "\n</details>"


def _html_removed(article: Article) -> str:
    if not article.removed:
        return ""
    lines = "\n".join(f"<li>{_h(r.text)} <small>({_h(r.reason)})</small></li>" for r in article.removed)
    return f"<details>\n<summary>Removed lines: {len(article.removed)}</summary>\n<ul>\n{lines}\n</ul>\n</details>"
