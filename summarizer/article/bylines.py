"""Bylines, places of report, datelines, and the credits of news agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .places import PLACES, is_place

_AGENCIES = (
    "pti|ani|ians|uni|hindusthan samachar|reuters|ap|the associated press|associated press|afp|agence france-presse"
    "|bloomberg|xinhua|cnn|dpa|kyodo|tass|upi|the canadian press|aap|press trust of india|asian news international|bbc"
)
AGENCY_NAMES = frozenset(_AGENCIES.split("|"))

# Desks and papers that stand where a writer's name would.
_DESK = re.compile(
    r"(?:(?:our|a|the)? ?(?:special|staff|senior|principal|own|state|district|city)? ?(?:correspondents?|reporters?)"
    r"|(?:[\w.&'-]+ ){0,3}(?:news ?desk|web ?desk|news service|news network|bureau|staff|newsroom|online|news team)"
    r"|hts? correspondent|tnn|agencies|associated press writers?|team \w+|outlook web bureau"
    r"|the hindu bureau|livemint"
    r"|et bureau|et ?markets\.com|timesofindia\.com|economictimes\.com|bs reporter|dh web desk"
    r"|ht news desk|the wire staff"
    r"|bbc (?:news|sport|verify|hindi|world service)|cnn|al jazeera|al jazeera staff|fox news"
    r"|mailonline|for mailonline)",
    re.I,
)
_BY = re.compile(
    r"(?:(?:written|reported|posted|published|authored|curated|compiled|produced|edited"
    r"|reviewed|translated|story|report"
    r"|words|text)[ -]by|by|author|authors|reporter|reporters|writer)(?:\s*[:|–-]+\s*|\s+|(?=[A-Z]))",
    re.I,
)
_EDITED = re.compile(r"[,;|/ ]*(?:edited|reviewed|curated|translated|published) by\b.*$", re.I)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|bureau chief|political writer|business writer"
    r"|staff writer|columnist|analyst)\b",
    re.I,
)
_OUTLETS = re.compile(
    r"(?:,| |/|\|| -)+(?:tnn|cnn|cnn business|fox news(?: digital)?|bbc news|bbc sport|bbc"
    r"|for mailonline|for dailymail\.com"
    r"|mailonline|reuters|pti|ians|ani|afp|ndtv|livemint|mint|toi|et bureau|hindustan times"
    r"|india today|the washington post"
    r"|the new york times|bloomberg|ap|associated press|agencies)\.?$",
    re.I,
)
_REPORTING_FROM = re.compile(r"[Rr]eporting from ([A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,4})")
_NAME_IN_PLACE = re.compile(r"(.{4,60}?) in ([A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){0,3})")
_SMALL_TEXT = "and & in of for with the de da di du van von der al bin el la le at from to on"
_SMALL = frozenset(_SMALL_TEXT.split())
_NAME_TOKEN = re.compile(r"[^\W\d_][\w.'’&-]*$")

_PLACE_WORDS = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_AGENCY = (
    r"(?i:reuters|ap|pti|ani|afp|ians|uni|bloomberg|xinhua|cnn|cnn business|dpa|kyodo|upi|thomson reuters foundation)"
)
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE_WORDS}(?:/{_PLACE_WORDS})?(?:, {_PLACE_WORDS})?)?"
    rf"(?: \([A-Z][a-z ]{{2,30}}\))?(?: \[[^\]]{{2,30}}\])?"
    rf"(?:, ?(?P<date>{_MONTH_DAY}))?,?(?: ?\((?P<agency>{_AGENCY})\))?(?P<dash> ?[:–—]+ ?"
    rf"| ?-{{1,2}} |(?(agency) ?|(?!)))(?=[A-Z0-9“\"‘'₹$£€(])"
)
_AGENCY_FIRST = re.compile(
    rf"\(?(?P<agency>{_AGENCY})\)(?: ?[:–—-]+ ?)?(?=[A-Z“\"‘'])|(?P<plain>CNN|AP|PTI"
    rf"|ANI) [–—] (?=[A-Z“\"])"
)
_AGENCY_LAST = re.compile(
    r"(?<=[.!?\"'”’]) ?[(\[–—-]* ?(?P<agency>PTI|ANI|IANS|UNI|Reuters|REUTERS|AP|AFP|Bloomberg"
    r"|Agencies|ANI/[A-Z]+)[)\]]?"
    r"(?: [A-Z]{2,4}){0,5}\.?$"
)
# Capitalised words with a colon or dash that open a sentence without naming a place.
_NOT_PLACES_TEXT = (
    "breaking live update updates updated watch exclusive explained opinion analysis video photos alert note "
    "correction editorial review quiz factbox timeline file pictured"
)
_NOT_PLACES = frozenset(_NOT_PLACES_TEXT.split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """Who wrote the story, and where; both as the page writes them."""

    names: str
    place: str | None = None
    is_desk: bool = False  # an agency, a bureau or a desk instead of a person
    is_edited: bool = False  # names who edited, not who wrote


@dataclass(frozen=True, kw_only=True, slots=True)
class Dateline:
    """What stands before the first sentence: ``text[:end]`` names a place, an agency or both."""

    end: int
    place: str | None
    agency: str | None


def read_byline(text: str) -> Byline | None:
    """The byline that a line is, by its own words: "By …", a desk, an agency, a role; None for any other line."""
    bare = text.strip(" |/-–—•·")
    if not bare or len(bare) > 160 or bare[-1] in "?!…":
        return None
    reporting = _REPORTING_FROM.fullmatch(bare)
    if reporting:
        return Byline(names="", place=reporting[1], is_desk=True)
    if bare.endswith(".") and not re.search(r"\b[A-Z]\.$|\.com\.?$", bare):
        return None
    mark = _BY.match(bare)
    if bare.lower().strip("()") in AGENCY_NAMES or (not mark and _DESK.fullmatch(bare)):
        return Byline(names=bare.strip("()"), is_desk=True)
    parts = [p for p in re.split(r" ?[|•·] ?| / ", bare) if p]
    if len(parts) > 1:
        read = [r for r in map(_read_part, parts) if r]
        if len(read) != len(parts) or not any(b.names for b in read):
            return None
        named = [b for b in read if b.names]
        best = next((b for b in named if not b.is_desk and not b.is_edited), named[0])
        place = best.place or next((b.place for b in read if b.place), None)
        return Byline(names=best.names, place=place, is_desk=best.is_desk, is_edited=best.is_edited)
    if mark and mark.end() < len(bare):
        names = _EDITED.sub("", bare[mark.end() :]) or bare[mark.end() :]
        if _are_names(names):
            edited = mark[0].lower().startswith(("edited", "review", "curated", "transl", "published", "posted"))
            return _with_place(names, is_edited=edited)
    if _ROLE.search(bare) and _are_names(_ROLE.sub("", bare)) and len(bare.split()) <= 10:
        return _with_place(bare)
    return None


def read_name_line(text: str) -> Byline | None:
    """The byline that a bare name is, for a line that stands between headline and body: "Anita Rao New Delhi"."""
    bare = text.strip(" |/-–—•·,")
    if len(bare) > 90 or any(c.isdigit() for c in bare) or not _are_names(bare):
        return None
    found = _with_place(bare)
    people = re.split(r", | and | & | \| ", found.names)
    if not all(1 <= len(p.split()) <= 4 for p in people):
        return None
    return found


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with ("NEW DELHI, June 5 (PTI) –"), or None."""
    head = text[:120]
    first = _AGENCY_FIRST.match(head)
    if first and (text[0] == "(" or first["plain"]):
        return Dateline(end=first.end(), place=None, agency=first["agency"] or first["plain"])
    found = _DATELINE.match(head)
    if not found or found.end() == 0 or not found["place"]:
        return None
    place, dash, agency = found["place"], (found["dash"] or "").strip(), found["agency"]
    known = is_place(place) or is_place(place.split("/")[0])
    shouted = (
        place.split(",")[0].isupper() and len(place) >= 4 and not _NOT_PLACES & set(re.split(r"[ /,.]+", place.lower()))
    )
    # A place alone opens many a sentence ("Mumbai, July 29 …"): something more than its name must show a dateline.
    dashed = bool(dash) and (known or (shouted and (bool(found["date"]) or dash != ":" or " " not in place)))
    if not agency and not dashed:
        return None
    if agency and not (known or shouted or found["date"] or dash):
        return None
    return Dateline(end=found.end(), place=place_name(place), agency=agency)


