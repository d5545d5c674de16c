"""Number values: what a mention of a number is worth, and when two mentions say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

Kind = Literal[
    "cardinal",
    "ordinal",
    "fraction",
    "percent",
    "points",  # percentage points
    "money",
    "duration",
    "year",
    "decade",
    "date",
    "clock",
    "range",
    "score",
    "vague",  # "thousands", लाखों
    "label",  # part of a name: COVID-19, G20, World War II; or a list number
    "code",  # telephone numbers, addresses, digits too long to be a quantity
]
Part = Fraction | int | str | None
Value = Fraction | tuple[Part, ...]

# Kinds that say how many or which, with no unit that could contradict another: they match any unit by their count.
BARE: Final = frozenset({"cardinal", "ordinal", "fraction", "year", "vague", "label"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """One mention of a number: ``text[start:end]`` says `value`, exactly.

    `value` by kind: Fraction for most (percent: 30 for 30 %; duration: in `unit`, "second" or "month"; money: in whole
    dollars, rupees …); date (year, month, day), None where not said; clock (hour, minute), 24 hours; range and score
    the values of both ends in the order written; code (digits,).
    `count` is the number as written, without its unit's size: 90 for "90 minutes". `others` are further readings of
    the same words: 14:15 for "2:15", 5 June or 6 May for 05/06. `parts` are the two ends of a range or score.
    A `soft` number ("one", दोनों, "thousands") never has to be found, but may be what another one is matched with.
    `measure` is the unit of a bare number ("kilometre"), never converted, and `measured` is it as written ("km", मील).
    """

    kind: Kind
    value: Value
    unit: str = ""
    text: str
    start: int
    end: int
    soft: bool = False
    count: Fraction | None = None
    others: tuple[Value, ...] = ()
    parts: tuple[Quantity, ...] = ()
    measure: str = ""
    measured: str = ""

    @property
    def readings(self) -> tuple[Value, ...]:
        return (self.value, *self.others)

    @property
    def said(self) -> str:
        """The number as it is written, with its unit: "50 km"."""
        return f"{self.text} {self.measured}".rstrip()


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two mentions say the same number, across languages and ways of writing.

    A number with no unit matches one with a unit when the counts agree; two different units never match ("50 km" and
    50 मील), but an hour and 60 minutes do, 1/2 and 50 %, and "$" and "US$". Dates match when what both say agrees.

    >>> from summarizer.text.numbers import read_numbers
    >>> same_value(*read_numbers("90-minute", "en"), *read_numbers("डेढ़ घंटे", "hi"))
    True
    """
    if a.parts or b.parts:
        return len(a.parts) == len(b.parts) and all(same_value(p, q) for p, q in zip(a.parts, b.parts, strict=True))
    if a.kind == b.kind == "date":
        return any(_same_date(p, q) for p in a.readings for q in b.readings)
    if a.kind == b.kind == "decade":
        return a.value == b.value or (_century_free(a) == _century_free(b) and min(a.count or 0, b.count or 0) < 100)
    if {a.kind, b.kind} == {"decade", "ordinal"}:
        decade, ordinal = (a, b) if a.kind == "decade" else (b, a)
        return _century(decade) is not None and _century(decade) == ordinal.value
    if {a.kind, b.kind} == {"fraction", "ordinal"}:  # "a fifth of them" is often पाँचवें; thirds have a word of their own
        part, ordinal = (a, b) if a.kind == "fraction" else (b, a)
        whole = ordinal.value
        reciprocal = isinstance(whole, Fraction) and whole >= 5 and part.value == _reciprocal(whole)
        return reciprocal or bool({*a.readings} & {*b.readings})
    if {a.kind, b.kind} == {"decade", "vague"}:  # "in their twenties", बीस के दशक में
        return a.value == b.value
    if {a.kind, b.kind} == {"points", "percent"} and "or percent" in (a.unit, b.unit):
        return a.value == b.value
    if a.kind in BARE and b.kind in BARE:
        return bool({*a.readings} & {*b.readings}) and (not a.measure or not b.measure or a.measure == b.measure)
    if a.kind in BARE or b.kind in BARE:
        bare, other = (a, b) if a.kind in BARE else (b, a)
        if bare.measure:
            return False  # kilometres are no minutes
        if bare.kind == "fraction" and other.kind == "percent" and bare.value == _hundredth(other.value):
            return True
        return other.kind not in ("date", "decade") and other.count is not None and other.count in bare.readings
    return a.kind == b.kind and _same_unit(a, b) and bool({*a.readings} & {*b.readings})


