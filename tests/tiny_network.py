"""A torch reader of a few thousand weights at random, and a batch of two pairs for it."""

import numpy as np
import torch
from transformers import BertConfig

from training.batches import Batch
from training.network import ReaderNetwork


def tiny_network(seed: int, *, layers: int) -> ReaderNetwork:
    """Return a network without dropout, in evaluation mode."""
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=50, hidden_size=32, num_hidden_layers=layers, num_attention_heads=4, intermediate_size=48,
        max_position_embeddings=40, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    return ReaderNetwork(config).eval()


def tiny_batch() -> Batch:
    """Return two pairs of ten tokens: the first answered by its tokens 4 to 6, the second by none."""
    ids = np.arange(20).reshape(2, 10)
    inside = np.ones_like(ids, dtype=bool)
    inside[:, :3] = False
    return Batch(ids, np.ones_like(inside), inside, np.array([4, 0]), np.array([6, 0]))
