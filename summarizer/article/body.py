"""Judge the lines from the first paragraph on: where the body ends, and what stands between its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import MIN_WORDS
from .labels import bare_label
from .lines import Line, count_words, ends_sentence, lowercase_share
from .phrases import ends_page, opens_comments, opens_other_stories

SUBHEAD_WORDS = 12  # subheads have 1 to 10 words; a longer line without a full stop is rather a sentence that lost it
LONG_OPEN_WORDS = 20  # in a row of lines without full stops, links to other stories have up to 18 words
# Share of the running text that stands before a page's end mark ("First Published", "Comments"), or it is no end: such
# marks also stand in bars above an article, and what follows the real end is short.
END_SHARE = 0.7
_QUOTES = "\"“'‘"
_SPEECH = ("said", "says", "told", "added", "asked")
_QUESTIONS = ("what", "why", "how", "who", "when", "where", "which", "is ", "are ", "can ", "will ", "does ", "do ")
_BRACKETS = (("skip past newsletter", "after newsletter"), ("list of", "end of list"))
_MAX_BRACKET = 12  # lines between a bracket's two marks


def judge_body(lines: Sequence[Line], reasons: list[str | None], start: int) -> None:
    """Give every line from `start` on its reason, in place; None stays for what is body."""
    for i in range(len(lines) - 1, start - 1, -1):
        if opens_other_stories(lines[i].text) and reasons[i] is None:
            reasons[i] = "related"
    _drop_brackets(lines, reasons, start)
    end = _find_end(lines, reasons, start)
    for i in range(end, len(lines)):
        reasons[i] = reasons[i] or "after"
    prose = [i for i in range(start, end) if reasons[i] is None and ends_sentence(lines[i].text)]
    # A colon promises more: a page's last ones ("Suggested topics:") end no body.
    closed = [i for i in prose if not lines[i].text.endswith(":")]
    last = closed[-1] if closed else start - 1
    for i in prose:
        if i > last and count_words(lines[i].text) <= 4:
            reasons[i] = "after"
    _drop_captions(lines, reasons, start, end)
    _judge_open_lines(lines, reasons, start, end, last)
    _drop_repeated(lines, reasons, start, end)


def _drop_brackets(lines: Sequence[Line], reasons: list[str | None], start: int) -> None:
    """Remove what stands between "skip past newsletter promotion" and "after newsletter promotion", and such pairs."""
    for opening, closing in _BRACKETS:
        begun: int | None = None
        for i in range(start, len(lines)):
            bare = bare_label(lines[i].text)
            if bare.startswith(opening) and count_words(bare) <= 6:
                begun = i
            elif begun is not None and bare.startswith(closing) and count_words(bare) <= 6:
                if i - begun <= _MAX_BRACKET:
                    for j in range(begun, i + 1):
                        reasons[j] = reasons[j] or ("promo" if "newsletter" in opening else "related")
                begun = None


def _find_end(lines: Sequence[Line], reasons: list[str | None], start: int) -> int:
    """The line at which the article is over: an end mark with the bulk of the running text before it."""
    weights = [
        count_words(line.text) if reasons[i] is None and ends_sentence(line.text) else 0 for i, line in enumerate(lines)
    ]
    total = sum(weights[start:])
    going_on = _find_going_on(reasons, weights)
    before = 0
    for i in range(start, len(lines)):
        before += weights[i]
        if reasons[i] is None or before < MIN_WORDS:
            continue
        text = lines[i].text
        if (ends_page(text) or opens_comments(text)) and before >= END_SHARE * total:
            return i
        if opens_comments(text) and _are_comments(lines, reasons, i):
            return i
        if opens_other_stories(text) and 2 * before >= total and not going_on[i]:
            return i
    return len(lines)


def _are_comments(lines: Sequence[Line], reasons: list[str | None], at: int) -> bool:
    """Readers' comments follow: among the next 30 lines three or more are "Reply", "Like", "2 hours ago"."""
    signs = 0
    for i in range(at + 1, min(at + 31, len(lines))):
        bare = bare_label(lines[i].text)
        signs += bare in ("reply", "like", "report abuse", "dislike", "recommend", "upvote") or bare.endswith(" ago")
    return signs >= 3


def _find_going_on(reasons: list[str | None], weights: list[int]) -> list[bool]:
    """For each line, whether the body goes on after it: two paragraphs in a row, or one that is the page's last.

    Related stories with an introduction each alternate headline and sentence, and never have two in a row.
    """
    going_on = [False] * len(weights)
    paragraphs = 0
    is_pair = is_open = False  # two in a row were seen below; a headline stands above the last paragraph seen
    for i in range(len(weights) - 1, -1, -1):
        going_on[i] = is_pair or paragraphs == 1
        if weights[i] >= 8:
            is_pair = is_pair or (paragraphs > 0 and not is_open)
            paragraphs += 1
            is_open = False
        elif reasons[i] is None:
            is_open = True
    return going_on


def _drop_captions(lines: Sequence[Line], reasons: list[str | None], start: int, end: int) -> None:
    """A line without a full stop beside a picture's credit is its caption."""
    for i in range(start, end):
        if reasons[i] != "credit":
            continue
        for j in (i - 1, i + 1):
            if not start <= j < end or reasons[j] is not None or ends_sentence(lines[j].text):
                continue
            if count_words(lines[j].text) <= 30 and lines[j].kind == "plain":
                reasons[j] = "caption"
                break


