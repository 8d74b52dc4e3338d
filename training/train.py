"""Train the reader: `python -m training.train --backbone DIR --data DIR --out DIR [--stop-at 08:20] [--resume]`."""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import click

from qa.reading.backbone_pieces import BackbonePieces
from qa.reading.pair_tokens import Pieces
from training.batches import Batch, batches_of, item_of
from training.evaluating import score_network
from training.examples import read_examples
from training.progress import Progress, say
from training.question_files import OWN_PASSAGES, UNSEEN
from training.schedule import Schedule
from training.stream import USUAL, Shares, Stream
from training.workers import GradientWorkers

if TYPE_CHECKING:
    from training.losses import Losses
    from training.network import ReaderNetwork

_POOL = 160  # examples sorted by length together
_LONGEST = 352  # tokens of a training pair; longer passages were cropped by characters already
_CLIP = 1.0
_DEV_QUESTIONS = 150
_STOOD_STILL = 120.0  # seconds; a step takes 1 to 15


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is made of; a resumed run is given the same again."""

    backbone: Path
    data: Path
    out: Path
    layers: int = 10
    frozen: int = 3
    rate: float = 1.5e-4
    tokens: int = 1024
    micro_batches: int = 1
    workers: int = 2
    steps: int = 6000
    seed: int = 20
    checkpoint_minutes: float = 5.0
    keep_minutes: float = 8.0
    evaluate_minutes: float = 12.0
    start_from: Path | None = None
    neighbours: Path | None = None
    also: tuple[Path, ...] = ()
    own: bool = True
    shares: Shares = USUAL
    smoothing: float = 0.0
    low_rank: int = 0
    teacher: Path | None = None


@click.command()
@click.option("--backbone", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--layers", default=10, show_default=True, help="Layers of the backbone to keep.")
@click.option("--frozen", default=3, show_default=True, help="Lowest layers that are not trained.")
@click.option("--evaluate-minutes", default=12.0, show_default=True, help="Minutes between looks at dev questions.")
@click.option("--keep-minutes", default=8.0, show_default=True, help="Minutes between weights kept for averaging.")
@click.option("--micro-batches", default=1, show_default=True, help="Batches of 1024 tokens a step.")
@click.option("--rate", default=1.5e-4, show_default=True)
@click.option("--steps", default=6000, show_default=True, help="Planned steps.")
@click.option("--stop-at", default=None, help="HH:MM of this machine's clock; the rate reaches zero then.")
@click.option("--resume", is_flag=True, help="Go on from the checkpoint in --out.")
@click.option("--seed", default=20, show_default=True)
@click.option(
    "--start-from", type=click.Path(path_type=Path, exists=True), help="Checkpoint whose weights to begin with."
)
@click.option(
    "--neighbours", type=click.Path(path_type=Path, exists=True), help="What training.neighbours found; else by words."
)
@click.option(
    "--also",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    help="More Vietnamese questions, .jsonl of ours or SQuAD's form.",
)
@click.option("--smoothing", default=0.0, show_default=True, help="Label smoothing of starts and ends.")
@click.option("--low-rank", default=0, show_default=True, help="Rank of adapters in place of whole matrices; 0: none.")
@click.option("--teacher", type=click.Path(path_type=Path, exists=True), help="Checkpoint to learn from as well.")
def main(stop_at: str | None, resume: bool, **given: Any) -> None:
    """Train on vi_qa_train.jsonl, own_passages.jsonl, squad_en_part.json and --also; watch vi_qa_dev.jsonl."""
    import torch

    torch.manual_seed(given["seed"])
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stopped run saves its place, as after Ctrl-C
    train(Options(**given), stop_at=_clock(stop_at) if stop_at else None, resume=resume)


def train(options: Options, *, stop_at: float | None, resume: bool) -> None:
    """Run to the planned number of steps or the stop time; leave `checkpoint.pt` in the out folder.

    Beside it lie the weights of every `keep_minutes`, `step-NNNNNN.pt`, which `training.averaging` takes.
    Ctrl-C and SIGTERM leave it there too; `resume` goes on from it, with the files as they are then. Low-rank adapters
    were added into their matrices there, and begin anew.
    """
    import torch

    from training.checkpoints import CHECKPOINT, load_weights
    from training.low_rank import adapt
    from training.network import from_backbone, parameter_groups

    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "train.pid").write_text(str(os.getpid()))
    network = from_backbone(options.backbone, layers=options.layers, frozen=options.frozen)
    begin = options.out / CHECKPOINT if resume else options.start_from
    state = load_weights(network, begin) if begin is not None else {}
    if options.low_rank:
        adapt(network.encoder, options.low_rank)
    network.train()
    torch.set_num_threads(1)  # each worker is one thread: none waits for a core that others use
    optimizer = torch.optim.AdamW(parameter_groups(network, options.rate), fused=True)
    stream = _stream(options)
    step, progress = 0, 0.0
    if resume:
        step, progress = state["step"], state["progress"]
        optimizer.load_state_dict(state["optimizer"])
        stream.restore(state["stream"])
        torch.set_rng_state(state["torch"])
    schedule = Schedule.going_on(options.steps, progress, stop_at)
    _loop(options, schedule, network, optimizer, stream, BackbonePieces(options.backbone), step)


def _stream(options: Options) -> Stream:
    files = [options.data / "vi_qa_train.jsonl", *([OWN_PASSAGES] if options.own else []), *options.also]
    examples = chain.from_iterable(read_examples(path, language="vi") for path in files)
    return Stream(
        tuple(example for example in examples if not example.id.startswith(UNSEEN)),
        read_examples(options.data / "squad_en_part.json", language="en"),
        seed=options.seed,
        neighbours=options.neighbours,
        shares=options.shares,
    )


def _losses(options: Options) -> "Losses":
    from training.checkpoints import layers_of, load_weights
    from training.losses import Losses
    from training.network import from_backbone

    if options.teacher is None:
        return Losses(options.smoothing)
    teacher = from_backbone(options.backbone, layers=layers_of(options.teacher))
    load_weights(teacher, options.teacher)
    return Losses(options.smoothing, teacher.eval().requires_grad_(False))


def _loop(
    options: Options,
    schedule: Schedule,
    network: "ReaderNetwork",
    optimizer: Any,
    stream: Stream,
    pieces: Pieces,
    step: int,
) -> None:
    from training.checkpoints import keep, save

    dev = read_examples(options.data / "vi_qa_dev.jsonl", language="vi")
    watched = Random(0).sample(dev, _DEV_QUESTIONS)
    log = Progress(schedule)
    place = {"step": step}
    batches = _batches(options, schedule, stream, pieces, place)
    gradients = GradientWorkers(network, batches, _losses(options), workers=options.workers)
    saved = kept = watched_at = stepped = time.time()
    try:
        while (progress := schedule.progress(place["step"])) < 1.0:
            sums = gradients.gather(options.micro_batches)
            _update(optimizer, schedule.factor(progress, place["step"]))
            gradients.go_on()
            place["step"] += 1
            stepped, before = time.time(), stepped
            if stepped - before > _STOOD_STILL:
                schedule.leave_out(stepped - before)
            log.add(place["step"], sums, stream.drawn)
            if time.time() - saved > options.checkpoint_minutes * 60:
                save(options.out, place["step"], schedule.progress(place["step"]), network, optimizer, stream)
                saved = time.time()
            if time.time() - kept > options.keep_minutes * 60:
                keep(options.out, place["step"], network)
                kept = time.time()
            if time.time() - watched_at > options.evaluate_minutes * 60 and progress < 0.93:
                say(f"step {place['step']} dev {score_network(network, pieces, watched)}")
                watched_at = time.time()
    except KeyboardInterrupt:
        say(f"stopped: step {place['step']}")
    finally:
        gradients.stop()
    save(options.out, place["step"], schedule.progress(place["step"]), network, optimizer, stream)
    if schedule.progress(place["step"]) >= 1.0:
        say(f"done: step {place['step']} dev {score_network(network, pieces, watched)}")


def _batches(
    options: Options, schedule: Schedule, stream: Stream, pieces: Pieces, place: dict[str, int]
) -> Iterator[Batch]:
    while True:
        progress = schedule.progress(place["step"])
        drawn = [stream.draw(progress) for _ in range(_POOL)]
        items = [item for e in drawn if (item := item_of(pieces, e, longest=_LONGEST)) is not None]
        yield from batches_of(items, tokens=options.tokens, random=Random(place["step"]))


def _update(optimizer: Any, factor: float) -> None:
    import torch

    for group in optimizer.param_groups:
        group["lr"] = group["base_rate"] * factor
    norm = torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], _CLIP)
    if not torch.isfinite(norm):
        raise FloatingPointError("the gradient is not finite; start again with a smaller --rate")
    optimizer.step()


def _clock(hour: str) -> float:
    """Return when the clock shows this next, today or tomorrow."""
    now = datetime.now()
    today = datetime.combine(now.date(), datetime.strptime(hour, "%H:%M").time())
    return (today if today > now else today + timedelta(days=1)).timestamp()


if __name__ == "__main__":
    main()
