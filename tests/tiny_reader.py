"""Extractive question answering models of a moment: of random weights, and one that points at words it was told."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from embeddings.tokenizer_export import export_tokenizer
from tests.tiny_model import PIECES, tiny_vocabulary

SPECIALS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyzáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0123456789.,:?!“”()/%-"
)
WIDTH = 8


def write_bert_reader(folder: Path, *, window: int = 128) -> Path:
    """Write a BERT of two layers with random weights; its words are cut into letters."""
    import torch
    from transformers import BertConfig, BertForQuestionAnswering

    pieces = [*SPECIALS, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    write_bert_tokenizer(folder, pieces, window=window)
    torch.manual_seed(0)
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = BertConfig(vocab_size=len(pieces), max_position_embeddings=window + 2, initializer_range=0.5, **sizes)
    BertForQuestionAnswering(config).save_pretrained(folder)
    return folder


def write_xlm_roberta_reader(folder: Path) -> Path:
    """Write an XLM-RoBERTa of two layers with random weights and a sentencepiece tokenizer that rewrites letters."""
    import torch
    from transformers import XLMRobertaConfig, XLMRobertaForQuestionAnswering

    folder.mkdir()
    export_tokenizer(tiny_vocabulary(), folder, max_length=10**30)  # as where the hub's files do not say
    torch.manual_seed(1)
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    positions = {"max_position_embeddings": 130, "pad_token_id": 1, "type_vocab_size": 1}
    config = XLMRobertaConfig(vocab_size=len(PIECES) + 1, initializer_range=0.5, **positions, **sizes)
    XLMRobertaForQuestionAnswering(config).save_pretrained(folder)
    return folder


def write_pointing_reader(
    folder: Path,
    points: Mapping[str, tuple[float, float]],
    words: Sequence[str] = (),
    *,
    nothing: tuple[float, float] = (0.0, 0.0),
    window: int = 512,
    padding_side: str = "right",
) -> Path:
    """Write a BERT without layers: a word has the start and end logit in `points`, [CLS] `nothing`, all others zeros.

    Up to a constant: a token's vector is one of WIDTH unit vectors e_i, which layer normalisation makes
    (e_i - 1/8) * 8 / sqrt(7); a row of weights v * sqrt(7) / 8 then gives v_i less the mean of v.
    """
    import torch
    from transformers import BertConfig, BertForQuestionAnswering

    pieces = [*SPECIALS, *points, *words]
    write_bert_tokenizer(folder, pieces, window=window, padding_side=padding_side)
    sizes = {"hidden_size": WIDTH, "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": WIDTH}
    config = BertConfig(vocab_size=len(pieces), max_position_embeddings=512 + 2, layer_norm_eps=1e-12, **sizes)
    model = BertForQuestionAnswering(config)
    directions = {"[CLS]": 1} | {word: row for row, word in enumerate(points, start=2)}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
        model.bert.embeddings.LayerNorm.weight.fill_(1.0)
        for row, word in enumerate(pieces):
            model.bert.embeddings.word_embeddings.weight[row, directions.get(word, 0)] = 1.0
        for word, logits in {"[CLS]": nothing, **points}.items():
            model.qa_outputs.weight[:, directions[word]] = torch.tensor(logits) * math.sqrt(7) / 8
    model.save_pretrained(folder)
    return folder


def write_bert_tokenizer(folder: Path, pieces: Sequence[str], *, window: int, padding_side: str = "right") -> None:
    """Write a WordPiece tokenizer of these pieces, capitals and marks kept."""
    from transformers import BertTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    vocabulary = {piece: row for row, piece in enumerate(pieces)}
    options = {"do_lower_case": False, "strip_accents": False, "padding_side": padding_side}
    BertTokenizer(vocab=vocabulary, model_max_length=window, **options).save_pretrained(folder)
