"""An invented story, and engines that say what a test wants about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summarizer.engines.scripted import ScriptedEngine
from summarizer.pipeline import Summarizer
from summarizer.records import Article, Candidate, Decoding, ModelCard

SUMMARIZER = ModelCard(name="scripted-summarizer", role="summarizer", revision="1", source_prefix="summarize: ")
TRANSLATOR = ModelCard(name="scripted-translator", role="translator", revision="1", languages=("en", "hi"))

FERRY = "The harbour board of Alappuzha said on Monday that 12,400 people used its new ferry in May."
BOATS = "Two more boats will join the service by August, board member Leela Varghese told reporters."
FARE = "A ticket costs 20 rupees, about half of what the bus takes for the same distance."
TREES = "The board has planted 300 mangrove trees along the canal to hold the banks in the monsoon."
CRITICS = "Fishermen fear that the wash of the boats will damage their nets near the old bridge."
PLAN = "A report on the first year of the service is expected before the end of December."
SENTENCES = (FERRY, BOATS, FARE, TREES, CRITICS, PLAN)
STORY = Article(title="Ferry fills its boats in Alappuzha", paragraphs=(" ".join(SENTENCES),))
UNTITLED = Article(paragraphs=STORY.paragraphs)

WRONG = "The harbour board of Alappuzha said on Monday that 98,700 people used its new ferry in May."  # 12,400
INVENTED = "Governor Robert Whitfield opened the new ferry of the harbour board in Alappuzha in May."

HINDI = {
    FERRY: "अलप्पुझा के बंदरगाह बोर्ड ने सोमवार को कहा कि मई में 12,400 लोगों ने उसकी नई नौका सेवा का इस्तेमाल किया।",
    FARE: "टिकट 20 रुपये का है, जो उतनी ही दूरी के बस किराये का लगभग आधा है।",
}


def hindi(text: str) -> list[str]:
    """Hindi with the figures and nothing else of a sentence: enough where a test is not about Hindi."""
    return [HINDI.get(text, "यह वाक्य हिंदी में लिखा गया है।")]


class Counting(ScriptedEngine):
    """Counts the calls and the texts, and keeps what was asked; for one thread."""

    def __init__(self, card: ModelCard, answers: Callable[[str], Sequence[str]] | None = None) -> None:
        super().__init__(card, answers)
        self.calls: list[tuple[tuple[str, ...], Decoding]] = []

    @property
    def texts(self) -> list[str]:
        return [text for texts, _ in self.calls for text in texts]

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        self.calls.append((tuple(texts), decoding))
        return super().generate(texts, decoding)


class Silent(Counting):
    """Has nothing to say about any text."""

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        super().generate(texts, decoding)
        return [[] for _ in texts]


def saying(*sentences: str) -> Callable[[str], list[str]]:
    """An engine's answer: the same draft for every text."""
    return lambda text: [" ".join(sentences)]


def summarizer_of(*sentences: str, card: ModelCard = SUMMARIZER) -> Summarizer:
    """A summarizer whose model always writes these sentences."""
    return Summarizer(ScriptedEngine(card, saying(*sentences)), ScriptedEngine(TRANSLATOR, hindi))


def long_article(words: int) -> Article:
    """An article of about so many words whose every sentence has its own figures."""
    towns = ("Kollam", "Thrissur", "Kannur", "Kottayam", "Palakkad", "Idukki", "Wayanad")
    sentences: list[str] = []
    count = 0
    while count < words:
        n = len(sentences)
        sentence = (
            f"The district office in {towns[n % len(towns)]} repaired {n + 100} wells in ward {n + 3} and trained "
            f"{n + 20} volunteers who test the water of each village every month."
        )
        sentences.append(sentence)
        count += len(sentence.split())
    paragraphs = tuple(" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5))
    return Article(title="Wells of seven districts tested", paragraphs=paragraphs)


def pages(count: int) -> Iterator[Article]:
    """Articles that count how many were drawn."""
    for number in range(count):
        yield Article(title=f"Story {number}", paragraphs=(" ".join(SENTENCES).replace("12,400", f"{number + 500}"),))