def unmatched(wanted: Iterable[Quantity], available: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The wanted quantities that have no partner in `available`; soft ones are never demanded.

    One available quantity serves any number of equal wanted ones. The ends of a range and the day and year of a date
    may stand apart on the other side, but a range that stands there the other way round is no partner, nor is another
    day of the same month, nor a date that says less.
    """
    wanted, available = tuple(wanted), tuple(available)
    spoken_for = Counter(q.value for q in wanted if q.kind in BARE)
    apart = _Shelf(available, spoken_for)
    # A range that has its partner is used up: its ends do not stand in for other numbers as well.
    asked = _Shelf(wanted)
    free = [q for q in available if q.parts and not asked.has(q)]
    everything = _Shelf([*available, *(part for q in free for part in q.parts)], spoken_for)
    ends = (part for q in available for part in q.parts if part.kind == "date")
    dates = _Shelf([*available, *ends], spoken_for)

    def found(quantity: Quantity) -> bool:
        if everything.has(quantity):  # the ends of a range agree, but each may say less than is wanted
            return all(dates.has(part) for part in quantity.parts if part.kind == "date")
        return bool(quantity.parts) and all(part.soft or apart.has(part) for part in quantity.parts)

    return tuple(q for q in wanted if not q.soft and not found(q))


class _Shelf:
    """Quantities found by what they could match, so that a search does not read them all."""

    def __init__(self, quantities: Iterable[Quantity], spoken_for: Mapping[Value, int] | None = None) -> None:
        self._spoken_for = spoken_for or {}  # how often bare numbers are wanted for themselves, and are no day
        self._bare: Counter[Value] = Counter()
        self._by_key: dict[object, dict[object, Quantity]] = {}
        self._month_days: set[tuple[Part, Part]] = set()
        self._date_numbers: set[Part] = set()  # days and years of dates
        self._months: set[Part] = set()
        self._days: set[Part] = set()
        for quantity in quantities:
            self._put(quantity)

    def _put(self, quantity: Quantity) -> None:
        if quantity.kind in ("cardinal", "ordinal") and not quantity.measure and not quantity.soft:
            self._bare[quantity.value] += 1
        # Equal mentions are kept once: ten thousand of them cost one comparison.
        identity = (quantity.kind, quantity.value, quantity.unit, quantity.count, quantity.others, quantity.measure)
        for key in _keys(quantity):
            self._by_key.setdefault(key, {}).setdefault(identity, quantity)
        if quantity.kind in ("date", "cardinal", "ordinal"):  # "on 4 and 5 March": 4 may be a day
            for year, month, day in _tuples(quantity):
                self._month_days.add((month, day))
                self._months.add(month)
                self._days.add(day)
                self._date_numbers |= {year, day} - {None}

    def has(self, wanted: Quantity) -> bool:
        """Whether something here says `wanted`; a date may be put together from its parts."""
        if wanted.kind == "date":
            return any(self._has_date(*reading) for reading in _tuples(wanted))
        if wanted.kind in BARE and wanted.value in self._date_numbers:
            return True
        return any(same_value(wanted, found) for key in _keys(wanted) for found in self._by_key.get(key, {}).values())

    def _has_date(self, year: Part, month: Part, day: Part) -> bool:
        if year is not None and not self._has_bare(year):
            return False
        if day is None:
            return month in self._months or not self._months
        # The day may stand apart from its month, or the month's name be misspelt; but another day of a month that is
        # there, or another month, is a moved date.
        return (month, day) in self._month_days or (
            self._days <= {None} and (not self._months or month in self._months) and self._has_spare(day)
        )

    def _has_spare(self, day: Part) -> bool:
        """Whether a bare number is there that nothing but the day of a date asks for."""
        value = Fraction(day) if isinstance(day, int) else Fraction(-1)
        return day in self._date_numbers or self._bare[value] > self._spoken_for.get(value, 0)

    def _has_bare(self, number: Part) -> bool:
        return number in self._date_numbers or any(
            q.kind in BARE and q.kind != "label" for q in self._by_key.get(number, {}).values()
        )


def _keys(quantity: Quantity) -> set[object]:
    """Hashable handles: quantities with the same value share at least one."""
    keys: set[object] = set(quantity.readings) | {quantity.count} - {None}
    if quantity.kind == "decade":
        keys |= {("decade", _century_free(quantity)), _century(quantity)} - {None}
    if quantity.kind == "fraction":
        keys.add(_reciprocal(quantity.value))
    if quantity.kind == "percent":
        keys.add(_hundredth(quantity.value))
    if quantity.parts:
        first, last = quantity.parts[0], quantity.parts[-1]
        keys = {("parts", p, q) for p in _end_keys(first) for q in _end_keys(last)}
    return keys


def _end_keys(quantity: Quantity) -> set[object]:
    if quantity.kind == "date":
        return {reading[1:] for reading in _tuples(quantity)}
    return set(quantity.readings) | {quantity.count} - {None}


def _tuples(quantity: Quantity) -> Iterator[tuple[Part, ...]]:
    return (reading for reading in quantity.readings if isinstance(reading, tuple))


def _same_date(a: Value, b: Value) -> bool:
    if not isinstance(a, tuple) or not isinstance(b, tuple):
        return False
    shared = [(p, q) for p, q in zip(a, b, strict=True) if p is not None and q is not None]
    return bool(shared) and all(p == q for p, q in shared) and (a[1] is None) == (b[1] is None)


def _same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether units agree: "dollar" is any country's, "dollar US" is not "dollar AU"."""
    if a.unit == b.unit:
        return True
    if a.kind == "points":
        return True
    if a.kind != "money":
        return False
    (name_a, _, owner_a), (name_b, _, owner_b) = a.unit.partition(" of "), b.unit.partition(" of ")
    either = {"yen", "yuan", "yen or yuan"}
    same_name = name_a == name_b or ("yen or yuan" in (name_a, name_b) and {name_a, name_b} <= either)
    return same_name and (not owner_a or not owner_b or owner_a == owner_b)


def _century_free(quantity: Quantity) -> Part:
    return quantity.value % 100 if isinstance(quantity.value, Fraction) else None


def _century(decade: Quantity) -> Part:
    """19 for "the 1800s", which Hindi calls the 19th century."""
    value = decade.value
    return value / 100 + 1 if isinstance(value, Fraction) and value >= 1000 and value % 100 == 0 else None


def _hundredth(value: Value) -> Fraction | None:
    return value / 100 if isinstance(value, Fraction) else None


def _reciprocal(value: Value) -> Fraction | None:
    return 1 / value if isinstance(value, Fraction) and value else None
