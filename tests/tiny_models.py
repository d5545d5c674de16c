"""Tiny models of every architecture, made from a seed, with tokenizers trained on the spot on invented news."""

from __future__ import annotations

import json
import math
import random
import warnings
from collections import Counter
from pathlib import Path

import sentencepiece
import torch
import transformers
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

FAMILIES = ("t5", "flan", "mt5", "bart", "mbart", "pegasus", "m2m_100", "nllb", "marian", "t5gemma2")

CORPUS = [
    "The river rose by two metres on Monday and 340 families left their homes in Silchar.",
    "State officials opened nine relief camps and sent 12 boats before midnight.",
    "The reserve bank kept its rate at 6.5 per cent for the third time this year.",
    "Markets had expected no change, and the rupee closed at 83.20 to the dollar.",
    "A team of doctors in Nagpur treated 57 children after a school lunch made them ill.",
    "Police said the kitchen was closed and that samples were sent to a laboratory.",
    "Midfielder Asha Nair scored twice as Kerala beat Punjab 3-1 in the final.",
    "The space agency moved the launch to 14 August because of strong winds.",
    "नदी का जलस्तर सोमवार को दो मीटर बढ़ गया और 340 परिवारों ने घर छोड़ दिए।",
    "रिज़र्व बैंक ने ब्याज दर 6.5 प्रतिशत पर बनाए रखी।",
    "नागपुर में 57 बच्चों का इलाज किया गया।",
    "पुलिस ने कहा कि नमूने प्रयोगशाला भेजे गए हैं।",
]


