"""Sentences of English and Hindi news, with exact offsets.

Both splitters walk the same road. A text falls into blocks (an empty line is a hard boundary, and so is the start of
a list item); in a block every run of closing punctuation is a candidate; rules about the word before and the word
after decide it. Where the English rules know nothing, sentencex has the last word; for Hindi it has no say, because it
cuts after "डॉ." and "रु.". A quotation or a bracket of a line or two stays whole, so that a sentence lifted out of its
text does not carry half a pair of quotation marks.

The time taken grows with the length of the text alone: each pattern below is anchored at a run's first character,
possessive, or bounded in length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..records import Sentence

# A quotation up to this long stays whole: about 40 words, the longest sentence that newspaper style books allow.
# Larger keeps more quotations intact but makes units that are too long to be one source sentence.
_WHOLE_QUOTE_CHARACTERS = 250

# sentencex slows down with the square of the number of unclosed quotation marks (1.5 s for 80,000 characters), so it
# sees pieces of this size: cut at a sure boundary after the first, wherever it falls at the second.
_PIECE_CHARACTERS = 2_000
_PIECE_MAX_CHARACTERS = 10_000


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# ---- what English abbreviations do -----------------------------------------------------------------------------------

# Always followed by the thing they belong to.
_NEVER_LAST = _set(
    "Mr Mrs Ms Mx Dr Drs Prof Gen Lt Col Maj Capt Cmdr Cdr Sgt Cpl Pvt Brig Adm Wg Sqn Flt Cllr Sen Sens Rep Reps Gov "
    "Govs Pres Hon Rev Fr Msgr Supt Insp Asst Atty Dep Dist Messrs Mme Mlle Smt Sri Shri Adv Er Pt Ch Amb Mt Ft "
    "e.g i.e eg ie cf viz vs approx ca esp incl M/s"
)
# Part of a name or a number when one follows, else an ordinary word ("He said no. The vote…").
_BEFORE_NUMBER = _set(
    "No Nos no nos Art Arts Sec Fig Figs Vol Vols Para Paras pp p Rs Re Ext Cl Sch Op art sec fig vol"
)
_MONTHS = _set("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
_DAYS = _set("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")
# A capital after these opens a sentence, unless it is a role, a time zone or a day.
_COMPANIES = _set("Inc Ltd Co Corp Cos LLC LLP Plc plc Bros Assn Mfg Pte Pty Intl")
_UNITS = _set("hrs hr min mins secs km kms kg kgs cm mm ft lb lbs oz mph kmph yrs yr cr mn bn tn etc al")
_CLOCK = _set("a.m p.m A.M P.M am pm AM PM")
# A capital after these goes on with the same sentence, unless it is a word that opens sentences.
_MIDDLE = _set("Jr Sr Esq St Ave Rd Blvd Ln Hwy Dept dept Govt govt Est est sq Sq Univ Gp gen dr mr mrs prof col capt")
_STATES = _set(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn "
    "Tenn Tex Va Vt Wash Wis Wyo Ont Que"
)
_LABELS = _set("vitamin hepatitis plan group grade category class section type block part phase war option team")
_SHOUTING_NAMES = _set("Yahoo Jeopardy")

_ROLES = _set(
    "Chief CEO CFO COO CTO MD CMD Chair Chairman Chairwoman Chairperson President Executive Managing Director Vice "
    "Founder Co-founder Group Senior Spokesman Spokeswoman Spokesperson Analyst"
)
_ZONE = re.compile(r"([A-Z][\w.'’-]{0,24})(?: [A-Z][\w.'’-]{0,24}){0,3} [Tt]ime\b")  # behind "8:45 p.m."
_NO_ZONES = _set(
    "Extra Half Full Prime Injury Stoppage Added Playing Response Travel Waiting Screen Summer Winter Spare Free"
)
_TIME_WORDS = _set(
    "IST GMT UTC ET EST EDT PT PST PDT CT CST CDT MT BST CET AEST Eastern Pacific Central Indian Mon Tue Tues Wed Thu "
    "Thurs Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December"
)
# Words that open sentences and hardly ever follow an abbreviation inside one.
_OPENERS = _set(
    "The A An He She It They We I You This That These Those There Here His Her Its Their Our My Your In On At But And "
    "So If When While As After Before For From By With What Who Why How Where Some Many Most Several Few Both Each "
    "However Meanwhile Earlier Later Last Now Then Once Since Although Though Despite Under Over No Not Nor Also "
    "According Asked Speaking Until Because During Among Only Even Every Today Yesterday Nearly About Any All Another "
    "Other Others Such To Is Are Was Were Has Have Did Does Do Or Yet Still Further Instead Two Three Four Five"
)
_SAID = "said|says|asked|asks|added|told|wrote|writes|replied|shouted|cried|quipped|tweeted|posted|exclaimed|remarked"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Spot:
    """A place where a sentence may end: what stands before it and after it."""

    before: str  # the word before the mark, its inner full stops kept: "U.S", "Ltd", "" after a space
    preceding: str  # up to 24 characters before that word
    mark: str  # the run of closing punctuation: ".", "?!", "..."
    closing: str  # closing quotation marks and brackets behind it
    after: str  # up to 160 characters of what follows, spaces stripped
    has_space: bool
    opens_block: bool  # the word before is the first of its block
    block_has_danda: bool  # so that a full stop there more likely belongs to an abbreviation


# ---- the two faces ---------------------------------------------------------------------------------------------------


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of an English text, in order.

    ``text[s.start:s.end] == s.text``; no sentence begins or ends with a space, and every other character lies in
    exactly one sentence. A single line break is a space, an empty line a boundary.

    >>> [s.text for s in split_sentences("Dr. Rao left the U.S. The talks failed.")]
    ['Dr. Rao left the U.S.', 'The talks failed.']
    """
    return _split(text, _ENGLISH_MARK, _judge_english, _ask_sentencex)


