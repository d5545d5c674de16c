"""How names are written in Hindi: the lexicon that ships with the package, and the user's own glossary."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ..errors import OptionError

DATA = Path(__file__).parent / "data"
MAX_GLOSSARY_BYTES = 2_000_000  # about 30,000 names; the lexicon that ships has 5,000
MAX_NAME_CHARACTERS = 200  # a longer cell is a sentence that slipped into the wrong column

_DEVANAGARI = re.compile(r"[\u0904-\u0939\u0958-\u0961]")
_HEADERS = frozenset({"english", "en", "name", "term", "source", "अंग्रेज़ी", "अंग्रेजी"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A name in English and its Hindi spellings, the house spelling first.

    `is_house` is False for spellings good enough to recognise a name by, but not to correct another spelling with.
    """

    english: str
    hindi: tuple[str, ...]
    kind: str  # person, place, org, media, currency, month, language, demonym, title, word, glossary
    is_house: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """Entries by their comparable English form; look them up with `find`."""

    entries: Mapping[str, Entry]

    def find(self, name: str) -> Entry | None:
        """The entry of a name in any capitals, with or without "the", accents, dots, possessive or plural."""
        key = comparable(name)
        found = self.entries.get(key) or self.entries.get(key.removeprefix("the "))
        if found is None and key.endswith("s") and len(key) > 4:  # Afghans
            found = self.entries.get(key[:-1])
            return found if found and found.kind in ("demonym", "word", "title") else None
        return found

    def spellings(self, name: str) -> tuple[str, ...]:
        """All Hindi spellings of a name, the house spelling first; empty when it is unknown."""
        entry = self.find(name)
        return entry.hindi if entry else ()

    def with_glossary(self, glossary: Sequence[tuple[str, str]]) -> Lexicon:
        """The lexicon with the user's names put over it: their spelling becomes the house spelling."""
        if not glossary:
            return self
        entries = dict(self.entries)
        for english, hindi in glossary:
            key = comparable(english)
            house = unicodedata.normalize("NFC", hindi.strip())
            known = entries.get(key)
            others = tuple(h for h in known.hindi if h != house) if known else ()
            entries[key] = Entry(english=english.strip(), hindi=(house, *others), kind="glossary")
        return Lexicon(entries=MappingProxyType(entries))


def comparable(name: str) -> str:
    """The form under which a name is looked up.

    >>> comparable("The U.S."), comparable("Erdoğan’s")
    ('the us', 'erdogan')
    """
    lower = name.casefold().replace("’", "'").strip().removesuffix("'s").replace(".", "").replace("-", " ")
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return " ".join(lower.split())


def without_nukta(hindi: str) -> str:
    """The spelling by which two Hindi words are compared: no nukta, one sign for the nasal, no invisible characters.

    Newspapers differ in these (ज़/ज, चाँद/चांद, ट्रम्प/ट्रंप), and no two names of the lexicon differ in them alone.

    >>> without_nukta("ट्रम्प") == without_nukta("ट्रंप")
    True
    """
    text = unicodedata.normalize("NFC", hindi).translate(_FOLDED)
    return _NASAL.sub("ं", text)


