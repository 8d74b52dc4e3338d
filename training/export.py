"""Write a trained checkpoint as the reader that ships: `python -m training.export --checkpoint FILE --backbone DIR`.

The graph takes word vectors instead of token ids: the 384 MB table of the backbone stays where the encoder has it.
"""

from pathlib import Path
from typing import Any, cast

import click
import numpy as np
from onnx import TensorProto, helper

from embeddings.onnx_export import CONTRIB, Form, Graph, encoder_layer, write_shapes
from embeddings.packed_weights import PackedModel
from training.weights import TrainedWeights, trained_weights

MODEL_FILE = "reader.onnx"


def export_reader(weights: TrainedWeights, folder: Path, form: Form) -> Path:
    """Write `reader.onnx` and its data file into a folder; the form is that of the layers' matrices.

    Inputs: `word_vectors` float32 [batch, tokens, hidden], `attention_mask` int64 and `inside` bool [batch, tokens].
    Outputs: `start` and `end` float32 [batch, tokens], -10000 outside the passage, and `answerable` float32 [batch].
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / MODEL_FILE
    with path.with_name(path.name + "_data").open("wb") as data:
        graph = Graph(data, path.name + "_data")
        # The layers ask for the shape of the ids; the mask, which stands in for them, has the same.
        graph.node("Identity", "attention_mask", out="input_ids")
        model = cast(PackedModel, weights)
        write_shapes(graph, model)
        rows = _placed(graph, weights)
        for layer in range(weights.shape.layers):
            rows = encoder_layer(graph, model, f"l{layer}", rows, form)
        _heads(graph, weights, graph.node("Reshape", rows, "in_texts", out="states"))
    path.write_bytes(_model_of(graph, weights.shape.hidden).SerializeToString())
    return path


def _placed(graph: Graph, weights: TrainedWeights) -> str:
    """Add positions (and token type 0) to the word vectors and normalise."""
    length = graph.node("Shape", "word_vectors", out="length", start=1, end=2)
    zero, one = graph.small("zero", np.zeros(1, np.int64)), graph.small("axis_0", np.zeros(1, np.int64))
    used = graph.node("Slice", graph.weight("places", weights.tensors["places"]), zero, length, one, out="used_places")
    total = graph.node(
        "Reshape", graph.node("Add", "word_vectors", used, out="embedded"), "in_rows", out="embedded_rows"
    )
    gain, shift = (graph.weight(f"emb.ln.{part}", weights.floats(f"emb.ln.{part}")) for part in "wb")
    return graph.node("LayerNormalization", total, gain, shift, out="emb.ln", epsilon=weights.shape.epsilon)


def _heads(graph: Graph, weights: TrainedWeights, states: str) -> None:
    """Write what `training.network.ReaderNetwork.forward` does after the encoder."""

    def dense(rows: str, head: str) -> str:
        matrix = graph.weight(f"{head}.w", np.ascontiguousarray(weights.tensors[f"{head}.weight"].T))
        product = graph.node("MatMul", rows, matrix, out=f"{head}.product")
        return graph.node("Add", product, graph.weight(f"{head}.b", weights.tensors[f"{head}.bias"]), out=f"{head}.out")

    last = graph.small("last", np.array([-1], np.int64))
    masked = graph.small("masked", np.array(-1e4, np.float32))
    inside = graph.node("Unsqueeze", "inside", last, out="inside.wide")
    logits = graph.node("Where", inside, dense(states, "spans"), masked, out="logits")
    graph.node("Split", logits, out=("start.wide", "end.wide"), axis=2, num_outputs=2)
    for name in ("start", "end"):
        graph.node("Squeeze", f"{name}.wide", last, out=name)
    weighed = graph.node("Softmax", logits, out="weighed", axis=1)
    turned = graph.node("Transpose", weighed, out="turned", perm=[0, 2, 1])
    pointed = graph.node("MatMul", turned, states, out="pointed")
    sizes = graph.small("sizes", np.array([0, 2 * weights.shape.hidden], np.int64))
    flat = graph.node("Reshape", pointed, sizes, out="pointed.flat")
    first = graph.node("Gather", states, graph.small("first", np.array(0, np.int64)), out="opening", axis=1)
    joined = graph.node("Concat", first, flat, out="joined", axis=1)
    gathered = graph.node("Tanh", dense(joined, "gather"), out="gathered")
    graph.node("Squeeze", dense(gathered, "answerable"), last, out="answerable")


def _model_of(graph: Graph, hidden: int) -> Any:
    shape: list[str | int] = ["batch", "tokens"]
    inputs = [
        helper.make_tensor_value_info("word_vectors", TensorProto.FLOAT, [*shape, hidden]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT64, shape),
        helper.make_tensor_value_info("inside", TensorProto.BOOL, shape),
    ]
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in ("start", "end")]
    outputs.append(helper.make_tensor_value_info("answerable", TensorProto.FLOAT, ["batch"]))
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
    body = helper.make_graph(graph.nodes, "reader", inputs, outputs, initializer=graph.weights)
    return helper.make_model(body, opset_imports=opsets, ir_version=10)


@click.command()
@click.option("--checkpoint", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--backbone", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("qa/reading/model"), show_default=True)
@click.option("--form", type=click.Choice(["int8", "float32"]), default="int8", show_default=True)
def main(checkpoint: Path, backbone: Path, out: Path, form: Form) -> None:
    """Export a checkpoint."""
    export_reader(trained_weights(checkpoint, backbone), out, form)


if __name__ == "__main__":
    main()