def split_hindi(text: str) -> tuple[Sentence, ...]:
    """The sentences of a Hindi text, in order, with the same promises as `split_sentences`.

    >>> [s.text for s in split_hindi("डॉ. सिंह आए। रु. 500 दिए।")]
    ['डॉ. सिंह आए।', 'रु. 500 दिए।']
    """
    return _split(text, _HINDI_MARK, _judge_hindi, lambda block, spots: set())


# ---- the common road -------------------------------------------------------------------------------------------------

# Each mark matches only at the first character of its run, so that a run is read once.
_ENGLISH_MARK = re.compile(r"(?<![.!?…।॥‽])([.!?…।॥‽]++)((?: ?[”»]|[\"’'›)\]}])*+(?:\[\d{1,3}\])*+)")
_HINDI_MARK = re.compile(r"(?<![.!?…।॥|‽])([.!?…।॥|‽]++)((?: ?[”»]|[\"’'›)\]}])*+(?:\[\d{1,3}\])*+)")
_SPACE = re.compile(r"\s*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[{«,;:–—।]*\Z")
_LIST_ITEM = re.compile(r"\s*(?:[•‣▪●◦·*-]|\d{1,2}[.)])\s")
_PAIR_MARKS = re.compile(r"[\"“”‘’()\[\]«»]")

_Verdict = bool | None  # None: the rules do not know


