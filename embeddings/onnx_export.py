"""A BERT encoder as an ONNX graph, written straight from packed weights.

The graph takes `input_ids` and `attention_mask` (int64 [batch, tokens]) and gives `last_hidden_state` (float32
[batch, tokens, hidden]), as every sentence-transformers export does. All weights stand in one external file, which
onnxruntime maps into memory instead of reading it.

In the int8 form the embedding table keeps the 4 bits it is packed in. The other matrices are int8 with a scale a
column; what they are multiplied with is cut to 8 bits with a scale a token, so that a text's vector does not depend on
its neighbours in a batch, as it does with onnxruntime's own dynamic quantisation (one scale for all tokens). Measured
on AVX2, dense nDCG@10 over the 451 paragraphs of MLQA-vi dev: float32 0.7906, this 0.7904, onnxruntime's own 0.7790,
4-bit matrices 0.7891; seconds of one core for a passage of 210 tokens: 0.160, 0.110, 0.105, 0.169.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper

from embeddings.packed_weights import BLOCK, PackedModel, nibbles
from embeddings.types import Vectors

Form = Literal["int8", "float32"]

CONTRIB = "com.microsoft"
_INPUTS = ("input_ids", "attention_mask")
# 7 bits: AVX2 without VNNI adds two products of u8 x s8 in 16 bits, and 2 * 255 * 63 is the most that fits.
_WEIGHT_PEAK = 63
_CLIPPINGS = (1.0, 0.9, 0.8, 0.7)
"""Shares of a column's largest weight tried as its range; the one of least squared error is taken."""
_PAGE = 4096


@dataclass(slots=True)
class Graph:
    """The nodes and weights written so far."""

    data: Any
    location: str
    nodes: list[Any] = field(default_factory=list)
    weights: list[Any] = field(default_factory=list)

    def node(self, kind: str, *inputs: str, out: str | tuple[str, ...], domain: str = "", **attributes: object) -> str:
        """Append a node and return its first output."""
        outs = [out] if isinstance(out, str) else list(out)
        self.nodes.append(helper.make_node(kind, list(inputs), outs, name=outs[0], domain=domain, **attributes))
        return outs[0]

    def weight(
        self, name: str, values: npt.NDArray[Any], kind: int | None = None, dims: list[int] | None = None
    ) -> str:
        """Append an array to the external file on a page boundary; `kind` and `dims` for packed 4-bit types."""
        self.data.write(b"\0" * (-self.data.tell() % _PAGE))
        tensor = TensorProto(name=name, data_type=kind or helper.np_dtype_to_tensor_dtype(values.dtype))
        tensor.dims.extend(dims or values.shape)
        tensor.data_location = TensorProto.EXTERNAL
        place = {"location": self.location, "offset": self.data.tell(), "length": values.nbytes}
        for key, value in place.items():
            tensor.external_data.add(key=key, value=str(value))
        self.data.write(np.ascontiguousarray(values).data)
        self.weights.append(tensor)
        return name

    def small(self, name: str, values: npt.NDArray[Any]) -> str:
        """Append a small constant inside the graph itself: shape inference wants to see it."""
        self.weights.append(
            helper.make_tensor(name, helper.np_dtype_to_tensor_dtype(values.dtype), values.shape, values)
        )
        return name


def export_onnx(model: PackedModel, path: Path, form: Form) -> None:
    """Write `path` and `path` + "_data" with weights in the given form."""
    with path.with_name(path.name + "_data").open("wb") as data:
        graph = Graph(data, path.name + "_data")
        write_shapes(graph, model)
        hidden = _embed(graph, model, form)
        for layer in range(model.shape.layers):
            hidden = encoder_layer(graph, model, f"l{layer}", hidden, form)
        graph.node("Reshape", hidden, "in_texts", out="last_hidden_state")
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in _INPUTS]
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", model.shape.hidden])
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
    body = helper.make_graph(graph.nodes, "bert", ids, [out], initializer=graph.weights)
    path.write_bytes(helper.make_model(body, opset_imports=opsets, ir_version=10).SerializeToString())


def write_shapes(graph: Graph, model: PackedModel) -> None:
    """Name what all layers share: the mask, the shapes of tokens by text and in one row, constants of quantisation."""
    hidden = model.shape.hidden
    graph.node("Cast", "attention_mask", out="mask", to=TensorProto.INT32)
    graph.node("Shape", "input_ids", out="ids_shape")
    graph.node("Concat", "ids_shape", graph.small("minus_one", np.array([-1])), out="in_texts", axis=0)
    graph.small("in_rows", np.array([-1, hidden]))
    graph.node("ReduceProd", "ids_shape", out="count", keepdims=1)
    graph.node("Expand", graph.small("middle", np.array([128], np.uint8)), "count", out="middles")
    graph.small("rounding", np.array([1 / 127], np.float32))
    graph.small("one", np.array(1, np.float32))
    graph.small("middle_scalar", np.array(128, np.uint8))
    graph.small("axis_1", np.array([1]))


def _embed(graph: Graph, model: PackedModel, form: Form) -> str:
    shape = model.shape
    if form == "float32":
        table = graph.weight("word", np.concatenate(list(model.rows("emb.word", shape.hidden))))
        words = graph.node("Gather", table, "input_ids", out="words")
    else:
        words = _embed_packed(graph, model)
    # Every token is of type 0, so that row joins the positions.
    places = model.floats("emb.pos").reshape(-1, shape.hidden) + model.floats("emb.type")[: shape.hidden]
    length = graph.node("Shape", "input_ids", out="length", start=1, end=2)
    zero, axis = graph.small("zero", np.zeros(1, np.int64)), graph.small("axis_0", np.zeros(1, np.int64))
    used = graph.node("Slice", graph.weight("places", places), zero, length, axis, out="used_places")
    rows = graph.node("Reshape", graph.node("Add", words, used, out="embedded"), "in_rows", out="embedded_rows")
    gain, shift = (graph.weight(f"emb.ln.{part}", model.floats(f"emb.ln.{part}")) for part in "wb")
    return graph.node("LayerNormalization", rows, gain, shift, out="emb.ln", epsilon=shape.epsilon)


