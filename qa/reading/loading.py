"""Which span reader a name gives."""

from pathlib import Path

from embeddings.encoder import PACKAGED
from qa.reading.passage_reading import ReadsSpans


def load_span_reader(name: str = PACKAGED) -> ReadsSpans:
    """Return the reader of a name: "packaged", a folder as ours, or an extractive question answering model.

    A folder that holds reader.onnx runs without torch; any other name is a folder or a hub name for transformers.
    Raises ModelNotFound, ModelDamaged, MissingPackage.
    """
    from qa.reading.span_reader import MODEL_FILE, SpanReader

    if name == PACKAGED:
        return SpanReader()
    folder = Path(name).expanduser()
    if (folder / MODEL_FILE).is_file():
        return SpanReader(folder)
    from qa.reading.transformers_reader import TransformersReader

    return TransformersReader(name)
