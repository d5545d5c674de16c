"""The Hindi of summaries, together or sentence by sentence, and of any English text."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from ..engines import Engine
from ..hindi import HindiSentence, page_spellings, translate_sentences
from ..records import Candidate, Decoding, HindiStyle, Options, Progress
from ..text.sentences import split_sentences
from .stages import Written, with_hindi

STREAMED = 2  # sentences translated together while a reader watches; larger is faster in sum, slower to the first

HindiPage = tuple[HindiSentence, ...]  # of the sentences of a summary, then of its title


class Remembering:
    """An engine that asks another one for each text once; lives as long as one call of `translate_pages`."""

    def __init__(self, engine: Engine) -> None:
        self.card = engine.card
        self.name = engine.name
        self._engine = engine
        self._answers: dict[tuple[str, Decoding], list[Candidate]] = {}

    def count_tokens(self, text: str) -> int:
        return self._engine.count_tokens(text)

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[list[Candidate]]:
        new = [t for t in dict.fromkeys(texts) if (t, decoding) not in self._answers]
        if new:
            for text, candidates in zip(new, self._engine.generate(new, decoding), strict=True):
                self._answers[text, decoding] = candidates
        return [list(self._answers[text, decoding]) for text in texts]


def translate_pages(pages: Sequence[Written], translator: Engine, decoding: Decoding) -> list[HindiPage]:
    """Sentences and title of each summary; the engine works on all together, and no page sees another's names."""
    asked = Remembering(translator)
    if len(pages) > 1:
        _translate([text for page in pages for text in page.texts], asked, pages[0].prepared.job.options, decoding)
    return [_translate(page.texts, asked, page.prepared.job.options, decoding) for page in pages]


def stream_page(page: Written, translator: Engine, decoding: Decoding) -> Generator[Progress, None, HindiPage]:
    """The same for one summary, sentence by sentence, for somebody who watches."""
    total = len(page.sentences)
    finished: list[HindiSentence] = []
    yield Progress(stage="hindi", done=0, total=total)
    for at in range(0, len(page.texts), STREAMED):
        names = page_spellings(finished)
        finished += _translate(page.texts[at : at + STREAMED], translator, page.prepared.job.options, decoding, names)
        for number in range(at, min(len(finished), total)):
            sentence = with_hindi(page.sentences[number], finished[number])
            yield Progress(stage="hindi", done=number + 1, total=total, sentence=sentence)
    return tuple(finished)


def _translate(
    texts: Sequence[str],
    engine: Engine,
    options: Options,
    decoding: Decoding,
    names: Mapping[str, str] | None = None,
) -> HindiPage:
    return translate_sentences(
        texts, engine, style=options.hindi_style, glossary=options.glossary, decoding=decoding, names=names
    )


def translate_texts(
    texts: Sequence[str],
    translator: Engine,
    *,
    glossary: tuple[tuple[str, str], ...],
    style: HindiStyle | None,
    decoding: Decoding,
) -> list[str]:
    """The Hindi of each text: line by line, sentence by sentence; empty lines stay."""
    places = [
        (number, line, sentence.text)
        for number, text in enumerate(texts)
        for line, part in enumerate(text.split("\n"))
        for sentence in split_sentences(part)
    ]
    said = translate_sentences(
        [sentence for _, _, sentence in places], translator, style=style, glossary=glossary, decoding=decoding
    )
    lines = [[""] * (text.count("\n") + 1) for text in texts]
    for (number, line, _), sentence in zip(places, said, strict=True):
        lines[number][line] = f"{lines[number][line]} {sentence.hi}".strip()
    return ["\n".join(parts) for parts in lines]