def _split(
    text: str,
    mark: re.Pattern[str],
    judge: Callable[[_Spot], _Verdict],
    ask: Callable[[str, dict[int, _Verdict]], set[int]],
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for block_start, block_end in _blocks(text):
        block = text[block_start:block_end].rstrip()
        verdicts = _verdicts(block, mark, judge)
        ends = {end for end, verdict in verdicts.items() if verdict}
        if None in verdicts.values():
            ends |= ask(block, verdicts)
        start = 0
        for end in [*sorted(ends), len(block)]:
            piece = block[start:end]
            stripped = piece.strip()
            if stripped:
                first = block_start + start + len(piece) - len(piece.lstrip())
                sentences.append(Sentence(text=stripped, start=first, end=first + len(stripped)))
            start = end
    return tuple(sentences)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Spans between hard boundaries: empty lines, paragraph separators, list items that follow an ended line."""
    start = position = 0
    previous = ""
    in_list = False
    for line in text.splitlines(keepends=True):
        is_item = _LIST_ITEM.match(line) is not None
        ended = previous.rstrip()[-1:] in tuple(".!?…।:;") or in_list
        if not line.strip() or previous.endswith("\u2029") or (is_item and ended):
            yield start, position
            start = position
        in_list = is_item or (in_list and bool(line.strip()))
        previous = line
        position += len(line)
    yield start, position


def _verdicts(block: str, mark: re.Pattern[str], judge: Callable[[_Spot], _Verdict]) -> dict[int, _Verdict]:
    """Candidate end → is it one; candidates inside a short quotation or bracket are left out."""
    verdicts: dict[int, _Verdict] = {}
    whole = _short_pairs(block)
    next_whole = 0
    has_danda = "।" in block
    for match in mark.finditer(block):
        end = match.end()
        while next_whole < len(whole) and whole[next_whole][1] < end:
            next_whole += 1
        if end >= len(block) or (next_whole < len(whole) and whole[next_whole][0] < match.start()):
            continue
        space = _SPACE.match(block, end)
        after_at = space.end() if space else end
        window = block[max(0, match.start() - 64) : match.start()]
        word = _WORD_BEFORE.search(window)
        before = word.group() if word else ""
        rest = window[: len(window) - len(before)]
        verdicts[end] = judge(
            _Spot(
                before=before,
                preceding=rest[-24:],
                mark=match.group(1),
                closing=match.group(2),
                after=block[after_at : after_at + 160],
                has_space=after_at > end,
                opens_block=len(window) < 64 and not rest.strip(),
                block_has_danda=has_danda,
            )
        )
    return verdicts


def _short_pairs(block: str) -> list[tuple[int, int]]:
    """Spans (opening mark, closing mark) of short quotations and brackets, the outer ones only, by position."""
    opened: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    closers = {"”": "“", ")": "(", "]": "[", "»": "«", "’": "‘"}
    for match in _PAIR_MARKS.finditer(block):
        at, sign = match.start(), match.group()
        before, after = block[at - 1 : at], block[at + 1 : at + 2]
        if sign == '"':
            opens = (not before or before.isspace() or before in "([{“‘—–-") and bool(after) and not after.isspace()
            key = '"'
        else:
            opens = sign in "“(«[‘"
            key = closers.get(sign, sign)
        if sign == "’" and (after.isalnum() or before not in tuple(".,!?…")):
            continue  # an apostrophe
        if opens:
            opened[key] = at
            continue
        start = opened.pop(key, None)
        if start is not None and at - start <= _WHOLE_QUOTE_CHARACTERS:
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at))
    return pairs


def _ask_sentencex(block: str, verdicts: dict[int, _Verdict]) -> set[int]:
    """The undecided candidates at which sentencex would cut."""
    import sentencex  # a compiled library: loaded when the first doubt comes up

    # Same length, but no line breaks (sentencex cuts there) and no lone surrogates (they have no UTF-8 form).
    plain = re.sub(r"[\ud800-\udfff]", "\ufffd", re.sub(r"\s", " ", block))
    chosen: set[int] = set()
    for start, end, doubts in _pieces(len(block), verdicts):
        if not doubts:
            continue
        cuts = set()
        for boundary in sentencex.get_sentence_boundaries("en", plain[start:end]):
            cuts.add(start + boundary["end_index"])
        for doubt in doubts:
            space = _SPACE.match(block, doubt)
            if doubt in cuts or (space and space.end() in cuts):
                chosen.add(doubt)
    return chosen


def _pieces(length: int, verdicts: dict[int, _Verdict]) -> Iterator[tuple[int, int, list[int]]]:
    """Spans of bounded length, cut at sure boundaries where there are any, with the doubtful candidates of each."""
    start = 0
    doubts: list[int] = []
    for end in sorted(verdicts):
        while end - start > _PIECE_MAX_CHARACTERS:
            yield start, start + _PIECE_MAX_CHARACTERS, doubts
            start, doubts = start + _PIECE_MAX_CHARACTERS, []
        if verdicts[end] is None:
            doubts.append(end)
        elif verdicts[end] and end - start >= _PIECE_CHARACTERS:
            yield start, end, doubts
            start, doubts = end, []
    yield start, min(length, start + _PIECE_MAX_CHARACTERS), doubts


# ---- English ---------------------------------------------------------------------------------------------------------

_OPENING = re.compile(r"[\"“‘'«(\[{¿¡]*")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_INITIALISM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,4}")
_ATTRIBUTION = re.compile(rf"(?:[A-Z][\w’'-]{{0,24}}\.?\s){{1,5}}(?:{_SAID})\b")
_CAMEL_NAME = re.compile(r"[a-z]{1,2}[A-Z]")


def _judge_english(spot: _Spot) -> _Verdict:
    opening = _OPENING.match(spot.after)
    opened = opening.group() if opening else ""
    rest = spot.after[len(opened) :]
    first = rest[:1]
    word_match = _NEXT_WORD.match(rest)
    word = word_match.group() if word_match else ""
    word_is_dotted = rest[len(word) : len(word) + 1] == "."
    opens_sentence = word in _OPENERS and not (word_is_dotted and len(word) == 1)
    if not spot.has_space and not _ends_without_space(spot, opens_sentence, first, rest[len(word) : len(word) + 1]):
        return False
    if "।" in spot.mark or "॥" in spot.mark:
        return True
    if not first or first in ",;:.…!?)]}”’»%":
        return False
    if first.islower():
        if _CAMEL_NAME.match(rest):
            return not _is_abbreviation(spot)
        if spot.mark != "." or spot.closing or _is_abbreviation(spot):
            return False
        return None
    if spot.mark != ".":
        return _judge_loud(spot, opened, rest, word)
    if spot.closing:
        return True  # “It will rain.” Sharma said so twice.
    if first.isupper() or first.isdigit() or first in "₹$€£":
        return _judge_full_stop(spot, opened, first, word, opens_sentence)
    if _is_abbreviation(spot):
        return False
    return None if first in "–—-" else True


def _ends_without_space(spot: _Spot, opens_sentence: bool, first: str, after_word: str) -> bool:
    """Is this a sentence end whose space was lost: 'he said.The minister', 'he said.”The minister'?"""
    if "।" in spot.mark:
        return True
    if spot.closing:
        return spot.closing[-1] in '”"’»)]' and first.isupper()
    last = spot.before[-1:]
    return opens_sentence and (last.islower() or last.isdigit()) and (after_word.isspace() or after_word == ",")


def _judge_loud(spot: _Spot, opened: str, rest: str, word: str) -> bool:
    """After "?", "!" or an ellipsis, with no small letter behind it."""
    if spot.closing and not opened and _ATTRIBUTION.match(rest):
        return False  # “Will it rain?” Sharma asked.
    if spot.mark == "!" and spot.before in _SHOUTING_NAMES:
        return word in _OPENERS
    hesitates = spot.mark[0] in ".…" and set(spot.mark) <= {".", "…"}
    return not (hesitates and (word == "I" or word.startswith(("I’", "I'"))))  # "Well... I think so."


def _judge_full_stop(spot: _Spot, opened: str, first: str, word: str, opens_sentence: bool) -> _Verdict:
    """After a single full stop, with a capital, a digit or a currency sign behind it."""
    before = spot.before.rstrip("’'")
    is_number = not first.isupper()
    in_bracket = opened.startswith(("(", "["))
    if spot.opens_block and len(before) <= 3 and (before.isdigit() or before in ("i", "ii", "iii", "iv", "v", "vi")):
        return False  # the number of a list item
    if before in _NEVER_LAST or (before == "v" and not is_number):
        return False
    if before in _BEFORE_NUMBER or before in _MONTHS or before in _DAYS:
        return not is_number and not (before in _DAYS and word in _MONTHS)
    if before in _COMPANIES:
        if is_number:
            return None
        return not (in_bracket or word in _ROLES or word in _COMPANIES)
    if before in _CLOCK:
        return None if is_number else not (in_bracket or word in _TIME_WORDS or _names_zone(spot.after))
    if before in _UNITS:
        return None if is_number else not in_bracket
    if before in _STATES and spot.preceding.endswith(", "):
        return opens_sentence
    if before in _MIDDLE or _INITIALISM.fullmatch(before) or _lacks_vowels(before):
        return opens_sentence or (bool(opened) and not in_bracket)
    if len(before) == 1 and before.isupper():
        label = spot.preceding.split()[-1:]
        return opens_sentence or (bool(label) and label[0].lower() in _LABELS)
    return True


def _names_zone(after: str) -> bool:
    """Does "Paris time", "New York time" or "Greenwich Mean Time" follow a clock time?"""
    zone = _ZONE.match(after)
    return zone is not None and zone.group(1) not in _OPENERS and zone.group(1) not in _NO_ZONES


def _is_abbreviation(spot: _Spot) -> bool:
    """Does the full stop belong to the word before it?"""
    before = spot.before.rstrip("’'")
    if spot.mark != ".":
        return False
    known = (_NEVER_LAST, _BEFORE_NUMBER, _MONTHS, _DAYS, _COMPANIES, _CLOCK, _UNITS, _MIDDLE)
    if any(before in group for group in known) or (before in _STATES and spot.preceding.endswith(", ")):
        return True
    return bool(_INITIALISM.fullmatch(before)) or (len(before) == 1 and before.isupper()) or _lacks_vowels(before)


def _lacks_vowels(word: str) -> bool:
    """Is this a capitalised word of consonants alone, as unlisted abbreviations are: "Mgr", "Ngr"?"""
    return 2 <= len(word) <= 4 and word.isalpha() and word.istitle() and not set(word.lower()) & set("aeiouy")


# ---- Hindi -----------------------------------------------------------------------------------------------------------

_HINDI_ABBREVIATIONS = _set(
    "डॉ डा रु रू श्री श्रीमती सुश्री कु पं प्रो सं नं क्र मो स्व इं इंजी एड ब्रि ले मि मिस सर्व चौ ज वि उ म प्र ता दि तह "
    "जि पो प्रा लि कं पृ अ कि ग्रा मी सेमी किग्रा कृ उदा टे फो मा सी.ए"
)
_HINDI_LETTERS = _set("ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड ज़ेड ज़ेड")
_HINDI_ALSO_WORDS = _set("जी आई")  # letters that end sentences too: "प्रधानमंत्री जी", "वह आई"
_HINDI_OPENERS = _set(
    "यह वह ये वे इस उस इन उन इसके उसके इनके उनके इससे उससे इसमें उसमें इसे उसे इन्हें उन्हें उन्होंने इन्होंने उसने इसने हमने मैंने हम मैं "
    "लेकिन मगर पर परंतु और तथा फिर अब तब जब यदि अगर हालांकि हालाँकि वहीं यहां यहाँ वहां वहाँ क्या क्यों कैसे कौन कब इसलिए "
    "बाद पहले दूसरी इसी उसी सभी कई कुछ एक दो आज कल"
)
_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_LETTER_THEN_STOP = re.compile(r"([\u0900-\u0963\u0970-\u097f]{1,8})\.")
_BARE_LETTER = re.compile(r"[\u0904-\u0939\u0958-\u0961]")  # with a vowel sign it may be a word: "है.", "थे."
_HINDI_ATTRIBUTION = re.compile(
    r"[^।॥?!.…|\"“”]{0,60}?\s(?:कहा|पूछा|बोले|बोली|बोलीं|बोला|बताया|लिखा|चिल्लाया|चिल्लाई|चिल्लाए|जवाब दिया)"
    r"(?:\s(?:था|थी|थे|है|हैं))?\s?[।.!|]"
)


def _judge_hindi(spot: _Spot) -> _Verdict:
    opening = _OPENING.match(spot.after)
    rest = spot.after[opening.end() if opening else 0 :]
    first = rest[:1]
    if not first or first in ",;:.…!?)]}”’»%।॥|":
        return False
    if "|" in spot.mark and not _ends_in_devanagari(spot):
        return False
    if spot.closing and _HINDI_ATTRIBUTION.match(" " + spot.after):
        return False  # “हाँ।” उसने कहा।
    if set(spot.mark) & set("।॥|"):
        return True
    if spot.mark in ("?", "!", "?!", "!?", "‽") or set(spot.mark) <= {"?", "!"}:
        return spot.has_space or _DEVANAGARI.match(rest) is not None
    if spot.mark != ".":
        return bool(spot.closing) and spot.has_space  # an ellipsis hesitates inside its sentence
    if not spot.has_space:
        return False
    return _judge_hindi_full_stop(spot, rest)


def _judge_hindi_full_stop(spot: _Spot, rest: str) -> bool:
    before = spot.before
    if spot.closing:
        return True
    if spot.opens_block and len(before) <= 3 and before.isdigit():
        return False
    if before in _HINDI_ABBREVIATIONS:
        return False
    word = _DEVANAGARI.match(rest)
    opens_sentence = word is not None and word.group() in _HINDI_OPENERS
    following = _LETTER_THEN_STOP.match(rest)
    another_letter = following is not None and following.group(1) in _HINDI_LETTERS
    if before in _HINDI_ALSO_WORDS and not another_letter:
        return not (spot.block_has_danda or spot.preceding.rstrip().endswith("."))
    if before in _HINDI_LETTERS or "." in before.strip(".") or _BARE_LETTER.fullmatch(before):
        return opens_sentence and not another_letter
    if before.isascii():
        return not _is_abbreviation(spot)
    return True


def _ends_in_devanagari(spot: _Spot) -> bool:
    return _DEVANAGARI.fullmatch((spot.preceding + spot.before).rstrip()[-1:]) is not None