def _judge_open_lines(lines: Sequence[Line], reasons: list[str | None], start: int, end: int, last: int) -> None:
    """Judge the lines without a full stop: list items and lost full stops stay, subheads and links go."""
    heads = [i for i in range(start, end) if reasons[i] is None and _is_short_open(lines[i])]
    has_subheads = len(heads) >= 2
    after_link = False  # the last mark was "Also Read" or the like: what follows is another story's headline
    kept = start - 1  # the last line that stays
    i = start
    while i < end:
        line = lines[i]
        if reasons[i] is not None:
            if reasons[i] == "related" and count_words(line.text) <= 4:
                after_link = True
            i += 1
            continue
        if ends_sentence(line.text) or _is_quoted(line):
            if after_link and line.text.rstrip("\"'”’ ")[-1:] in "?!" and count_words(line.text) <= 18:
                reasons[i] = "related"
            elif has_subheads and i < last and _is_question_head(line.text):
                reasons[i] = "subhead"
            else:
                kept = i
                after_link = False
            i += 1
            continue
        run = [i]
        j = i + 1
        while j < end and (reasons[j] is not None or not (ends_sentence(lines[j].text) or _is_quoted(lines[j]))):
            if reasons[j] is None:
                run.append(j)
            j += 1
        introduced = kept >= start and lines[kept].text.rstrip("\"'”’ ").endswith(":") and not after_link
        _judge_run(lines, reasons, run, introduced=introduced, after_link=after_link, is_tail=i > last, kept=kept)
        stayed = [k for k in run if reasons[k] is None]
        kept = stayed[-1] if stayed else kept
        i = j


def _judge_run(
    lines: Sequence[Line],
    reasons: list[str | None],
    run: list[int],
    *,
    introduced: bool,
    after_link: bool,
    is_tail: bool,
    kept: int,
) -> None:
    """Judge neighbouring lines without full stops, together."""
    for at, i in enumerate(run):
        line = lines[i]
        words = count_words(line.text)
        sentence_like = (words > SUBHEAD_WORDS or _holds_sentence(line.text)) and lowercase_share(line.text) >= 0.5
        if line.kind == "item" and not after_link and words >= 3:
            continue
        if after_link:
            reasons[i] = "related"
        elif introduced and words >= 2:
            continue
        elif is_tail:
            # The last paragraph may lack its full stop; it follows the body at once and stands alone.
            if not (sentence_like and at == 0 and i == kept + 1 and len(run) <= 2):
                reasons[i] = "after"
        elif sentence_like and (len(run) == 1 or words >= LONG_OPEN_WORDS):
            continue
        elif _is_table_row(line.text):
            reasons[i] = "table"
        elif line.text.isupper() and words >= 4:
            reasons[i] = "related"
        elif at == len(run) - 1 and words <= SUBHEAD_WORDS:
            reasons[i] = "subhead"
        else:
            reasons[i] = "related"


def _drop_repeated(lines: Sequence[Line], reasons: list[str | None], start: int, end: int) -> None:
    """Remove a paragraph that stands twice, and a pull quote whose words the body has."""
    seen: set[str] = set()
    pulled: list[int] = []
    for i in range(start, end):
        if reasons[i] is not None:
            continue
        letters = "".join(c for c in lines[i].text.lower() if c.isalnum())
        if count_words(lines[i].text) >= 8 and letters in seen:
            reasons[i] = "repeated"
            continue
        seen.add(letters)
        if _is_quoted(lines[i]) and 4 <= count_words(lines[i].text) <= 40 and len(pulled) < 20:
            pulled.append(i)  # at most 20 of them, or the search below is quadratic
    for i in pulled:
        words = lines[i].text.strip("\"“”'‘’ .,")
        if any(words in lines[j].text for j in range(start, end) if j != i and reasons[j] is None):
            reasons[i] = "repeated"
            if i + 1 < end and reasons[i + 1] is None and _is_short_open(lines[i + 1]):
                reasons[i + 1] = "repeated"


def _holds_sentence(text: str) -> bool:
    """A full stop inside, with a sentence after it: only the last stop is missing."""
    return count_words(text) >= 8 and any(f"{stop} " in text for stop in (".", "?", "!", ".”", '."'))


def _is_short_open(line: Line) -> bool:
    return line.kind == "plain" and not ends_sentence(line.text) and count_words(line.text) <= SUBHEAD_WORDS


def _is_quoted(line: Line) -> bool:
    """A line in quotation marks, of 6 words or more, or one that says who spoke; a shorter one is a subhead."""
    text = line.text
    if text[:1] not in _QUOTES:
        return False
    return (text[-1:] in "\"”'’" and count_words(text) >= 6) or any(f" {verb}" in text for verb in _SPEECH)


def _is_question_head(text: str) -> bool:
    """A question that heads a section of an explainer: "What happens next?"."""
    return text.endswith("?") and 3 <= count_words(text) <= SUBHEAD_WORDS and text.lower().startswith(_QUESTIONS)


def _is_table_row(text: str) -> bool:
    """A short line with as many figures as words: a score, a price, a row of a table."""
    tokens = text.split()
    figures = sum(1 for token in tokens if any(c.isdigit() for c in token))
    return len(text) <= 80 and 2 * figures >= len(tokens)
