"""The passages that retrieval finds for training questions: `python -m training.neighbours --out FILE`.

All passages of the Vietnamese training files are one library, searched as `qa` searches. What is found beside a
question's own passage is what the reader must decline when the articles do not answer: `training.train --neighbours`
asks the question of it (`training.stream`).
"""

import json
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

import click

from embeddings.encoder import Encoder, load_encoder
from qa.asking import dense_weight_of
from qa.corpus.splitting import split
from qa.library.library import Library
from qa.retrieval import search
from qa.settings import Settings
from qa.text.syllables import terms
from qa.types import Article
from training.examples import Example, read_examples
from training.question_files import DATA, OWN_PASSAGES

Titled = tuple[str, str]
"""A title and its passage."""

Find = Callable[[Example], list[Titled]]
"""From a question to passages that do not answer it, best first."""

_KEPT = 6


def find_neighbours(
    examples: Sequence[Example], asked: Sequence[Example], encoder: Encoder, settings: Settings, folder: Path
) -> dict[str, list[Titled]]:
    """Return the best passages of the examples for each question asked, its own paragraph's left out."""
    paragraphs = dict.fromkeys((example.title, example.passage) for example in examples)
    articles = [Article(f"{number:06}", title, passage) for number, (title, passage) in enumerate(paragraphs)]
    own = {article.text: article.id for article in articles}
    cut = partial(split, target=settings.passage_target, ceiling=settings.passage_ceiling)
    found = {}
    with Library.open(folder, encoder, create=True, split=cut) as library:
        library.add(articles)
        vectors = encoder.encode_queries([example.question for example in asked])
        with library.view() as view:
            best = partial(search, view, candidates=settings.candidates)
            for example, vector in zip(asked, vectors, strict=True):
                weight = dense_weight_of(example.question, settings)
                hits = best(vector, terms(example.question), k=_KEPT + 3, dense_weight=weight)
                others = [hit.passage for hit in hits if hit.passage.article_id != own[example.passage]]
                found[example.question] = [(passage.title, passage.text) for passage in others[:_KEPT]]
    return found


def retrieved(path: Path, otherwise: Find) -> Find:
    """Return a function to what `main` found for a question, without passages that hold its answer's words.

    Questions that were not asked then go to `otherwise`.
    """
    record = json.loads(path.read_text(encoding="utf-8"))
    passages = [(title, text) for title, text in record["passages"]]

    def find(example: Example) -> list[Titled]:
        if example.question not in record["found"]:
            return otherwise(example)
        answer = example.passage[example.start : example.end].lower()
        near = [passages[row] for row in record["found"][example.question]]
        return [(title, text) for title, text in near if not (answer and answer in text.lower())]

    return find


@click.command()
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--questions", default=10_000, show_default=True, help="Questions asked, drawn by chance.")
def main(out: Path, questions: int) -> None:
    """Search and write."""
    examples = [e for path in (DATA / "vi_qa_train.jsonl", OWN_PASSAGES) for e in read_examples(path, language="vi")]
    asked = Random(0).sample(examples, min(questions, len(examples)))
    with tempfile.TemporaryDirectory() as folder:
        found = find_neighbours(examples, asked, load_encoder(), Settings(), Path(folder) / "library")
    rows: dict[Titled, int] = {}
    places = {q: [rows.setdefault(passage, len(rows)) for passage in passages] for q, passages in found.items()}
    out.write_text(json.dumps({"passages": list(rows), "found": places}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
