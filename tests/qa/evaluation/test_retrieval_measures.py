import math

import numpy as np
import pytest

from qa.evaluation.retrieval_measures import retrieval_columns


def test_retrieval_of_one_gold_at_rank_three():
    columns = retrieval_columns([["a", "b", "gold", "c"]], [1])
    assert [columns[f"recall@{k}"][0] for k in (1, 3, 5, 10)] == [0, 1, 1, 1]
    assert columns["mrr@10"][0] == pytest.approx(1 / 3)
    # one gold: DCG = 1 / log2(3 + 1) = 1/2, ideal 1
    assert columns["ndcg@10"][0] == pytest.approx(0.5)


def test_retrieval_of_two_golds_of_which_one_is_missed():
    columns = retrieval_columns([["gold 0", "hit 2"]], [2])
    assert columns["recall@1"][0] == pytest.approx(0.5)
    # DCG = 1; ideal = 1/log2(2) + 1/log2(3)
    assert columns["ndcg@10"][0] == pytest.approx(1 / (1 + 1 / math.log2(3)))


def test_retrieval_past_the_tenth_hit_counts_nothing():
    ranking = [f"hit {rank}" for rank in range(1, 11)] + ["gold"]
    columns = retrieval_columns([ranking], [1])
    assert (columns["recall@10"][0], columns["mrr@10"][0], columns["ndcg@10"][0]) == (0, 0, 0)


def test_retrieval_without_hits_is_zero_and_without_gold_undefined():
    columns = retrieval_columns([[], None, ["gold"]], [1, 1, 1])
    assert columns["mrr@10"][0] == 0
    assert np.isnan(columns["mrr@10"][1])
    assert columns["mrr@10"][2] == 1


def test_retrieval_of_nothing_is_empty():
    assert retrieval_columns([], [])["mrr@10"].size == 0
