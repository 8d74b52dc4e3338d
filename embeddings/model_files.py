"""What a sentence-transformers directory holds, written from packed weights without torch."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.packed_weights import PackedModel, Shape, dequantise

LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_SLAB = 196_608
"""Blocks turned into floats at once: 25 MB of them."""

Step = Callable[[float], None]


def write_configuration(shape: Shape, folder: Path, *, name: str, pad: int, prompts: dict[str, str]) -> None:
    """Write every JSON file but the tokenizer's: architecture, module list, mean pooling, unit length, prompts."""
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    files: dict[str, object] = {
        "config.json": _bert_configuration(shape, name) | {"pad_token_id": pad},
        "modules.json": modules,
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": prompts,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
    }
    (folder / "2_Normalize").mkdir()
    for path, content in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _bert_configuration(shape: Shape, name: str) -> dict[str, object]:
    return {
        "_name_or_path": name,
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "vocab_size": shape.vocabulary,
        "layer_norm_eps": shape.epsilon,
        "initializer_range": 0.02,
        "position_embedding_type": "absolute",
        "tokenizer_class": "XLMRobertaTokenizer",
        "torch_dtype": "float32",
        "use_cache": True,
    }


def write_safetensors(model: PackedModel, path: Path, step: Step) -> None:
    """Write float32 weights piece by piece (25 MB in memory at a time, 470 MB on disk); `step` hears fractions done."""
    tensors = _named_tensors(model)
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, (_, dims) in tensors.items():
        start, end = end, end + 4 * int(np.prod(dims))
        header[name] = {"dtype": "F32", "shape": list(dims), "data_offsets": [start, end]}
    # The format: 8 bytes length of the header, the header in JSON padded to 8 bytes, then the tensors back to back.
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    written = 0
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for source, dims in tensors.values():
            for slab in _slabs(model, source, int(np.prod(dims))):
                written += file.write(np.ascontiguousarray(slab).data)
                step(written / end)


def _named_tensors(model: PackedModel) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Return BertModel's parameter names with the packed tensor behind each (empty: the pooler) and its dimensions."""
    shape = model.shape
    hidden, inner = shape.hidden, shape.inner
    names: dict[str, tuple[str, tuple[int, ...]]] = {
        "embeddings.word_embeddings.weight": ("emb.word", (shape.vocabulary, hidden)),
        "embeddings.position_embeddings.weight": ("emb.pos", (shape.positions, hidden)),
        "embeddings.token_type_embeddings.weight": ("emb.type", (shape.types, hidden)),
        "embeddings.LayerNorm.weight": ("emb.ln.w", (hidden,)),
        "embeddings.LayerNorm.bias": ("emb.ln.b", (hidden,)),
    }
    sizes = {"fi": (inner, hidden), "fo": (hidden, inner), "aln": (hidden,), "oln": (hidden,)}
    for layer in range(shape.layers):
        for short, long in LAYER_NAMES.items():
            dims = sizes.get(short, (hidden, hidden))
            names[f"encoder.layer.{layer}.{long}.weight"] = (f"l{layer}.{short}.w", dims)
            names[f"encoder.layer.{layer}.{long}.bias"] = (f"l{layer}.{short}.b", dims[:1])
    # The packed file drops the pooler, which mean pooling never asks; without it transformers warns of missing weights.
    names["pooler.dense.weight"] = ("", (hidden, hidden))
    names["pooler.dense.bias"] = ("", (hidden,))
    return names


def _slabs(model: PackedModel, source: str, count: int) -> Iterator[npt.NDArray[np.float32]]:
    """Yield the `count` numbers of a packed tensor, zeros for none, in pieces."""
    if not source:
        yield np.zeros(count, np.float32)
        return
    if source in model.plain:
        yield model.floats(source)
        return
    values = model.quantised[source]
    for start in range(0, len(values), _SLAB):
        yield dequantise(values[start : start + _SLAB, None])
