"""A BERT of two layers with random weights, packed as the real one is: every form of it can be made in a moment."""

import json
from pathlib import Path

import numpy as np

from embeddings.model_files import write_configuration, write_safetensors
from embeddings.onnx_export import Form, export_onnx
from embeddings.packed_weights import BLOCK, PackedModel, Shape, Vocabulary
from embeddings.quick_tokenizer import FILE, export_quick_tokenizer
from embeddings.tokenizer_export import export_tokenizer, special_tokens

HIDDEN, INNER, LAYERS, POSITIONS = 64, 128, 2, 32
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "c", "▁ab", "ca", "▁hà", "▁nội", "n", "ộ", "i", ":"]
PIECES += ["▁q", "▁p"]
CHARACTERS = {"\t": " ", "\n": " ", "\u00a0": " ", "…": "...", "½": "1⁄2", "\u0007": ""}


def tiny_vocabulary() -> Vocabulary:
    scores = np.array([0, 0, 0, 0, *(-1.0 - 0.25 * np.arange(len(PIECES) - 3))], np.float32)
    return Vocabulary([*PIECES, "<mask>"], scores, 0, 2, 1, 3, CHARACTERS)


def tiny_packed(seed: int = 0) -> PackedModel:
    random = np.random.default_rng(seed)
    shape = Shape(HIDDEN, LAYERS, 4, INNER, len(PIECES) + 1, POSITIONS, 2, 1e-12)
    quantised = {"emb.word": _blocks(random, shape.vocabulary * HIDDEN)}
    plain = {"emb.pos": _floats(random, POSITIONS * HIDDEN), "emb.type": _floats(random, 2 * HIDDEN)}
    plain |= {"emb.ln.w": 1 + _floats(random, HIDDEN), "emb.ln.b": _floats(random, HIDDEN)}
    for layer in range(LAYERS):
        for part, inputs, outputs in _MATRICES:
            quantised[f"l{layer}.{part}.w"] = _blocks(random, inputs * outputs)
            plain[f"l{layer}.{part}.b"] = _floats(random, outputs)
        for norm in ("aln", "oln"):
            plain[f"l{layer}.{norm}.w"] = 1 + _floats(random, HIDDEN)
            plain[f"l{layer}.{norm}.b"] = _floats(random, HIDDEN)
    return PackedModel(shape, tiny_vocabulary(), quantised, plain)


def write_tiny_model(folder: Path, form: Form | None = "float32", *, pooling: object = "mean", seed: int = 0) -> Path:
    """Write a sentence-transformers directory, with an ONNX export of the given form if any."""
    folder.mkdir(parents=True)
    model = tiny_packed(seed)
    write_configuration(model.shape, folder, name="tiny", pad=1, prompts={"query": "q: ", "passage": "p: "})
    settings = {"embedding_dimension": HIDDEN, "pooling_mode": pooling}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(settings))
    export_tokenizer(model.vocabulary, folder, max_length=POSITIONS)
    export_quick_tokenizer(model.vocabulary, folder / FILE, special=special_tokens(model.vocabulary))
    write_safetensors(model, folder / "model.safetensors", lambda _: None)
    if form:
        (folder / "onnx").mkdir()
        export_onnx(model, folder / "onnx" / "model.onnx", form)
    return folder


_MATRICES = (
    ("q", HIDDEN, HIDDEN),
    ("k", HIDDEN, HIDDEN),
    ("v", HIDDEN, HIDDEN),
    ("ao", HIDDEN, HIDDEN),
    ("fi", HIDDEN, INNER),
    ("fo", INNER, HIDDEN),
)


def _blocks(random: np.random.Generator, count: int) -> np.ndarray:
    blocks = np.zeros(count // BLOCK, [("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])
    blocks["scale"] = random.uniform(0.01, 0.05, len(blocks))
    blocks["nibbles"] = random.integers(0, 256, (len(blocks), BLOCK // 2))
    return blocks


def _floats(random: np.random.Generator, count: int) -> np.ndarray:
    return random.normal(0, 0.1, count).astype(np.float32)