def make_model(family: str, folder: Path, *, seed: int = 0) -> Path:
    """A checkpoint folder of the family, as `save_pretrained` writes it: safetensors, configs, tokenizer files."""
    folder.mkdir(parents=True, exist_ok=True)
    random.seed(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Marian's advice to install another package
        tokenizer = _TOKENIZERS[family](folder)
        torch.manual_seed(seed)
        model = _model(family, tokenizer)
        generator = torch.Generator().manual_seed(seed)
        for name, value in model.named_parameters():
            if value.dim() == 1:  # norms, each its own, so that none can stand in for another
                value.data.add_(0.2 * torch.randn(value.shape, generator=generator))
            elif "position" not in name:  # larger than the usual start: near-uniform output has ties
                value.data.normal_(0.0, _spread(family, name), generator=generator)
        if family == "flan":  # its output matrix is not its embedding
            model.lm_head.weight = torch.nn.Parameter(
                0.3 * torch.randn(model.lm_head.weight.shape, generator=generator)
            )
        else:
            model.tie_weights()
        if family == "marian":  # its decoder starts from zeros
            model.model.shared.weight.data[tokenizer.pad_token_id] = 0.0
        model.eval().save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    return folder


def _spread(family: str, name: str) -> float:
    if "embed" not in name and "shared" not in name:
        return 0.6
    return 0.1 if family == "t5gemma2" else 0.5  # it scales embeddings up and ties them: a larger start is repeated


def _model(family: str, tokenizer: object) -> transformers.PreTrainedModel:
    languages = getattr(tokenizer, "lang_token_to_id", {})  # M2M100 counts them apart
    size = len(tokenizer) + len(languages)  # type: ignore[arg-type]
    ids = {f"{n}_token_id": getattr(tokenizer, f"{n}_token_id") for n in ("pad", "eos")}
    bart = {
        "vocab_size": size,
        "d_model": 32,
        "encoder_layers": 2,
        "decoder_layers": 2,
        "encoder_attention_heads": 4,
        "decoder_attention_heads": 4,
        "encoder_ffn_dim": 48,
        "decoder_ffn_dim": 48,
        "max_position_embeddings": 128,
        **ids,
    }
    t5 = {
        "vocab_size": size,
        "d_model": 32,
        "d_kv": 8,
        "d_ff": 48,
        "num_layers": 2,
        "num_heads": 4,
        "decoder_start_token_id": ids["pad_token_id"],
        **ids,
    }
    eos, pad = ids["eos_token_id"], ids["pad_token_id"]
    if family == "t5":
        return transformers.T5ForConditionalGeneration(transformers.T5Config(**t5))
    if family == "flan":
        return transformers.T5ForConditionalGeneration(
            transformers.T5Config(**t5, feed_forward_proj="gated-gelu", tie_word_embeddings=False)
        )
    if family == "mt5":
        return transformers.MT5ForConditionalGeneration(transformers.MT5Config(**t5, tie_word_embeddings=False))
    if family == "bart":
        model = transformers.BartForConditionalGeneration(
            transformers.BartConfig(**bart, bos_token_id=0, decoder_start_token_id=eos, forced_bos_token_id=0)
        )
        # what facebook/bart-large-cnn smuggles in; an engine that obeys it fails the tests
        model.generation_config.update(
            min_length=56, max_length=142, num_beams=4, no_repeat_ngram_size=3, length_penalty=2.0, early_stopping=True
        )
        model.generation_config.forced_bos_token_id = 0
        return model
    if family == "mbart":
        return transformers.MBartForConditionalGeneration(
            transformers.MBartConfig(
                **bart, decoder_start_token_id=eos, tokenizer_class="MBart50Tokenizer", scale_embedding=True
            )
        )
    if family == "pegasus":
        return transformers.PegasusForConditionalGeneration(
            transformers.PegasusConfig(**bart, decoder_start_token_id=pad, scale_embedding=True)
        )
    if family in ("m2m_100", "nllb"):
        return transformers.M2M100ForConditionalGeneration(
            transformers.M2M100Config(**bart, decoder_start_token_id=eos, scale_embedding=True)
        )
    if family == "marian":
        return transformers.MarianMTModel(
            transformers.MarianConfig(
                **bart,
                decoder_start_token_id=pad,
                scale_embedding=True,
                activation_function="swish",
                bad_words_ids=None,
            )
        )
    return _t5gemma2(size + 3, pad, eos)  # three more for images: transformers embeds those in its own way


def _t5gemma2(size: int, pad: int, eos: int) -> transformers.PreTrainedModel:
    def side(layers: int) -> dict[str, object]:
        return {
            "vocab_size": size,
            "hidden_size": 32,
            "intermediate_size": 48,
            "num_hidden_layers": layers,
            "num_attention_heads": 4,
            "num_key_value_heads": 1,
            "head_dim": 8,
            "query_pre_attn_scalar": 8,
            "sliding_window": 128,
            "layer_types": ["sliding_attention", "full_attention"][:layers],
            "pad_token_id": pad,
            "eos_token_id": eos,
            "bos_token_id": 2,
        }

    vision = {
        "hidden_size": 8,
        "intermediate_size": 8,
        "num_hidden_layers": 1,
        "num_attention_heads": 1,
        "image_size": 28,
        "patch_size": 14,
    }
    config = transformers.T5Gemma2Config(
        encoder={
            "text_config": side(2),
            "vision_config": vision,
            "image_token_index": size - 1,
            "eoi_token_index": size - 2,
            "boi_token_index": size - 3,
            "mm_tokens_per_image": 1,
        },
        decoder=side(2),
        image_token_index=size - 1,
        eoi_token_index=size - 2,
        vocab_size=size,
    )
    return transformers.T5Gemma2ForConditionalGeneration(config)


# ---- tokenizers ------------------------------------------------------------------------------------------------------


def _unigram(specials: list[str]) -> list[tuple[str, float]]:
    """Pieces by how often they come in the corpus; the library's own trainer gives others on every run."""
    counts: Counter[str] = Counter()
    for line in CORPUS:
        for word in line.split():
            word = "▁" + word
            counts.update(word)
            counts.update(word[i : i + n] for n in (2, 3, 4) for i in range(len(word) - n + 1))
    singles = {p for p in counts if len(p) == 1}
    often = sorted((p for p in counts if p not in singles), key=lambda p: (-counts[p] * len(p), p))[:180]
    total = sum(counts.values())
    return [(s, 0.0) for s in specials] + [(p, math.log(counts[p] / total)) for p in (*sorted(singles), *often)]


def _bpe(specials: list[str], *, byte_level: bool = False) -> tuple[dict[str, int], list[tuple[str, str]]]:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel() if byte_level else pre_tokenizers.Metaspace()
    alphabet = pre_tokenizers.ByteLevel.alphabet() if byte_level else []
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=specials, show_progress=False, initial_alphabet=sorted(alphabet)
    )
    tokenizer.train_from_iterator(CORPUS * 4, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    return model["vocab"], [tuple(m) for m in model["merges"]]


def _sentencepiece(folder: Path, name: str, lines: list[str]) -> list[str]:
    text = folder / "corpus.txt"
    text.write_text("\n".join(lines * 4), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text),
        model_prefix=str(folder / "trained"),
        vocab_size=180,
        hard_vocab_limit=False,
        minloglevel=2,
        num_threads=1,
    )
    text.unlink()
    (folder / "trained.vocab").unlink()
    (folder / "trained.model").rename(folder / name)
    model = sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
    return [model.id_to_piece(i) for i in range(3, model.get_piece_size())]