def _embed_packed(graph: Graph, model: PackedModel) -> str:
    blocks = model.blocks("emb.word", model.shape.hidden)
    # A nibble with its top bit flipped is (nibble - 8) in two's complement: the very numbers of the packed file.
    signed = nibbles(blocks).reshape(len(blocks), -1) ^ 8
    table = graph.weight("word", signed[:, 0::2] | signed[:, 1::2] << 4, TensorProto.INT4, list(signed.shape))
    scales = graph.weight("word_scales", blocks["scale"].astype(np.float32))
    return graph.node(
        "GatherBlockQuantized", table, "input_ids", scales, out="words", domain=CONTRIB,
        gather_axis=0, quantize_axis=1, block_size=BLOCK,
    )  # fmt: skip


def encoder_layer(graph: Graph, model: PackedModel, at: str, hidden: str, form: Form) -> str:
    """Write attention and feed-forward part of the layer whose weights are named `at`; return its output rows."""
    shape = model.shape
    joint = _product(graph, model, hidden, [f"{at}.{part}.w" for part in "qkv"], shape.hidden, f"{at}.qkv", form)
    joint = graph.node("Reshape", joint, "in_texts", out=f"{at}.qkv_texts")
    parts = tuple(f"{at}.{part}" for part in "qkv")
    graph.node("Split", joint, out=parts, axis=-1, num_outputs=3)
    bias = graph.weight(f"{at}.qkv.b", np.concatenate([model.floats(f"{at}.{part}.b") for part in "qkv"]))
    attended = graph.node(
        "MultiHeadAttention", *parts, bias, "mask", out=f"{at}.attended", domain=CONTRIB, num_heads=shape.heads
    )
    attended = graph.node("Reshape", attended, "in_rows", out=f"{at}.attended_rows")
    projected = _product(graph, model, attended, [f"{at}.ao.w"], shape.hidden, f"{at}.ao", form)
    middle = _add_and_norm(graph, model, projected, hidden, at, "ao", "aln")
    inner = _product(graph, model, middle, [f"{at}.fi.w"], shape.hidden, f"{at}.fi", form)
    inner_bias = graph.weight(f"{at}.fi.b", model.floats(f"{at}.fi.b"))
    active = graph.node("BiasGelu", inner, inner_bias, out=f"{at}.gelu", domain=CONTRIB)
    outer = _product(graph, model, active, [f"{at}.fo.w"], shape.inner, f"{at}.fo", form)
    return _add_and_norm(graph, model, outer, middle, at, "fo", "oln")


def _add_and_norm(graph: Graph, model: PackedModel, new: str, old: str, at: str, dense: str, norm: str) -> str:
    gain, shift = (graph.weight(f"{at}.{norm}.{part}", model.floats(f"{at}.{norm}.{part}")) for part in "wb")
    bias = graph.weight(f"{at}.{dense}.b", model.floats(f"{at}.{dense}.b"))
    return graph.node(
        "SkipLayerNormalization", new, old, gain, shift, bias,
        out=f"{at}.{norm}", domain=CONTRIB, epsilon=model.shape.epsilon,
    )  # fmt: skip


def _product(graph: Graph, model: PackedModel, rows: str, names: list[str], width: int, out: str, form: Form) -> str:
    """Multiply rows [n, width] with the transposed stack of the named matrices, each [outputs, width]."""
    matrix = np.concatenate([slab for name in names for slab in model.rows(name, width)])
    if form == "float32":
        return graph.node("MatMul", rows, graph.weight(f"{out}.w", np.ascontiguousarray(matrix.T)), out=out)
    whole, scales = quantise(matrix)
    peaks = graph.node("ReduceMax", graph.node("Abs", rows, out=f"{out}.abs"), "axis_1", out=f"{out}.peak", keepdims=1)
    steps = graph.node("Mul", peaks, "rounding", out=f"{out}.steps")
    flat = graph.node("Squeeze", steps, "axis_1", out=f"{out}.flat_steps")
    bytes_ = graph.node("QuantizeLinear", rows, flat, "middles", out=f"{out}.bytes", axis=0)
    product = graph.node(
        "MatMulIntegerToFloat", bytes_, graph.weight(f"{out}.w", np.ascontiguousarray(whole.T)), "one",
        graph.weight(f"{out}.s", scales), "middle_scalar", out=f"{out}.unscaled", domain=CONTRIB,
    )  # fmt: skip
    return graph.node("Mul", product, steps, out=out)


def quantise(matrix: Vectors) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Return whole numbers within +-63 and the scale of each row of a matrix [outputs, width]."""
    peak = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), np.float32(1e-12))
    best, scales = np.full_like(peak, np.inf), peak
    for share in _CLIPPINGS:
        tried = peak * np.float32(share / _WEIGHT_PEAK)
        error = np.square(_rounded(matrix, tried) * tried - matrix).sum(axis=1, keepdims=True)
        scales, best = np.where(error < best, tried, scales), np.minimum(error, best)
    return _rounded(matrix, scales).astype(np.int8), scales.ravel().astype(np.float32)


def _rounded(matrix: Vectors, scales: Vectors) -> Vectors:
    return np.asarray(np.clip(np.rint(matrix / scales), -_WEIGHT_PEAK, _WEIGHT_PEAK), dtype=np.float32)
