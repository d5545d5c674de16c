"""Names in Hindi: the lexicon, the user's glossary, and likeness of sound."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer.errors import OptionError
from summarizer.text.lexicon import DATA, load_glossary, load_lexicon, without_nukta
from summarizer.text.transliteration import SOUNDS_ALIKE, sounds_like, spelled_alike, transliterate

HOUSE = [
    ("Donald Trump", "डोनाल्ड ट्रंप"),
    ("Xi Jinping", "शी जिनपिंग"),
    ("Xinhua", "शिन्हुआ"),
    ("Truth Social", "ट्रुथ सोशल"),
    ("White House", "व्हाइट हाउस"),
    ("Reserve Bank of India", "भारतीय रिज़र्व बैंक"),
    ("US Treasury Secretary", "अमेरिकी वित्त मंत्री"),
    ("the United States", "अमेरिका"),
    ("U.S.", "अमेरिका"),
    ("Uttar Pradesh", "उत्तर प्रदेश"),
    ("BJP", "भाजपा"),
    ("The Hindu", "द हिंदू"),
    ("Michael", "माइकल"),
    ("Murray", "मरे"),
    ("Kentucky", "केंटकी"),
]


@pytest.mark.parametrize(("english", "hindi"), HOUSE, ids=[english for english, _ in HOUSE])
def test_house_spelling_is_first(english: str, hindi: str) -> None:
    assert without_nukta(load_lexicon().spellings(english)[0]) == without_nukta(hindi)


@pytest.mark.parametrize("file", ["names_own.tsv", "names_open.tsv"])
def test_every_row_is_english_and_devanagari(file: str) -> None:
    rows = [line.split("\t") for line in (DATA / file).read_text(encoding="utf-8").splitlines()[1:]]
    bad = [r for r in rows if not re.search("[A-Za-z]", r[0]) or re.search(r"[^\u0900-\u097f0-9 |.,()\-]", r[1])]
    assert bad == []


def test_own_rows_stand_once() -> None:
    names = [line.split("\t")[0] for line in (DATA / "names_own.tsv").read_text(encoding="utf-8").splitlines()]
    assert len(names) == len(set(names))


def test_the_data_is_under_600_kilobytes() -> None:
    assert sum(f.stat().st_size for f in DATA.iterdir()) < 600_000


def test_geonames_spellings_never_correct_others() -> None:
    entry = load_lexicon().find("Bhiwandi")
    assert entry is not None
    assert not entry.is_house


def test_unknown_name_has_no_spelling() -> None:
    assert load_lexicon().spellings("Qwertyville") == ()


def test_user_glossary_wins() -> None:
    lexicon = load_lexicon().with_glossary([("Donald Trump", "डॉनल्ड ट्रंप")])
    assert lexicon.spellings("donald trump")[:2] == ("डॉनल्ड ट्रंप", load_lexicon().spellings("Donald Trump")[0])


def test_lexicon_itself_is_not_changed_by_a_glossary() -> None:
    load_lexicon().with_glossary([("Kolkata", "कलकत्ता")])
    assert load_lexicon().spellings("Kolkata")[0] == "कोलकाता"


@pytest.mark.parametrize(
    "name", ["The Hague", "the hague", "HAGUE", "Hague’s", "Hague's"], ids=["The", "the", "capitals", "’s", "'s"]
)
def test_lookup_ignores_article_case_and_possessive(name: str) -> None:
    assert load_lexicon().spellings(name)[0] == "हेग"


def test_an_article_that_belongs_to_the_name_is_kept() -> None:
    assert (load_lexicon().spellings("The Hindu")[0], load_lexicon().spellings("Hindu")[0]) == ("द हिंदू", "हिंदू")


# ---- glossary files --------------------------------------------------------------------------------------------------


def _file(folder: Path, text: str | bytes) -> Path:
    path = folder / "names.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Anil Rao,अनिल राव\n", id="plain"),
        pytest.param("English,Hindi\nAnil Rao,अनिल राव\n", id="header"),
        pytest.param("\ufeffEnglish,Hindi\r\nAnil Rao,अनिल राव\r\n", id="byte-order mark and CRLF"),
        pytest.param('\n"Anil Rao", अनिल राव ,\n\n', id="blank lines and spaces"),
    ],
)
def test_glossary_is_read(tmp_path: Path, text: str) -> None:
    assert load_glossary(_file(tmp_path, text)) == (("Anil Rao", "अनिल राव"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("Anil Rao\n", "Line 1 .* 1 filled column; two are needed", id="one column"),
        pytest.param("a,ख\nAnil Rao,अनिल राव,x\n", "Line 2 .* 3 filled columns", id="three columns"),
        pytest.param("अनिल राव,Anil Rao\n", "second in Devanagari", id="columns exchanged"),
        pytest.param("Anil Rao,Anil Rao\n", "second in Devanagari", id="no Hindi"),
        pytest.param("Anil,अनिल\nAnil,अनील\n", "Line 2 .* Remove one", id="two spellings"),
        pytest.param('A,अनिल\n"B', "Line 2 .* double quotes", id="open quote"),
        pytest.param("नाम".encode("utf-16"), "not UTF-8", id="UTF-16"),
        pytest.param("A" * 300 + ",अ\n", "300 characters", id="a whole sentence"),
    ],
)
def test_glossary_fault_is_explained(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        load_glossary(_file(tmp_path, text))


def test_missing_glossary_is_explained(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="Check the path"):
        load_glossary(tmp_path / "none.csv")


def test_oversized_glossary_is_refused_before_reading(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="at most"):
        load_glossary(_file(tmp_path, b"x" * 2_000_001))


# ---- sounds ----------------------------------------------------------------------------------------------------------

ALIKE = [
    ("Xi", "शी"), ("Zhou", "झोउ"), ("Xinhua", "शिन्हुआ"), ("Xinhua", "सिन्हुआ"), ("Trump", "ट्रम्प"), ("Biden", "बिडेन"),
    ("Macron", "मैक्रों"), ("Guangzhou", "ग्वांगझू"), ("Leicester", "लीसेस्टर"), ("Juan", "हुआन"), ("Philip", "फ़िलिप"),
    ("Chennai", "चेन्नई"), ("Cyrus", "साइरस"), ("Wright", "राइट"), ("Knox", "नॉक्स"), ("Erdoğan", "एर्दोगन"),
    ("Łódź", "लोड्ज़"), ("BBC", "बीबीसी"), ("NASA", "नासा"), ("WHO", "डब्लूएचओ"), ("New York", "न्यूयॉर्क"),
]  # fmt: skip


@pytest.mark.parametrize(("latin", "devanagari"), ALIKE, ids=[f"{a}-{b}" for a, b in ALIKE])
def test_spellings_of_one_name_sound_alike(latin: str, devanagari: str) -> None:
    assert sounds_like(latin, devanagari) >= SOUNDS_ALIKE


DIFFERENT = [
    ("Trump", "बाइडन"), ("Putin", "मोदी"), ("Xi", "की"), ("Delhi", "मुंबई"), ("BBC", "सीएनएन"), ("Meloni", "मैक्रों"),
    ("Trump", ""), ("", "ट्रंप"), ("12", "ट्रंप"),
]  # fmt: skip


@pytest.mark.parametrize(("latin", "devanagari"), DIFFERENT, ids=[f"{a}-{b}" for a, b in DIFFERENT])
def test_different_names_do_not_sound_alike(latin: str, devanagari: str) -> None:
    assert sounds_like(latin, devanagari) < SOUNDS_ALIKE


def test_most_persons_of_the_lexicon_sound_like_their_hindi() -> None:
    people = [e for e in load_lexicon().entries.values() if e.kind == "person"]
    alike = sum(sounds_like(e.english, e.hindi[0]) >= SOUNDS_ALIKE for e in people)
    assert alike / len(people) > 0.96


def test_few_persons_sound_like_another() -> None:
    people = [e for e in load_lexicon().entries.values() if e.kind == "person"]
    pairs = [(people[i].english, people[(i * 7 + 13) % len(people)].hindi[0]) for i in range(len(people))]
    assert sum(sounds_like(a, b) >= SOUNDS_ALIKE for a, b in pairs if a != b) / len(pairs) < 0.02


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("बाइडन", "बिडेन", True, id="vowels"),
        pytest.param("जिनपिंग", "चिनफिंग", True, id="one consonant of five"),
        pytest.param("चीन", "कहा", False, id="another word"),
        pytest.param("कोटा", "काटा", False, id="too short to tell"),
    ],
)
def test_spellings_of_one_name_are_told_from_other_words(one: str, other: str, alike: bool) -> None:
    assert spelled_alike(one, other) is alike


@pytest.mark.parametrize(
    "name", ["Kensington", "Walker", "Whitmore", "Schneider", "Petrova", "Anderson", "Cynthia", "Okafor", "BBC"]
)
def test_transliteration_sounds_like_its_name(name: str) -> None:
    assert sounds_like(name, transliterate(name)) >= 0.9


def test_transliteration_is_devanagari_only() -> None:
    assert re.fullmatch(r"[\u0900-\u097f ]*", transliterate("Jean-Luc O'Neill Müller Xhaka"))


def test_endless_words_are_no_names() -> None:
    assert sounds_like("a" * 50_000, "क" * 50_000) == 0.0
