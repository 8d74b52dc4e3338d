"""Which span reader a name gives."""

from hashlib import blake2b
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


def weights_digest() -> str:
    """Return what changes when the packaged reader is trained or fitted anew: a digest of all that is fitted to it."""
    from qa.reading.span_reader import CALIBRATION_FILE, PACKED

    here = Path(__file__).parent
    fitted = (here / "sentence_weights.json", here / "joint_weights.json", PACKED / CALIBRATION_FILE)
    return blake2b(b"".join(file.read_bytes() for file in fitted), digest_size=8).hexdigest()