def _t5_tokenizer(folder: Path) -> object:
    return transformers.T5Tokenizer(vocab=_unigram(["<pad>", "</s>", "<unk>"]), extra_ids=4)


def _pegasus_tokenizer(folder: Path) -> object:
    return transformers.PegasusTokenizer(vocab=_unigram(["<pad>", "</s>", "<unk>", "<mask_1>", "<mask_2>"]), offset=5)


def _bart_tokenizer(folder: Path) -> object:
    vocab, merges = _bpe(["<s>", "<pad>", "</s>", "<unk>", "<mask>"], byte_level=True)
    return transformers.BartTokenizer(vocab=vocab, merges=merges)


def _mbart_tokenizer(folder: Path) -> object:
    vocab = [*_unigram(["<s>", "<pad>", "</s>", "<unk>"]), ("en_XX", 0.0), ("hi_IN", 0.0), ("<mask>", 0.0)]
    return transformers.MBart50Tokenizer(vocab=vocab, src_lang="en_XX", tgt_lang="hi_IN")


def _nllb_tokenizer(folder: Path) -> object:
    vocab, merges = _bpe(["<s>", "<pad>", "</s>", "<unk>"])
    return transformers.NllbTokenizer(vocab=vocab, merges=merges)


def _gemma_tokenizer(folder: Path) -> object:
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    specials = ["<pad>", "<eos>", "<bos>", "<unk>"]
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=specials, show_progress=False)
    tokenizer.train_from_iterator(CORPUS * 4, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A <eos>", special_tokens=[("<eos>", 1)])
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<bos>", eos_token="<eos>", unk_token="<unk>", pad_token="<pad>"
    )


def _m2m_tokenizer(folder: Path) -> object:
    pieces = _sentencepiece(folder, "sentencepiece.bpe.model", CORPUS)
    vocab = {p: i for i, p in enumerate(["<s>", "<pad>", "</s>", "<unk>", *pieces])}
    (folder / "vocab.json").write_text(json.dumps(vocab), encoding="utf-8")
    return transformers.M2M100Tokenizer(
        vocab_file=str(folder / "vocab.json"),
        spm_file=str(folder / "sentencepiece.bpe.model"),
        num_madeup_words=0,
    )


def _marian_tokenizer(folder: Path) -> object:
    source = _sentencepiece(folder, "source.spm", [s for s in CORPUS if s.isascii()])
    target = _sentencepiece(folder, "target.spm", [s for s in CORPUS if not s.isascii()])
    pieces = list(dict.fromkeys(["</s>", "<unk>", *source, *target, "<pad>"]))
    (folder / "vocab.json").write_text(json.dumps({p: i for i, p in enumerate(pieces)}), encoding="utf-8")
    return transformers.MarianTokenizer(
        source_spm=str(folder / "source.spm"), target_spm=str(folder / "target.spm"), vocab=str(folder / "vocab.json")
    )


_TOKENIZERS = {
    "t5": _t5_tokenizer,
    "flan": _t5_tokenizer,
    "mt5": _t5_tokenizer,
    "bart": _bart_tokenizer,
    "mbart": _mbart_tokenizer,
    "pegasus": _pegasus_tokenizer,
    "m2m_100": _m2m_tokenizer,
    "nllb": _nllb_tokenizer,
    "marian": _marian_tokenizer,
    "t5gemma2": _gemma_tokenizer,
}
