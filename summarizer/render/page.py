"""A summary as a standalone HTML page in both languages."""

from __future__ import annotations

import html
import re

from ..article import REASONS
from ..records import Article, Language, Summary, SummarySentence
from .words import UNSAFE, check_lines, footer, one_line, removed_lines

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
    bilingual = summary.hindi is not None
    parts = [_html_section(summary, "en", marks)]
    if bilingual:
        parts.append(_html_section(summary, "hi", marks))
    parts += [
        _html_check(summary, bilingual=bilingual),
        _html_article(summary.article, marks, bilingual=bilingual),
        _html_removed(summary.article, bilingual=bilingual),
    ]
    closing = [f"<p>{_both(footer(summary, 'en'), footer(summary, 'hi') if bilingual else None)}</p>"]
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
    return html.escape(one_line(text), quote=True)


def _both(english: str, hindi: str | None, between: str = "<br>") -> str:
    """The same in English and in Hindi; in English alone when the summary has no Hindi."""
    return _h(english) + (f'{between}<span lang="hi">{_h(hindi)}</span>' if hindi else "")


def _inner(text: str) -> str:
    """A piece of a paragraph, the spaces at its ends kept."""
    return html.escape(re.sub(r"\s+", " ", UNSAFE.sub("", text)), quote=True)


def _html_section(summary: Summary, language: Language, marks: dict[tuple[int, int], str]) -> str:
    english = language == "en"
    title = _h(summary.title.en if english else summary.title.hi) or ("Summary" if english else "सारांश")
    sentences = [_html_sentence(s, language, marks) for s in summary.sentences]
    if summary.style == "key-points":
        body = "<ul>\n" + "\n".join(f"<li>{s}</li>" for s in sentences) + "\n</ul>"
    else:
        body = "<p>" + " ".join(sentences) + "</p>"
    level = "h1" if english else "h2"
    return f'<section lang="{language}">\n<{level}>{title}</{level}>\n{body}\n</section>'


def _html_sentence(sentence: SummarySentence, language: Language, marks: dict[tuple[int, int], str]) -> str:
    english = language == "en"
    # A sentence that was kept in English is English, wherever it stands.
    kept = ' lang="en"' if not english and sentence.hi == sentence.en else ""
    text = f"<span{kept}>{_h(sentence.en if english else sentence.hi)}</span>"
    word = "source" if english else "स्रोत"
    links = dict.fromkeys(marks[span] for span in sentence.sources if span in marks)
    return text + "".join(f'<a class="sources" href="#{mark}">[{word} {mark[1:]}]</a>' for mark in links)


def _html_check(summary: Summary, *, bilingual: bool) -> str:
    lines = zip(check_lines(summary, "en"), check_lines(summary, "hi"), strict=True)
    items = "".join(f"<li>{_both(english, hindi if bilingual else None)}</li>" for english, hindi in lines)
    title = _both("Check", "जाँच" if bilingual else None, " · ")
    return f'<section class="check">\n<h2>{title}</h2>\n<ul>\n{items}\n</ul>\n</section>'


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


def _html_article(article: Article, marks: dict[tuple[int, int], str], *, bilingual: bool) -> str:
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
    title = _both("Text used", "पढ़ा गया पाठ" if bilingual else None, " · ")
    return f"<details open>\n<summary>{title}</summary>\n" + "\n".join(paragraphs) + "\n</details>"


def _html_removed(article: Article, *, bilingual: bool) -> str:
    lines = removed_lines(article)
    if not lines:
        return ""
    rows = []
    for line in lines:
        english, hindi = REASONS.get(line.reason, (line.reason, line.reason))
        rows.append(f"<li>{_h(line.text)} <small>({_both(english, hindi if bilingual else None, ' · ')})</small></li>")
    title = _both(f"Removed lines: {len(lines)}", f"हटाई गई पंक्तियाँ: {len(lines)}" if bilingual else None, " · ")
    return f"<details>\n<summary>{title}</summary>\n<ul>\n{''.join(rows)}\n</ul>\n</details>"
