"""Weights of a converted model back into a transformers checkpoint, so that the torch engine runs bundled models too.

Reads CTranslate2's model.bin (binary version 6): header, then variables (name, shape, type, bytes), then aliases.
int8 rows carry one scale each: weight = integer / scale. NumPy only.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from ..errors import ModelError

Array = npt.NDArray[np.generic]
Floats = npt.NDArray[np.float32]

_BINARY_VERSION = 6
_TYPES = ("<f4", "i1", "<i2", "<i4", "<f2", "bfloat16")  # in the order of the format's type numbers


def read_variables(data: bytes) -> dict[str, Array]:
    """Every variable of a model.bin by name, as stored, aliases resolved; views into `data`, not copies."""
    offset = 0

    def number(form: str) -> int:
        nonlocal offset
        (value,) = struct.unpack_from("<" + form, data, offset)
        offset += struct.calcsize("<" + form)
        return int(value)

    def string() -> str:
        nonlocal offset
        size = number("H")
        value = data[offset : offset + size - 1]  # a zero byte ends it
        offset += size
        return value.decode("utf-8")

    try:
        version = number("I")
        if version != _BINARY_VERSION:
            raise ModelError(
                f"The weights have binary version {version}; {_BINARY_VERSION} is needed. "
                "Convert the model with the CTranslate2 version that pyproject.toml names."
            )
        string(), number("I")  # the specification's name and revision
        variables: dict[str, Array] = {}
        for _ in range(number("I")):
            name = string()
            shape = [number("I") for _ in range(number("B"))]
            kind = _TYPES[number("B")]
            size = number("I")
            variables[name] = _array(data, offset, size, kind).reshape(shape)
            offset += size
        for _ in range(number("I")):
            alias, name = string(), string()
            variables[alias] = variables[name]
            if f"{name}_scale" in variables:
                variables[f"{alias}_scale"] = variables[f"{name}_scale"]
    except (struct.error, IndexError, ValueError, KeyError) as error:
        raise ModelError(
            f"The weights break off or are damaged at byte {offset:,}: {error}. A whole model.bin is needed. "
            "Install the package again, or convert the model again."
        ) from error
    return variables


def to_checkpoint(variables: dict[str, Array], architecture: str) -> dict[str, Floats]:
    """The variables under the names transformers gives them, in float32; "t5", "mt5" and "t5gemma2"."""
    converters: dict[str, Callable[[dict[str, Array]], Iterator[tuple[str, Floats]]]] = {
        "t5": _t5,
        "mt5": _t5,
        "t5gemma2": _t5gemma2,
    }
    if architecture not in converters:
        raise ModelError(
            f"Converted weights of a {architecture} model cannot be read by the torch engine; "
            f"{', '.join(converters)} can. Use the ct2 engine, or the original checkpoint."
        )
    try:
        return dict(converters[architecture](variables))
    except KeyError as error:
        raise ModelError(
            f"The weights lack {error.args[0]}, which a {architecture} model has; a model of that architecture is "
            "needed. Correct the card's architecture, or convert the model again."
        ) from error


def _array(data: bytes, offset: int, size: int, kind: str) -> Array:
    if kind == "bfloat16":  # the upper half of a float32
        halves = np.frombuffer(data, "<u2", size // 2, offset)
        return (halves.astype(np.uint32) << 16).view(np.float32)
    dtype = np.dtype(kind)
    return np.frombuffer(data, dtype, size // dtype.itemsize, offset)


def _floats(variables: dict[str, Array], name: str) -> Floats:
    weight = variables[name]
    if weight.dtype != np.int8:
        return weight.astype(np.float32)
    scale = variables[f"{name}_scale"].astype(np.float32)  # (rows,)
    return (weight.astype(np.float32) / scale[:, None]).astype(np.float32)  # (rows, columns)


def _layers(variables: dict[str, Array], side: str) -> Iterator[tuple[int, str]]:
    number = 0
    while f"{side}/layer_{number}/self_attention/linear_0/weight" in variables:
        yield number, f"{side}/layer_{number}"
        number += 1


def _t5(v: dict[str, Array]) -> Iterator[tuple[str, Floats]]:
    shared = _floats(v, "encoder/embeddings_0/weight")
    for name in ("shared", "encoder.embed_tokens", "decoder.embed_tokens"):
        yield f"{name}.weight", shared
    yield "lm_head.weight", _floats(v, "decoder/projection/weight")
    for side in ("encoder", "decoder"):
        yield f"{side}.final_layer_norm.weight", _floats(v, f"{side}/layer_norm/gamma")
        for number, old in _layers(v, side):
            new = f"{side}.block.{number}.layer"
            fused = np.split(_floats(v, f"{old}/self_attention/linear_0/weight"), 3)  # q, k, v: (heads × d_kv, d_model)
            for name, part in zip("qkv", fused, strict=True):
                yield f"{new}.0.SelfAttention.{name}.weight", part
            yield f"{new}.0.SelfAttention.o.weight", _floats(v, f"{old}/self_attention/linear_1/weight")
            yield f"{new}.0.layer_norm.weight", _floats(v, f"{old}/self_attention/layer_norm/gamma")
            if number == 0:  # the later layers use the first one's
                bias = _floats(v, f"{old}/self_attention/relative_attention_bias")
                yield f"{new}.0.SelfAttention.relative_attention_bias.weight", bias
            last = 1
            if side == "decoder":
                last = 2
                key, value = np.split(_floats(v, f"{old}/attention/linear_1/weight"), 2)
                yield f"{new}.1.EncDecAttention.q.weight", _floats(v, f"{old}/attention/linear_0/weight")
                yield f"{new}.1.EncDecAttention.k.weight", key
                yield f"{new}.1.EncDecAttention.v.weight", value
                yield f"{new}.1.EncDecAttention.o.weight", _floats(v, f"{old}/attention/linear_2/weight")
                yield f"{new}.1.layer_norm.weight", _floats(v, f"{old}/attention/layer_norm/gamma")
            dense = f"{new}.{last}.DenseReluDense"
            if f"{old}/ffn/linear_0_noact/weight" in v:  # gated
                yield f"{dense}.wi_0.weight", _floats(v, f"{old}/ffn/linear_0/weight")
                yield f"{dense}.wi_1.weight", _floats(v, f"{old}/ffn/linear_0_noact/weight")
            else:
                yield f"{dense}.wi.weight", _floats(v, f"{old}/ffn/linear_0/weight")
            yield f"{dense}.wo.weight", _floats(v, f"{old}/ffn/linear_1/weight")
            yield f"{new}.{last}.layer_norm.weight", _floats(v, f"{old}/ffn/layer_norm/gamma")


def _t5gemma2(v: dict[str, Array]) -> Iterator[tuple[str, Floats]]:
    embeddings = _floats(v, "encoder/embeddings_0/weight")
    yield "lm_head.out_proj.weight", _floats(v, "decoder/projection/weight")
    norms = {
        "input_layer_norm": "pre_self_attn_layernorm",
        "post_attention_layer_norm": "post_self_attn_layernorm",
        "pre_feedforward_layer_norm": "pre_feedforward_layernorm",
        "post_feedforward_layer_norm": "post_feedforward_layernorm",
        "self_attention/q_norm": "self_attn.q_norm",
        "self_attention/k_norm": "self_attn.k_norm",
    }
    for side, prefix in (("encoder", "model.encoder.text_model"), ("decoder", "model.decoder")):
        yield f"{prefix}.embed_tokens.weight", embeddings
        yield f"{prefix}.norm.weight", _floats(v, f"{side}/layer_norm/gamma") - 1  # stored as 1 + weight
        for number, old in _layers(v, side):
            new = f"{prefix}.layers.{number}"
            for name, to in norms.items():
                yield f"{new}.{to}.weight", _floats(v, f"{old}/{name}/gamma") - 1
            out = _floats(v, f"{old}/self_attention/linear_1/weight")  # (hidden, heads × head_dim)
            fused = _floats(v, f"{old}/self_attention/linear_0/weight")  # (heads + 2 × kv_heads) × head_dim rows
            queries, width = out.shape[1], (len(fused) - out.shape[1]) // 2
            yield f"{new}.self_attn.q_proj.weight", fused[:queries]
            yield f"{new}.self_attn.k_proj.weight", fused[queries : queries + width]
            yield f"{new}.self_attn.v_proj.weight", fused[queries + width :]
            yield f"{new}.self_attn.o_proj.weight", out
            yield f"{new}.mlp.gate_proj.weight", _floats(v, f"{old}/ffn/linear_0/weight")
            yield f"{new}.mlp.up_proj.weight", _floats(v, f"{old}/ffn/linear_0_noact/weight")
            yield f"{new}.mlp.down_proj.weight", _floats(v, f"{old}/ffn/linear_1/weight")
