"""The reader as a torch module: a multilingual-e5 encoder with a span head and an answerability head."""

from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import BertConfig, BertModel

_MASKED = -1e4  # far below any logit, still finite in half precision
_LAYER_DECAY = 0.95
_DROPOUT = 0.1
_HEAD_RATE = 8.0  # heads start from noise and get few steps
_ADAPTER_RATE = 5.0  # so do low-rank adapters


class ReaderNetwork(nn.Module):
    """Start and end logits over tokens and one answerability logit a pair.

    Answerability sees <s> and the states that the two span distributions point at.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.spans = nn.Linear(width, 2)
        self.gather = nn.Linear(3 * width, width)
        self.answerable = nn.Linear(width, 1)

    def forward(
        self, ids: torch.Tensor, attended: torch.Tensor, inside: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return float [b, n] start logits, [b, n] end logits (masked outside the passage) and [b] answerability."""
        states = self.encoder(input_ids=ids, attention_mask=attended.long()).last_hidden_state
        logits = self.spans(states).masked_fill(~inside[..., None], _MASKED)
        weights = logits.softmax(dim=1)
        pointed = torch.einsum("bns,bnd->bsd", weights, states).flatten(1)
        gathered = torch.tanh(self.gather(torch.cat([states[:, 0], pointed], dim=1)))
        return logits[..., 0], logits[..., 1], self.answerable(gathered)[:, 0]


def from_backbone(directory: Path, *, layers: int, frozen: int = 0) -> ReaderNetwork:
    """Build the network on the first `layers` layers of a sentence-transformers directory.

    The word vectors and the lowest `frozen` layers keep their weights, and with frozen layers the positions as well.
    """
    config = BertConfig.from_pretrained(directory)
    config.num_hidden_layers = layers
    config.hidden_dropout_prob = _DROPOUT
    config.attention_probs_dropout_prob = 0.0  # dropped attention would leave torch's fast kernel
    network = ReaderNetwork(config)
    network.encoder = BertModel.from_pretrained(directory, config=config, add_pooling_layer=False)
    embeddings = network.encoder.embeddings
    below = embeddings if frozen else embeddings.word_embeddings  # the encoder's table is the reader's too
    for module in (below, *network.encoder.encoder.layer[:frozen]):
        module.requires_grad_(False)
    return network


def parameter_groups(network: ReaderNetwork, rate: float) -> list[dict[str, Any]]:
    """Give lower layers smaller rates, heads a larger one, and no weight decay to biases and norms."""
    depth = len(network.encoder.encoder.layer)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        below = depth - 1 - _layer_of(name) if name.startswith("encoder.") else None
        scale = _HEAD_RATE if below is None else _LAYER_DECAY**below
        scale *= _ADAPTER_RATE if ".parametrizations." in name else 1.0
        decay = 0.01 if parameter.ndim > 1 else 0.0
        groups.setdefault((rate * scale, decay), []).append(parameter)
    return [
        {"params": params, "lr": lr, "base_rate": lr, "weight_decay": decay} for (lr, decay), params in groups.items()
    ]


def _layer_of(name: str) -> int:
    """Return the layer of an encoder's parameter, -1 for the embeddings."""
    return int(name.split(".")[3]) if name.startswith("encoder.encoder.layer.") else -1
