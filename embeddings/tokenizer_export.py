"""The tokenizer of a packed model as the files that `tokenizers` and transformers read."""

import json
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from embeddings.character_trie import compile_character_map
from embeddings.packed_weights import Vocabulary

_MASK = "<mask>"


def export_tokenizer(vocabulary: Vocabulary, folder: Path, *, max_length: int) -> None:
    """Write tokenizer.json, tokenizer_config.json and special_tokens_map.json: a sentencepiece unigram as XLM-R's."""
    build_tokenizer(vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    pieces = vocabulary.pieces
    roles = {
        "bos_token": pieces[vocabulary.bos],
        "cls_token": pieces[vocabulary.bos],
        "eos_token": pieces[vocabulary.eos],
        "sep_token": pieces[vocabulary.eos],
        "pad_token": pieces[vocabulary.pad],
        "unk_token": pieces[vocabulary.unknown],
        "mask_token": _MASK,
    }
    # The class that takes tokenizer.json as it stands; XLMRobertaTokenizer would build its own normaliser.
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": max_length,
        "model_input_names": ["input_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
    }
    for name, content in (("tokenizer_config.json", settings | roles), ("special_tokens_map.json", roles)):
        (folder / name).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the tokenizer: NFC, the character map, single spaces, words marked with ▁, <s> and </s> around."""
    pieces = vocabulary.pieces
    scored = list(zip(pieces, vocabulary.scores.tolist(), strict=True))
    tokenizer = Tokenizer(Unigram(scored, unk_id=vocabulary.unknown, byte_fallback=False))
    # The packed map holds single characters only; sentencepiece's also composes sequences, which NFC does for it.
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Precompiled(compile_character_map(vocabulary.character_map)),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    bos, eos = pieces[vocabulary.bos], pieces[vocabulary.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    *special, mask = special_tokens(vocabulary)
    tokenizer.add_special_tokens([*special, AddedToken(mask, lstrip=True)])
    return tokenizer


def special_tokens(vocabulary: Vocabulary) -> list[str]:
    """Return the tokens that are read as such wherever they stand in a text, the mask last."""
    ids = (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unknown)
    return [*(vocabulary.pieces[number] for number in ids), _MASK]
