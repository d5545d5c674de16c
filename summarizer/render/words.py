"""What is said about a summary, in English and in Hindi: the same words and the same counts in every form."""

from __future__ import annotations

import math
import re

from ..records import Article, Language, Removed, Summary

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

# What the pipeline notes in English (pipeline.stages.notes_of), said in Hindi.
NOTES: tuple[tuple[str, str], ...] = (
    (
        r"A sentence that could not be confirmed in the article was left out\.",
        "जिस वाक्य की लेख से पुष्टि नहीं हुई, वह हटा दिया गया।",
    ),
    (
        r"A sentence that could not be confirmed gave way to the article's own\.",
        "जिस वाक्य की पुष्टि नहीं हुई, उसकी जगह लेख का अपना वाक्य रखा गया।",
    ),
    (
        r"These are the article's own sentences: nothing that the model wrote could be confirmed\.",
        "ये लेख के अपने वाक्य हैं: मॉडल की लिखी किसी बात की पुष्टि नहीं हो सकी।",
    ),
    (
        r"(\d+) words were asked for; the shortest whole sentence has (\d+)\.",
        r"\1 शब्द माँगे गए थे; सबसे छोटे पूरे वाक्य में \2 शब्द हैं।",
    ),
    (
        r"In the Hindi headline this could not be confirmed: (.+)\.",
        r"हिंदी शीर्षक में इसकी पुष्टि नहीं हो सकी: \1।",
    ),
)
MATCH = ("Numbers, names and quotes match the article.", "संख्याएँ, नाम और उद्धरण लेख से मेल खाते हैं।")
EXTRACT = ("taken from the article word for word", "मूल अंग्रेज़ी वाक्य लेख से ज्यों का त्यों लिया गया है")
# Reasons of lines that stand in a field of their own: they left the running text, but nothing of them was removed.
KEPT_APART = frozenset(("headline", "standfirst", "byline", "place", "dateline"))

# C0 and C1 controls (a terminal obeys them), the direction marks and overrides that reorder what is read, the byte
# order mark, lone surrogates. ZWJ and ZWNJ stay: Hindi needs them. Tab and line ends become spaces in `one_line`.
UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def one_line(text: str | None) -> str:
    """`text` on one line, without a character that a terminal or a reader's eye would be led astray by."""
    return " ".join(UNSAFE.sub("", text or "").split())


def removed_lines(article: Article) -> tuple[Removed, ...]:
    """The lines that are gone from the page; those that stand in a field of their own are none of them."""
    return tuple(line for line in article.removed if line.reason not in KEPT_APART)


def percent_read(summary: Summary) -> int:
    """Per cent of the article that was read, rounded down, so that 100 means all of it."""
    return 100 if summary.coverage >= 1 else min(99, math.floor(summary.coverage * 100))


def note_words(english: str) -> tuple[str, str]:
    """A note of the pipeline in English and Hindi; one that is not known stays in English."""
    for pattern, hindi in NOTES:
        found = re.fullmatch(pattern, english)
        if found:
            return english, found.expand(hindi)
    return english, english


def footer(summary: Summary, language: Language = "en") -> str:
    """One line on how much was read, what was removed, how it came about and how long it took."""
    removed, percent = len(removed_lines(summary.article)), percent_read(summary)
    if language == "hi":
        read = "पूरा लेख पढ़ा गया" if percent == 100 else f"लेख का {percent} प्रतिशत हिस्सा पढ़ा गया"
        lines = "पेज की 1 पंक्ति हटाई गई" if removed == 1 else f"पेज की {removed} पंक्तियाँ हटाई गईं"
        seconds = f"{summary.seconds:.1f} सेकंड"
    else:
        read = f"Read {percent} % of the article"
        lines = "1 page line removed" if removed == 1 else f"{removed} page lines removed"
        seconds = f"{summary.seconds:.1f} s"
    how = RUNGS[summary.rung][language == "hi"] if summary.rung in RUNGS else f"rung {summary.rung}"
    return " · ".join((read, lines, how, seconds))


def check_lines(summary: Summary, language: Language = "en") -> list[str]:
    """What the check found, one finding a line, then what was taken word for word and the notes."""
    number = "Sentence {}: {}" if language == "en" else "वाक्य {}: {}"
    lines = [
        number.format(at, one_line(finding.message if language == "en" else finding.message_hi))
        for at, sentence in enumerate(summary.sentences, 1)
        for finding in sentence.findings
    ]
    lines = lines or [MATCH[language == "hi"]]
    extracts = [str(at) for at, sentence in enumerate(summary.sentences, 1) if sentence.is_extract]
    if extracts:
        lines.append(_extract_line(extracts, language))
    return lines + [one_line(note_words(note)[language == "hi"]) for note in summary.notes]


def _extract_line(numbers: list[str], language: Language) -> str:
    several = len(numbers) > 1
    if language == "hi":
        which = f"{', '.join(numbers[:-1])} और {numbers[-1]}" if several else numbers[0]
        return f"वाक्य {which}: {EXTRACT[1]}।"
    which = f"{', '.join(numbers[:-1])} and {numbers[-1]}" if several else numbers[0]
    return f"Sentences {which} are {EXTRACT[0]}." if several else f"Sentence {which} is {EXTRACT[0]}."