_FOLDED = {ord("\u093c"): None, ord("\u200c"): None, ord("\u200d"): None, ord("ँ"): "ं", ord("॰"): None, ord("."): None}
_NASAL = re.compile(r"[मनङञण]्(?=[क-नप-म])")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package; read once. Its own entries come before those of open sources."""
    entries: dict[str, Entry] = {}
    for file in ("names_own.tsv", "names_open.tsv"):
        for english, hindi, kind, is_house in _read(DATA / file):
            key = comparable(english)
            known = entries.get(key)
            if known is None:
                entries[key] = Entry(english=english, hindi=hindi, kind=kind, is_house=is_house)
            else:
                more = tuple(h for h in hindi if h not in known.hindi)
                entries[key] = Entry(
                    english=known.english, hindi=known.hindi + more, kind=known.kind, is_house=known.is_house
                )
    for key in [
        k for k in entries if k.startswith("the ")
    ]:  # "The Hague" is found as "Hague", "The Hindu" not as "Hindu"
        entries.setdefault(key.removeprefix("the "), entries[key])
    return Lexicon(entries=MappingProxyType(entries))


@lru_cache(maxsize=1)
def _ordinary_words() -> frozenset[str]:
    return frozenset((DATA / "ordinary_words.txt").read_text(encoding="utf-8").split())


def is_ordinary(word: str) -> bool:
    """Whether an English word is a common noun, verb or adjective, of which a capital makes no name by itself.

    >>> is_ordinary("Independence"), is_ordinary("Xinhua")
    (True, False)
    """
    return word.lower() in _ordinary_words()


def _read(path: Path) -> Iterable[tuple[str, tuple[str, ...], str, bool]]:
    """Rows of a lexicon file: English, Hindi spellings with | between them, kind, and in the open file the source."""
    with path.open(encoding="utf-8") as lines:
        next(lines)  # the header
        for line in lines:
            english, hindi, kind, *source = line.rstrip("\n").split("\t")
            yield english, tuple(hindi.split("|")), kind, source != ["geonames"]


def load_glossary(path: str | Path) -> tuple[tuple[str, str], ...]:
    """The user's names from a CSV file with two columns, English and Hindi, in UTF-8; a header line may be there.

    Raises `OptionError` for a file that cannot be read, and for a row that cannot be used, with its line number.
    """
    file = Path(path)
    pairs: dict[str, tuple[str, str]] = {}
    for number, row in _rows(file):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if not pairs and cells[0].casefold() in _HEADERS and not (len(cells) > 1 and _DEVANAGARI.search(cells[1])):
            continue
        english, hindi = _checked(cells, file, number)
        known = pairs.get(comparable(english))
        if known and known[1] != hindi:
            raise OptionError(
                f"Line {number} of the glossary {file.name} writes {english!r} as {hindi}, an earlier line as "
                f"{known[1]}; one spelling per name is needed. Remove one of the two lines."
            )
        pairs[comparable(english)] = (english, hindi)
    return tuple(pairs.values())


def _rows(file: Path) -> Iterable[tuple[int, list[str]]]:
    try:
        size = file.stat().st_size
        if size > MAX_GLOSSARY_BYTES:
            raise OptionError(
                f"The glossary {file.name} has {size:,} bytes; at most {MAX_GLOSSARY_BYTES:,} are read. "
                "Keep the names that your articles use."
            )
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OptionError(
            f"The glossary {file} cannot be read ({error.strerror or error}); a CSV file with the columns English and "
            "Hindi is needed. Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise OptionError(
            f"The glossary {file.name} is not UTF-8 (byte {error.start}); UTF-8 is needed. In a spreadsheet choose "
            "“CSV UTF-8” when saving."
        ) from error
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise OptionError(
            f"Line {reader.line_num} of the glossary {file.name} is no CSV ({error}); two columns with a comma between "
            "them are needed. Put names that hold a comma in double quotes."
        ) from error


def _checked(cells: list[str], file: Path, number: int) -> tuple[str, str]:
    where = f"Line {number} of the glossary {file.name}"
    filled = [cell for cell in cells if cell]
    if len(cells) < 2 or len(filled) != 2 or not cells[0] or not cells[1]:
        raise OptionError(
            f"{where} has {len(filled)} filled column{'' if len(filled) == 1 else 's'}; two are needed, English and "
            "Hindi. Write for example: Anil Rao,अनिल राव"
        )
    english, hindi = cells[0], unicodedata.normalize("NFC", cells[1])
    if max(len(english), len(hindi)) > MAX_NAME_CHARACTERS:
        raise OptionError(
            f"{where} has {max(len(english), len(hindi))} characters in one column; a name has at most "
            f"{MAX_NAME_CHARACTERS}. Give names, not sentences."
        )
    if _DEVANAGARI.search(english) or not _DEVANAGARI.search(hindi):
        raise OptionError(
            f"{where} reads {english!r}, {hindi!r}; the first column is the name in English, the second in Devanagari. "
            "Write for example: Anil Rao,अनिल राव"
        )
    return english, hindi
