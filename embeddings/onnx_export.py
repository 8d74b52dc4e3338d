"""A BERT encoder as an ONNX graph, written straight from packed weights.

The graph takes `input_ids` and `attention_mask` (int64 [batch, tokens]) and gives `last_hidden_state` (float32
[batch, tokens, hidden]), as every sentence-transformers export does. All weights stand in one external file, which
onnxruntime maps into memory instead of reading it.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, helper

from embeddings.packed_weights import BLOCK, PackedModel, nibbles

Form = Literal["q4", "int8", "float32"]

_CONTRIB = "com.microsoft"
_PAGE = 4096


@dataclass(slots=True)
class _Graph:
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
        graph = _Graph(data, path.name + "_data")
        hidden = _embed(graph, model, form)
        mask = graph.node("Cast", "attention_mask", out="mask", to=TensorProto.INT32)
        for layer in range(model.shape.layers):
            hidden = _layer(graph, model, f"l{layer}", hidden, mask, form)
        graph.nodes[-1].output[0] = "last_hidden_state"
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in _INPUTS]
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", model.shape.hidden])
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_CONTRIB, 1)]
    body = helper.make_graph(graph.nodes, "bert", ids, [out], initializer=graph.weights)
    path.write_bytes(helper.make_model(body, opset_imports=opsets, ir_version=10).SerializeToString())


_INPUTS = ("input_ids", "attention_mask")


def _embed(graph: _Graph, model: PackedModel, form: Form) -> str:
    shape = model.shape
    blocks = model.blocks("emb.word", shape.hidden)
    if form == "float32":
        table = graph.weight("word", np.concatenate(list(model.rows("emb.word", shape.hidden))))
        words = graph.node("Gather", table, "input_ids", out="words")
    else:
        # A nibble with its top bit flipped is (nibble - 8) in two's complement: the very numbers of the packed file.
        signed = nibbles(blocks).reshape(len(blocks), -1) ^ 8
        table = graph.weight("word", signed[:, 0::2] | signed[:, 1::2] << 4, TensorProto.INT4, list(signed.shape))
        scales = graph.weight("word_scales", blocks["scale"].astype(np.float32))
        words = graph.node(
            "GatherBlockQuantized", table, "input_ids", scales, out="words", domain=_CONTRIB,
            gather_axis=0, quantize_axis=1, block_size=BLOCK,
        )  # fmt: skip
    # Every token is of type 0, so that row joins the positions.
    places = model.floats("emb.pos").reshape(-1, shape.hidden) + model.floats("emb.type")[: shape.hidden]
    length = graph.node("Shape", "input_ids", out="length", start=1, end=2)
    zero, one = graph.small("zero", np.zeros(1, np.int64)), graph.small("axis0", np.zeros(1, np.int64))
    used = graph.node("Slice", graph.weight("places", places), zero, length, one, out="used_places")
    total = graph.node("Add", words, used, out="embedded")
    gain, shift = (graph.weight(f"emb.ln.{part}", model.floats(f"emb.ln.{part}")) for part in "wb")
    return graph.node("LayerNormalization", total, gain, shift, out="emb.ln", epsilon=shape.epsilon)


def _layer(graph: _Graph, model: PackedModel, at: str, hidden: str, mask: str, form: Form) -> str:
    shape = model.shape
    bias = np.concatenate([model.floats(f"{at}.{part}.b") for part in "qkv"])
    joint = _product(graph, model, hidden, [f"{at}.{part}.w" for part in "qkv"], shape.hidden, f"{at}.qkv", form)
    parts = tuple(f"{at}.{part}" for part in "qkv")
    graph.node("Split", joint, out=parts, axis=-1, num_outputs=3)
    attended = graph.node(
        "MultiHeadAttention", *parts, graph.weight(f"{at}.qkv.b", bias), mask,
        out=f"{at}.attended", domain=_CONTRIB, num_heads=shape.heads,
    )  # fmt: skip
    projected = _product(graph, model, attended, [f"{at}.ao.w"], shape.hidden, f"{at}.ao", form)
    middle = _add_and_norm(graph, model, projected, hidden, at, "ao", "aln")
    inner = _product(graph, model, middle, [f"{at}.fi.w"], shape.hidden, f"{at}.fi", form)
    inner_bias = graph.weight(f"{at}.fi.b", model.floats(f"{at}.fi.b"))
    active = graph.node("BiasGelu", inner, inner_bias, out=f"{at}.gelu", domain=_CONTRIB)
    outer = _product(graph, model, active, [f"{at}.fo.w"], shape.inner, f"{at}.fo", form)
    return _add_and_norm(graph, model, outer, middle, at, "fo", "oln")


def _add_and_norm(graph: _Graph, model: PackedModel, new: str, old: str, at: str, dense: str, norm: str) -> str:
    gain, shift = (graph.weight(f"{at}.{norm}.{part}", model.floats(f"{at}.{norm}.{part}")) for part in "wb")
    bias = graph.weight(f"{at}.{dense}.b", model.floats(f"{at}.{dense}.b"))
    return graph.node(
        "SkipLayerNormalization", new, old, gain, shift, bias,
        out=f"{at}.{norm}", domain=_CONTRIB, epsilon=model.shape.epsilon,
    )  # fmt: skip


def _product(graph: _Graph, model: PackedModel, rows: str, names: list[str], width: int, out: str, form: Form) -> str:
    """Multiply rows with the transposed stack of the named matrices, each [outputs, width]."""
    if form == "q4":
        return _product_q4(graph, model, rows, names, width, out)
    matrix = np.concatenate([slab for name in names for slab in model.rows(name, width)])
    if form == "float32":
        return graph.node("MatMul", rows, graph.weight(f"{out}.w", np.ascontiguousarray(matrix.T)), out=out)
    peak = np.abs(matrix).max(axis=1, keepdims=True)
    # 7 bits: on AVX2 without VNNI the kernels add two u8 x s8 products in 16 bits, which 8-bit weights overflow.
    scales = (np.maximum(peak, 1e-12) / 63).astype(np.float32)
    whole = np.rint(matrix / scales).astype(np.int8)
    return graph.node(
        "DynamicQuantizeMatMul", rows, graph.weight(f"{out}.w", np.ascontiguousarray(whole.T)),
        graph.weight(f"{out}.s", scales.ravel()), out=out, domain=_CONTRIB,
    )  # fmt: skip


def _product_q4(graph: _Graph, model: PackedModel, rows: str, names: list[str], width: int, out: str) -> str:
    blocks = np.concatenate([model.blocks(name, width) for name in names])
    weights = nibbles(blocks)
    packed = graph.weight(f"{out}.w", weights[..., 0::2] | weights[..., 1::2] << 4)
    scales = graph.weight(f"{out}.s", blocks["scale"].astype(np.float32))
    return graph.node(
        "MatMulNBits", rows, packed, scales, out=out, domain=_CONTRIB,
        K=width, N=len(blocks), bits=4, block_size=BLOCK, accuracy_level=4,
    )  # fmt: skip
