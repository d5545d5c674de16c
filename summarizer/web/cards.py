"""The HTML of the page's answers: progress, result card, text used, refusals. Everything from outside is escaped."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise

from ..article import REASONS
from ..records import Article, Bilingual, Finding, Progress, Removed, Summary, SummarySentence
from ..render import HINDI_RUNGS, RUNGS, note_words, percent_read, removed_lines, to_html, to_json, to_markdown, to_text
from ..text.numbers import read_numbers
from .messages import in_hindi
from .strings import STRINGS, both, both_of, plain

STAGES = ("cleaning", "reading", "writing", "checking", "hindi")
# What is at work when the pipeline names a stage: it reads the parts and writes in one go, then checks, and its
# "writing" hands out the sentences that the check has passed.
AT_WORK = {
    "cleaning": ("cleaning",),
    "reading": ("reading", "writing"),
    "writing": ("checking",),
    "checking": ("checking",),
    "hindi": ("hindi",),
}
HINDI_KINDS = frozenset(
    (
        "number_hi",
        "name_hi",
        "untranslated",
        "length_ratio",
        "repetition",
        "sentence_count",
        "negation_hi",
        "not_translated",
    )
)
WORD_JOINER = "\u2060"  # keeps the number of a sentence on the line of its last word
COUNTED_KINDS = (
    "number",
    "name",
    "quote",
    "number_hi",
    "name_hi",
)  # said as a count with the values; others by message


# ---- while working ---------------------------------------------------------------------------------------------------


def status(progress: Progress, *, with_hindi: bool = True) -> str:
    """The stages in words, the present one marked, and what is happening now."""
    if progress.stage == "done":
        return f'<p class="now">{both("now.done")}</p>'
    stages = STAGES if with_hindi else STAGES[:-1]
    at_work = AT_WORK[progress.stage]
    items = []
    for stage in stages:
        if stage in at_work:
            items.append(f'<li class="current" aria-current="step">{both(f"stage.{stage}")}</li>')
        else:
            state = "past" if stages.index(stage) < STAGES.index(at_work[0]) else "ahead"
            items.append(f'<li class="{state}">{both(f"stage.{stage}")}</li>')
    key, total = f"now.{progress.stage}", max(1, progress.total)
    if progress.stage == "reading":
        key += ".1" if total == 1 else ".0" if not progress.done else ""
    now = both(key, done=min(progress.done, total), total=total)
    return f'<p class="now working">{now}</p><ol class="stages">{"".join(items)}</ol>'


def said(key: str) -> str:
    """One line of status."""
    return f'<p class="now">{both(key)}</p>'


def empty(*, on_space: bool) -> str:
    """What stands where the summary will be."""
    steps = "".join(f"<li>{both(f'empty.{step}')}</li>" for step in ("paste", "read", "source"))
    kept = both("empty.space" if on_space else "empty.here")
    return (
        f'<div class="card quiet" id="result-card"><h2>{both("empty.title")}</h2><ol>{steps}</ol>'
        f'<p class="hint">{kept}</p></div>'
    )


def draft(sentences: Sequence[SummarySentence], *, style: str) -> str:
    """The sentences that are ready so far, each in both languages as far as there is Hindi."""
    panels = _panels(Bilingual(en=""), sentences, style=style, finished=False)
    return f'<article class="card" id="result-card" data-finished="no">{_pill()}{panels}</article>'


# ---- the result ------------------------------------------------------------------------------------------------------


def result(summary: Summary, *, on_space: bool = False) -> str:
    """The result card: headline, pill, the summary in three views, checks, actions and the footer."""
    notes = "".join(f'<p class="note">{both_of(*note_words(note))}</p>' for note in summary.notes)
    title_hi = summary.title.hi
    copy_en = "\n\n".join(part for part in (summary.title.en, summary.english) if part)
    copy_hi = "\n\n".join(part for part in (title_hi, summary.hindi) if part)
    return (
        f'<article class="card" id="result-card" data-finished="yes" data-copy-en="{escape(copy_en)}" '
        f'data-copy-hi="{escape(copy_hi)}">'
        f"{_pill()}{_panels(summary.title, summary.sentences, style=summary.style, finished=True)}"
        f"{_verdict(summary)}{notes}{_actions(summary)}{_footer(summary, on_space=on_space)}</article>"
    )


def _pill() -> str:
    return (
        f'<div class="pill" role="group" aria-labelledby="view-name">{group_name("view")}'
        '<button type="button" data-view="en" aria-pressed="true" lang="en">English</button>'
        '<button type="button" data-view="hi" aria-pressed="false" lang="hi">हिंदी में पढ़ें</button>'
        '<button type="button" data-view="both" aria-pressed="false" lang="hi">साथ-साथ</button></div>'
    )


def group_name(group: str) -> str:
    """The name of a group of buttons for those who hear the page, in both languages."""
    return f'<span class="offscreen" id="{group}-name">{both(f"group.{group}")}</span>'


def _panels(title: Bilingual, sentences: Sequence[SummarySentence], *, style: str, finished: bool) -> str:
    """The three views: English, Hindi, and both aligned by sentence; one is shown, the others are hidden."""
    tag = "ul" if style == "key-points" else "p"
    item = "li" if tag == "ul" else "span"
    english, hindi, rows = [], [], []
    for index, sentence in enumerate(sentences):
        en = _sentence(sentence, index, "en")
        hi = _sentence(sentence, index, "hi") if sentence.hi is not None else ""
        english.append(f"<{item}>{en}</{item}>")
        hindi.append(f"<{item}>{hi}</{item}>" if hi else "")
        waiting = f'<span class="pending">{both("hindi.none" if finished else "hindi.pending")}</span>'
        rows.append(
            f'<div class="pair"><div lang="en">{en}</div><div lang="hi" class="hindi">{hi or waiting}</div></div>'
        )
    missing = ""
    if not any(hindi):
        missing = f'<p class="pending">{both("hindi.none" if finished else "hindi.pending")}</p>'
    head_en = f"<h2>{escape(title.en)}</h2>" if title.en else ""
    head_hi = f"<h2>{escape(title.hi)}</h2>" if title.hi else ""
    head_both = ""
    if title.en:
        head_both = (
            f'<div class="pair"><h2 lang="en">{escape(title.en)}</h2><div lang="hi" class="hindi">{head_hi}</div></div>'
        )
    return (
        f'<div class="view" data-view="en" lang="en">{head_en}<{tag} class="flow">{" ".join(english)}</{tag}></div>'
        f'<div class="view hindi" data-view="hi" lang="hi" aria-live="polite" hidden>{head_hi}'
        f'<{tag} class="flow">{" ".join(hindi)}</{tag}>{missing}</div>'
        f'<div class="view" data-view="both" hidden>{head_both}{"".join(rows)}</div>'
    )


def _sentence(sentence: SummarySentence, index: int, language: str) -> str:
    """One sentence as a button of its own: choosing it lights its sources."""
    text = sentence.en if language == "en" else sentence.hi or ""
    findings = [f for f in sentence.findings if (f.kind in HINDI_KINDS) == (language == "hi")]
    # A sentence that was kept in English is English, wherever it stands.
    kept = language == "hi" and text == sentence.en
    inner = _marked(text, findings)
    return (
        f'<span class="s" role="button" tabindex="0" aria-pressed="false" data-i="{index}" '
        f'lang="{"en" if kept else language}" data-say="{escape(text)}">{inner}'
        f'<sup class="no" aria-hidden="true">{WORD_JOINER}{index + 1}</sup></span>'
    )


def _marked(text: str, findings: Iterable[Finding]) -> str:
    """The text, escaped, with what could not be confirmed marked; overlapping spans are marked once."""
    parts, at = [], 0
    for start, end in sorted({f.span for f in findings}):
        if start < at or end <= start or end > len(text) or (start, end) == (0, len(text)):
            continue  # a finding about the whole sentence is told in words below
        parts.append(escape(text[at:start]))
        parts.append(f'<mark class="doubt">{escape(text[start:end])}<span aria-hidden="true">?</span></mark>')
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts)


def _verdict(summary: Summary) -> str:
    """What the check found, in words: for the whole, the way it was made, and sentence by sentence."""
    count = len(summary.findings)
    words = both("verdict.ok") if not count else both("verdict.1" if count == 1 else "verdict.n", n=count)
    tone, sign = ("whole doubtful", "!") if count else ("whole", "✓")
    whole = f'<p class="{tone}"><b aria-hidden="true">{sign}</b><span>{words}</span></p>'
    ways = []
    if summary.rung in RUNGS and (summary.rung in (2, 3) or (summary.rung > 3 and not summary.notes)):
        # from rung 4 on the pipeline's notes say the same more exactly
        ways.append(both_of(*RUNGS[summary.rung]))
    if summary.rung_hi is not None and summary.rung_hi > 1 and summary.rung_hi in HINDI_RUNGS:
        ways.append(both_of(*HINDI_RUNGS[summary.rung_hi]))
    way = "".join(f'<p class="way">{w}</p>' for w in ways)
    rows = []
    for index, sentence in enumerate(summary.sentences):
        found = badges(sentence)
        if found:
            row = f'<span class="no">{index + 1}</span><div>{"".join(found)}</div>'
            rows.append(f'<li data-check="{index}">{row}</li>')
    listed = f'<ul class="checks">{"".join(rows)}</ul>' if rows else ""
    hint = f'<p class="hint">{both("source.hint")}</p>'
    return f'<section class="verdict">{whole}{way}{listed}{hint}</section>'


def badges(sentence: SummarySentence) -> list[str]:
    """The badges of one sentence, in words."""
    found: list[str] = []
    for kind in COUNTED_KINDS:
        values = list(dict.fromkeys(f.value for f in sentence.findings if f.kind == kind))
        if values:
            key = f"doubt.{kind}.{'1' if len(values) == 1 else 'n'}"
            found.append(_badge("doubtful", both(key, n=len(values), values=", ".join(values))))
    for finding in sentence.findings:
        if finding.kind not in COUNTED_KINDS:
            found.append(_badge("doubtful", both_of(finding.message, finding.message_hi)))
    doubted = any(f.kind in ("number", "number_hi") for f in sentence.findings)
    if not doubted and read_numbers(sentence.en, "en"):
        found.append(_badge("fine", both("badge.numbers")))
    if sentence.is_extract:
        found.append(_badge("fine", both("badge.extract")))
    return found


def _badge(tone: str, words: str) -> str:
    sign = "✓" if tone == "fine" else "!"
    return f'<span class="badge {tone}"><b aria-hidden="true">{sign}</b> {words}</span>'


# Signs on the buttons, each in a square of 24; the words beside them say the same.
_SIGNS = {
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "listen": "M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11",
    "link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
    "download": "M12 4v11M7 11l5 5 5-5M5 20h14",
}


def _sign(name: str) -> str:
    return f'<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="{_SIGNS[name]}"/></svg>'


def _act(name: str, more: str = "") -> str:
    words = f'<span class="label">{both(name)}</span>'
    return f'<button type="button" class="act" data-act="{name}"{more}>{_sign(name)}{words}</button>'


def _actions(summary: Summary) -> str:
    """Copying, listening, the link, and the files; of the readable files there is one for each language of the page."""
    listen = _act("listen", ' aria-pressed="false"')
    files = "".join(
        _file(suffix, mime, form(summary, reader="en"), "ui-en")
        + _file(suffix, mime, form(summary, reader="hi"), "ui-hi")
        for suffix, mime, form in ((".txt", "text/plain", to_text), (".md", "text/markdown", to_markdown))
    )
    files += _file(".json", "application/json", to_json(summary)) + _file(".html", "text/html", to_html(summary))
    return (
        f'<div class="actions">{_act("copy")}{listen}{_act("link")}</div>'
        f'<div class="actions files"><span class="what">{_sign("download")}{both("download")}</span>{files}</div>'
        '<div class="told" role="status"></div>'
    )


def _file(suffix: str, mime: str, text: str, language: str = "") -> str:
    href = _data_url(text, mime)
    return f'<a class="act {language}" download="summary{suffix}" href="{href}" lang="en">{suffix}</a>'


def _data_url(text: str, mime: str) -> str:
    """The file inside its own link: nothing is written to disk and nothing is left behind on the server."""
    return f"data:{mime};charset=utf-8;base64,{base64.b64encode(text.encode()).decode()}"


def _footer(summary: Summary, *, on_space: bool) -> str:
    percent = percent_read(summary)
    count = len(removed_lines(summary.article))
    removed = both(
        "footer.removed.0" if not count else "footer.removed.1" if count == 1 else "footer.removed.n", n=count
    )
    if count:
        removed += f' <button type="button" class="inline" data-act="show-removed">({both("footer.show")})</button>'
    seconds = both_of(*(s.format(seconds=f"{summary.seconds:.1f}") for s in STRINGS["footer.seconds"]))
    parts = (
        both("footer.read.100" if percent == 100 else "footer.read", percent=percent),
        removed,
        seconds,
        both("footer.space" if on_space else "footer.here"),
    )
    signature = f'<code lang="en">{escape(summary.signature)}</code>'
    made = f'<p class="made"><span class="what">{both("footer.made")}:</span> {signature}</p>'
    dot = '<span class="dot" aria-hidden="true"> · </span>'
    return f"<footer><p>{dot.join(f'<span>{part}</span>' for part in parts)}</p>{made}</footer>"


# ---- the text used ---------------------------------------------------------------------------------------------------


def used(summary: Summary, *, origin: str = "pasted") -> str:
    """The article as it was read, each source marked with the sentences that rest on it, and what was removed."""
    article = summary.article
    sources = [s.sources for s in summary.sentences]
    name = "" if origin == "pasted" else f'<p class="origin">{escape(origin)}</p>'
    fields = (article.title, article.standfirst, article.byline, article.place, article.published)
    head = f"<h3>{escape(article.title)}</h3>" if article.title else ""
    small = " · ".join(escape(field) for field in fields[1:] if field)
    head += f'<p class="fields">{small}</p>' if small else ""
    body, start = [], 0
    for paragraph in article.paragraphs:
        body.append(f"<p>{_segments(paragraph, start, sources)}</p>")
        start += len(paragraph) + 2  # Article.text joins paragraphs with "\n\n"
    return (
        f'<div class="card used" id="used-card"><h2 id="used-title">{both("used.title")}</h2>{name}'
        '<div class="body" tabindex="0" role="region" aria-labelledby="used-title" lang="en">'
        f"{head}{''.join(body)}</div>"
        '<p class="told-source" role="status"></p>'
        f'<button type="button" class="back act" data-act="back" hidden>{both("source.back")}</button>'
        f"{_removed(article)}</div>"
    )


def _segments(paragraph: str, start: int, sources: Sequence[Sequence[tuple[int, int]]]) -> str:
    """The paragraph cut where a source begins or ends; each piece names the summary sentences it supports."""
    end = start + len(paragraph)
    cuts = {start, end}
    for spans in sources:
        for span in spans:
            cuts.update(min(max(at, start), end) for at in span)
    points = sorted(cuts)
    parts = []
    for left, right in pairwise(points):
        text = escape(paragraph[left - start : right - start])
        of = [i for i, spans in enumerate(sources) if any(a <= left and right <= b for a, b in spans)]
        parts.append(f'<span class="src" data-of="{" ".join(map(str, of))}">{text}</span>' if of else text)
    return "".join(parts)


def _removed(article: Article) -> str:
    lines = removed_lines(article)
    if not lines:
        return ""
    rows = "".join(_removed_row(line) for line in lines)
    return (
        f'<details class="removed" id="removed"><summary>{both("used.removed", n=len(lines))}</summary>'
        f'<ul>{rows}</ul><button type="button" class="act again" data-act="again" hidden>'
        f"{both('used.again')}</button></details>"
    )


def _removed_row(removed: Removed) -> str:
    reason = both_of(*reason_words(removed.reason))
    return (
        f'<li data-line="{removed.line}"><del lang="en">{escape(removed.text)}</del>'
        f'<span class="reason">{reason}</span>'
        f'<button type="button" class="act undo" data-act="undo" aria-pressed="false">{both("used.undo")}</button></li>'
    )


def reason_words(reason: str) -> tuple[str, str]:
    """Why a line was removed, in English and Hindi; an unknown reason is shown as it is."""
    words: object = REASONS.get(reason, reason) if isinstance(REASONS, Mapping) else reason
    if isinstance(words, Bilingual):
        return words.en, words.hi or words.en
    if isinstance(words, tuple) and len(words) == 2:
        return str(words[0]), str(words[1])
    return str(words), str(words)


# ---- trouble ---------------------------------------------------------------------------------------------------------

_KIN = {"model_not_found": "model", "integrity": "model", "engine": "error"}
_FOR_PROGRAMS = frozenset(("deadline",))  # the message names a parameter that the page does not show


def trouble(code: str, detail: str = "") -> str:
    """A calm card: what is the matter and what to do next, in the reader's language.

    The program's own message says both, where it has its Hindi; any other speaks to whoever runs the page and stands
    below as the details.
    """
    code = _KIN.get(code, code)
    key = f"error.{code}" if f"error.{code}" in STRINGS else "error.error"
    hindi = in_hindi(detail)
    step, more = both(f"{key}.next"), ""
    if hindi is not None:
        step = both_of(detail, hindi)
    elif detail and code not in _FOR_PROGRAMS:
        what = both("error.detail")
        more = f'<p class="detail"><span class="what">{what}:</span> <span lang="en">{escape(detail)}</span></p>'
    return (
        f'<div class="card trouble" id="result-card" role="alert" data-code="{escape(code)}"><h2>{both(key)}</h2>'
        f"<p>{step}</p>{more}</div>"
    )


def halted(kind: str) -> str:
    """The card after Stop ("stopped"); beside the result, of a full queue ("busy") or a lost connection ("lost")."""
    name = 'id="result-card" ' if kind == "stopped" else ""
    words = f"<h2>{both(kind + '.title')}</h2><p>{both(kind + '.next')}</p>"
    return f'<div class="card trouble" {name}role="alert" data-code="{kind}">{words}</div>'


def voice(wav: bytes, language: str) -> str:
    """A player for a spoken summary, with a link to save it."""
    url = f"data:audio/wav;base64,{base64.b64encode(wav).decode()}"
    return (
        f'<div class="voice"><audio controls src="{url}"></audio><p>{both("voice.ready")}</p>'
        f'<a class="act" download="summary-{escape(language)}.wav" href="{url}">{both("voice.save")}</a></div>'
    )


def voice_trouble(detail: str) -> str:
    """Why there is no sound file."""
    words = both_of(detail, in_hindi(detail) or plain("error.speech.next")[1])
    return f'<div class="voice trouble" role="alert"><p><b>{both("error.speech")}</b></p><p>{words}</p></div>'
