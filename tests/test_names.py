"""Names: found by their capitals, matched with what another text calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.name_matching import index_names, nearest, unsupported
from summarizer.text.names import find_names, fold

ARTICLE = (
    "Finance Minister Leela Raman told the International Monetary Fund on Tuesday that India would repay early. "
    "The U.S. Treasury Secretary, Owen Clarke, praised Raman. Talks in Geneva went on with Seamus O'Rourke of the "
    "World Bank and with Abdel Karim al-Masri, who leads the Cairo office. Robert Hale of NATO was not there. "
    "Argentina sent Lt Gen Marco Ruiz. Kovalenko, from Ukraine, spoke last."
)


def names_of(text: str) -> list[str]:
    return [n.text for n in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met Leela Raman in Pune.", ["Leela Raman", "Pune"], id="two names"),
        pytest.param("He left on Monday, in March or June.", [], id="days and months are no names"),
        pytest.param("Officials said it rained.", [], id="a common word opens a sentence"),
        pytest.param("It rained. However it stopped.", [], id="after a full stop too"),
        pytest.param("It met Seamus O'Rourke there.", ["Seamus O'Rourke"], id="an apostrophe in a name"),
        pytest.param("It met O’Rourke’s aides.", ["O’Rourke"], id="a possessive is cut off"),
        pytest.param("Talks with Abdel Karim al-Masri failed.", ["Abdel Karim al-Masri"], id="a small particle"),
        pytest.param("He saw Maria de la Cruz leave.", ["Maria de la Cruz"], id="several particles"),
        pytest.param("Then the Bank of England cut rates.", ["Bank of England"], id="a body with of"),
        pytest.param("Earlier the IMF and NATO agreed.", ["IMF", "NATO"], id="acronyms"),
        pytest.param("Then the U.S. President left.", ["U.S."], id="dotted initials and a title alone"),
        pytest.param("Yesterday Jean-Luc Petit won.", ["Jean-Luc Petit"], id="a hyphen in a name"),
        pytest.param("Its CEO went on TV with a GDP chart.", [], id="acronyms that name nothing"),
        pytest.param("nobody here has a capital", [], id="lower case"),
        pytest.param("MINISTER RESIGNS AFTER LONG NIGHT OF TALKS", [], id="a headline in capitals"),
        pytest.param("He met R. K. Menon there.", ["R. K. Menon"], id="initials before a name"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert names_of(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        pytest.param("He met Prime Minister Anil Rao.", "prime minister", "Anil Rao", id="two words"),
        pytest.param("Prime Minister Anil Rao spoke.", "prime minister", "Anil Rao", id="at the beginning"),
        pytest.param("PM Anil Rao spoke.", "prime minister", "Anil Rao", id="a short form"),
        pytest.param("Lt Gen Marco Ruiz spoke.", "lt general", "Marco Ruiz", id="a rank"),
        pytest.param("They asked Dr. Mira Das.", "dr", "Mira Das", id="with a full stop"),
        pytest.param("It was foreign minister Anil Rao.", "foreign minister", "Anil Rao", id="in small letters"),
        pytest.param("Justice Mira Das ruled.", "justice", "Mira Das", id="a judge"),
    ],
)
def test_a_title_is_read_apart_from_its_name(text: str, title: str, name: str) -> None:
    assert [(n.title, n.text) for n in find_names(text)] == [(title, name)]


def test_a_nationality_before_a_title_is_a_name_of_its_own() -> None:
    assert names_of("They met Indian Prime Minister Anil Rao.") == ["Indian", "Anil Rao"]


def test_a_headline_in_capitals_keeps_names_that_are_known() -> None:
    assert [n.text for n in find_names("RAMAN RESIGNS AFTER LONG TALKS", known={"raman"})] == ["RAMAN"]


def test_a_word_that_opens_a_sentence_is_a_name_when_it_is_one_elsewhere() -> None:
    assert names_of("They saw Kovalenko. Kovalenko waved.") == ["Kovalenko", "Kovalenko"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They met Leela Raman.", id="the full name"),
        pytest.param("They met Raman.", id="the last name"),
        pytest.param("They met Raman's aides.", id="a possessive"),
        pytest.param("They asked the IMF.", id="initials of a name spelt out"),
        pytest.param("It was the United States.", id="another name of a country"),
        pytest.param("It was the US again.", id="without its dots"),
        pytest.param("It was an American plan.", id="its people"),
        pytest.param("It was an Indian plan.", id="a nationality"),
        pytest.param("The Ukrainians spoke last.", id="a people in the plural"),
        pytest.param("An Argentine general came.", id="an irregular nationality"),
        pytest.param("They met Bob Hale.", id="a short first name"),
        pytest.param("They met ORourke.", id="without its apostrophe"),
        pytest.param("They met Al-Masri.", id="a particle with a capital"),
        pytest.param("It was the Indian Government.", id="a common word with a capital"),
    ],
)
def test_another_form_of_a_name_is_supported(text: str) -> None:
    index = index_names(ARTICLE)
    assert [unsupported(n, index) for n in find_names(text, known=index.capitals)] == [()] * len(names_of(text))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param("They met Leela Sharma.", ("sharma",), id="another last name"),
        pytest.param("Then Nina Raman left.", ("nina",), id="another first name"),
        pytest.param("They went to Brazil.", ("brazil",), id="another country"),
        pytest.param("They asked the OECD.", ("oecd",), id="another acronym"),
        pytest.param("They met Owen Clark.", ("clark",), id="another spelling"),
    ],
)
def test_a_name_that_the_text_lacks_is_unsupported(text: str, missing: tuple[str, ...]) -> None:
    index = index_names(ARTICLE)
    assert [unsupported(n, index) for n in find_names(text)] == [missing]


def test_initials_in_the_text_support_the_name_spelt_out() -> None:
    name = find_names("They asked the North Atlantic Treaty Organisation.")[0]
    assert unsupported(name, index_names("Troops of NATO left.")) == ()


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        pytest.param("They flew to Niger.", "They flew to Nigeria.", id="Niger and Nigeria"),
        pytest.param("They flew to Iran.", "They flew to Iraq.", id="Iran and Iraq"),
        pytest.param("They flew to Austria.", "They flew to Australia.", id="Austria and Australia"),
        pytest.param("In Pune the report told us so.", "They left the US.", id="a pronoun is no country"),
    ],
)
def test_words_that_look_alike_are_not_one_name(article: str, summary: str) -> None:
    assert unsupported(find_names(summary)[-1], index_names(article)) != ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met Owen Clark.", "Owen Clarke", id="a near spelling"),
        pytest.param("They met Finance Minister Arun Das.", "Leela Raman", id="the same title"),
    ],
)
def test_the_nearest_name_is_what_was_meant(text: str, expected: str) -> None:
    near = nearest(find_names(text)[0], index_names(ARTICLE))
    assert near is not None
    assert near.text == expected


def test_a_name_like_no_other_has_no_nearest() -> None:
    assert nearest(find_names("They flew to Brazil.")[0], index_names(ARTICLE)) is None


@given(st.text(max_size=300))
def test_every_name_stands_at_its_offsets(text: str) -> None:
    assert all(text[n.start : n.end] == n.text for n in find_names(text))


@given(st.lists(st.sampled_from(ARTICLE.split()), max_size=60).map(" ".join))
def test_the_words_of_an_article_in_any_order_stand_in_it(text: str) -> None:
    index = index_names(text)
    assert all(not unsupported(n, index) for n in find_names(text))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in text.split():
        assert fold(fold(word)) == fold(word) or not word.isascii() or "'" in word or "." in word


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 50_000, id="one long word"),
        pytest.param("Of " * 10_000, id="of without end"),
        pytest.param("President " * 5_000, id="titles without end"),
        pytest.param("Bank of " * 5_000, id="bodies without end"),
        pytest.param("'s " * 10_000, id="possessives without end"),
        pytest.param("\n" * 10_000, id="lines without end"),
        pytest.param("मोदी Modi Моди 莫迪 " * 2_000, id="mixed scripts"),
    ],
)
def test_hostile_text_is_read_to_the_end(text: str) -> None:
    assert all(text[n.start : n.end] == n.text for n in index_names(text).names)