def place_name(text: str) -> str:
    """A place in small letters after the capitals: "LONDON, England" → "London, England"."""
    return " ".join(w.capitalize() if w.isupper() and len(w) > 2 and "." not in w[:-1] else w for w in text.split(" "))


def read_agency_credit(text: str) -> tuple[int, str] | None:
    """Where the agency's name after the last sentence starts, and the name ("… he said. PTI"); None without one."""
    tail = text[-60:]
    found = _AGENCY_LAST.search(tail)
    return (len(text) - len(tail) + found.start(), found["agency"]) if found else None


def _read_part(part: str) -> Byline | None:
    if is_place(part):
        return Byline(names="", place=part)
    return read_byline(part) or read_name_line(part)


def _are_names(text: str) -> bool:
    """True for up to 16 words that are names: each starts with a capital, but for "and", "in", "for" and the like."""
    tokens = text.replace(",", " ").replace("/", " ").replace("|", " ").replace("(", " ").replace(")", " ").split()
    if not 1 <= len(tokens) <= 16:
        return False
    if tokens[0].lower() in ("the", "on", "at", "to", "of", "in", "for", "with"):
        return False
    named = [t for t in tokens if t.lower() not in _SMALL]
    return bool(named) and all(_NAME_TOKEN.match(t) and t[0].isupper() for t in named)


def _with_place(names: str, *, is_edited: bool = False) -> Byline:
    """Split off the place that stands last: "Anita Rao New Delhi", "Anita Rao in Mumbai", "Anita Rao, Pune"."""
    names = _OUTLETS.sub("", names.strip(" ,|/-")).strip(" ,|/-")
    tokens = names.split()
    for size in (3, 2, 1):
        place = " ".join(tokens[-size:]).strip(",.|")
        if len(tokens) > size and place.lower() in PLACES:
            left = " ".join(tokens[:-size]).rstrip(" ,|-")
            if left.endswith((" in", " from", " at")):
                left = left.rsplit(" ", 1)[0].rstrip(" ,")
            return Byline(names=_OUTLETS.sub("", left), place=place, is_edited=is_edited)
    apart = _NAME_IN_PLACE.fullmatch(names)
    if apart:
        return Byline(names=_OUTLETS.sub("", apart[1]), place=apart[2], is_edited=is_edited)
    is_desk = names.lower() in AGENCY_NAMES or _DESK.fullmatch(names) is not None
    return Byline(names=names, is_desk=is_desk, is_edited=is_edited)
