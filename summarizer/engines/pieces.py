"""Text to the pieces a model reads, and back: tokenizer, special tokens and language codes, with no model library."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ModelError, OptionError
from ..models import TEMPLATE_FILE
from ..records import ModelCard

TOKENIZER_FILE = "tokenizer.json"
SOURCE_SPM, TARGET_SPM = "source.spm", "target.spm"
_SPACE_MARKS = ("▁", "Ġ")  # how SentencePiece and byte-level pieces write a leading space

# Architecture → the piece that fills a source up to a multiple of so many. CTranslate2 4.8.5 does not mask padding in
# T5Gemma 2's merged attention, so only sources of one length can share a batch: filled up, most find partners, and as
# the filling is read like text, alone or not, a text comes out the same. On 500 sentences of FLORES dev the bundled
# translator gains 1.5 chrF++ by it (0.9 to 2.1; a multiple of 8: 1.3, of 32: 1.0; filled in front: none), because it
# then loses fewer ends of sentences. With other weights: benchmarks/precision.py --fill.
_FILL = {"t5gemma2": ("<pad>", 16)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """The special tokens around source and target.

    "{source}" and "{target}" in the lists stand for the card's languages, written as `language` says ("__{}__").
    """

    source_before: tuple[str, ...] = ()
    source_after: tuple[str, ...] = ()
    target_before: tuple[str, ...] = ()
    language: str = "{}"
    eos: str = "</s>"
    unk: str = "<unk>"

    def for_card(self, card: ModelCard) -> Template:
        """The template with the card's language codes filled in; refuses when one is wanted and missing."""

        def fill(tokens: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(self._language_token(t, card) if t in ("{source}", "{target}") else t for t in tokens)

        return Template(
            source_before=fill(self.source_before),
            source_after=fill(self.source_after),
            target_before=fill(self.target_before),
            language=self.language,
            eos=self.eos,
            unk=self.unk,
        )

    def _language_token(self, placeholder: str, card: ModelCard) -> str:
        code = card.source_language if placeholder == "{source}" else card.target_language
        if code is None:
            side = placeholder.strip("{}")
            raise OptionError(
                f"{card.name} writes several languages and its card has no {side}_language; a code is needed. "
                f"Give {side}_language, as the model's own list writes it."
            )
        return self.language.format(code)


def read_template(folder: Path) -> Template:
    """The template in a converted folder; without one, the end token after the source, as T5 has it."""
    path = folder / TEMPLATE_FILE
    try:
        if not path.is_file():
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            return Template(source_after=(config["eos_token"],), eos=config["eos_token"], unk=config["unk_token"])
        values = json.loads(path.read_text(encoding="utf-8"))
        return Template(
            source_before=tuple(values["source_before"]),
            source_after=tuple(values["source_after"]),
            target_before=tuple(values["target_before"]),
            language=str(values["language"]),
            eos=str(values["eos"]),
            unk=str(values["unk"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The special tokens of {folder} cannot be read: {error}. A converted model with its template is needed. "
            "Convert the model again."
        ) from error


class Pieces:
    """Text ↔ pieces for one model. `encode` adds special tokens and languages; `decode` leaves them out.

    `fill` is what an encoded source is given to the model as; tokens are counted without it.
    """

    def __init__(self, folder: Path, card: ModelCard) -> None:
        self.template = read_template(folder).for_card(card)
        self.target_prefix = self.template.target_before
        self.eos = self.template.eos
        text = _TokenizerText(folder) if (folder / TOKENIZER_FILE).is_file() else _SentencePieceText(folder)
        self.split: Callable[[str], list[str]] = text.split
        self._join: Callable[[Sequence[str]], str] = text.join
        # a multilingual model may write any language's token; those written as the code alone are their tokenizer's
        self._language = re.compile(re.escape(self.template.language).replace(r"\{\}", r"\w+"))
        self._language_is_marked = self.template.language != "{}"
        self._filler, self._multiple = _FILL.get(card.architecture, ("", 1))
        self._most = card.max_source_tokens
        self._special = {*self.target_prefix, *self.template.source_before, *self.template.source_after, self.eos}

    def encode(self, text: str) -> list[str]:
        """The source as the model sees it."""
        return [*self.template.source_before, *self.split(text), *self.template.source_after]

    def fill(self, source: list[str]) -> list[str]:
        """An encoded source filled up to the length that its architecture wants, never over the card's limit."""
        wanted = min(-(-len(source) // self._multiple) * self._multiple, self._most)
        return source + [self._filler] * (wanted - len(source))

    def decode(self, pieces: Iterable[str]) -> str:
        """The text of generated pieces, special tokens left out."""
        return self._join([p for p in pieces if not self._is_special(p)]).strip()

    def _is_special(self, piece: str) -> bool:
        return piece in self._special or (self._language_is_marked and self._language.fullmatch(piece) is not None)

    def barred(self, strings: Iterable[str], is_known: Callable[[str], bool]) -> list[list[str]]:
        """The piece sequences that write any of the strings, at a word's start and inside a word.

        A model may spell a string by other pieces than its tokenizer would; those are not barred.
        """
        found: dict[tuple[str, ...], None] = {}
        for string in strings:
            for variant in (string, " " + string):
                pieces = self.split(variant)
                found[tuple(pieces)] = None
                if pieces and pieces[0].startswith(_SPACE_MARKS):
                    bare = pieces[0][1:]
                    found[tuple([bare, *pieces[1:]] if bare else pieces[1:])] = None
        return [list(v) for v in found if v and all(is_known(p) for p in v) and not set(v) <= set(_SPACE_MARKS)]


class _TokenizerText:
    def __init__(self, folder: Path) -> None:
        import tokenizers

        try:
            self._tokenizer: Any = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        except Exception as error:  # the library raises bare Exception
            raise ModelError(
                f"{folder / TOKENIZER_FILE} cannot be read: {error}. A tokenizer file of a current version is needed. "
                "Convert the model again."
            ) from error
        self._tokenizer.no_truncation()  # some checkpoints save one, and it would cut silently
        self._tokenizer.no_padding()
        self._tokenizer.encode_special_tokens = True  # "</s>" in an article is text, not the end of it

    def split(self, text: str) -> list[str]:
        pieces: list[str] = self._tokenizer.encode(text, add_special_tokens=False).tokens
        return pieces

    def join(self, pieces: Sequence[str]) -> str:
        ids = (self._tokenizer.token_to_id(p) for p in pieces)
        text: str = self._tokenizer.decode([i for i in ids if i is not None], skip_special_tokens=True)
        return text


class _SentencePieceText:
    def __init__(self, folder: Path) -> None:
        import sentencepiece

        if not (folder / SOURCE_SPM).is_file():
            raise ModelError(
                f"{folder} has neither {TOKENIZER_FILE} nor {SOURCE_SPM}; the tokenizer is needed. "
                "Convert the model again, or put its tokenizer file there."
            )
        target = folder / TARGET_SPM
        self._source = sentencepiece.SentencePieceProcessor(model_file=str(folder / SOURCE_SPM))
        self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(target)) if target.is_file() else self._source
        )

    def split(self, text: str) -> list[str]:
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def join(self, pieces: Sequence[str]) -> str:
        text: str = self._target.decode([p for p in pieces if p not in ("<s>", "<pad>", "<unk>")])
        return text.replace("▁", " ")
