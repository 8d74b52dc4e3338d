from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import DimensionMismatch, IndexDamaged
from embeddings.types import Vectors
from embeddings.vector_index import VectorIndex

AXES = np.eye(3, dtype=np.float32)


def _random(count: int, dim: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).standard_normal((count, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _clustered(count: int, seed: int) -> Vectors:
    """Vectors around 40 centres, as texts around topics."""
    centres = _random(40, 32, seed=99)
    random = np.random.default_rng(seed)
    vectors = centres[random.integers(0, 40, count)] + 0.15 * random.standard_normal((count, 32)).astype(np.float32)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def index() -> VectorIndex:
    made = VectorIndex(3)
    made.add(np.array([30, 10, 20]), AXES)
    return made


def test_search_gives_ids_and_cosines_best_first(index: VectorIndex) -> None:
    # 0.6 along the axis of id 30, 0.8 along that of id 20
    found = index.search(np.array([0.6, 0.0, 0.8], np.float32), 2)
    assert found.ids.tolist() == [20, 30]
    assert found.cosines.tolist() == pytest.approx([0.8, 0.6])


def test_search_takes_a_row_as_well_as_a_vector(index: VectorIndex) -> None:
    assert index.search(AXES[1:2], 1).ids.tolist() == [10]


def test_search_more_than_there_are_gives_all(index: VectorIndex) -> None:
    assert index.search(AXES[1], 10).ids.tolist() == [10, 20, 30]


def test_search_ties_go_to_the_lower_id(index: VectorIndex) -> None:
    equal = np.full(3, 3**-0.5, np.float32)
    assert index.search(equal, 3).ids.tolist() == [10, 20, 30]
    assert index.search(equal, 1).ids.tolist() == [10]


def test_search_hundreds_of_twins_gives_the_lowest_ids() -> None:
    twins = VectorIndex(32)
    ids = np.random.default_rng(5).permutation(500)
    twins.add(ids, np.repeat(_random(1, 32), 500, axis=0))
    assert twins.search(_random(1, 32), 5).ids.tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("k", [0, -1])
def test_search_for_less_than_one_is_refused(index: VectorIndex, k: int) -> None:
    with pytest.raises(ValueError, match=f"got {k}"):
        index.search(AXES[0], k)


def test_search_empty_index_finds_nothing() -> None:
    found = VectorIndex(3).search(AXES[0], 5)
    assert found.ids.tolist() == []
    assert found.cosines.tolist() == []
    assert found.ids.dtype == np.int64


def test_search_of_two_queries_is_refused(index: VectorIndex) -> None:
    with pytest.raises(ValueError, match="one query, got 2"):
        index.search(AXES[:2], 1)


def test_vectors_of_another_width_are_refused(index: VectorIndex) -> None:
    with pytest.raises(DimensionMismatch, match="3 numbers and was given 4"):
        index.add(np.array([1]), np.ones((1, 4), np.float32))
    with pytest.raises(DimensionMismatch):
        index.search(np.ones(2, np.float32), 1)
    assert index.ids.tolist() == [30, 10, 20]


@pytest.mark.parametrize("ids", [[10], [5, 5], [1, 2, 3]])
def test_add_ids_held_repeated_or_too_many_is_refused(index: VectorIndex, ids: list[int]) -> None:
    with pytest.raises(ValueError, match="id"):
        index.add(np.array(ids), AXES[: len(set(ids))] if len(ids) < 3 else AXES[:2])
    assert len(index) == 3


def test_remove_takes_out_held_ids_and_passes_over_others(index: VectorIndex) -> None:
    index.remove(np.array([10, 99]))
    assert index.ids.tolist() == [30, 20]
    assert index.search(AXES[1], 3).ids.tolist() == [20, 30]
    assert index.cosines(AXES[2], np.array([20, 30])).tolist() == [1.0, 0.0]
    index.add(np.array([10]), AXES[1:2])
    assert index.search(AXES[1], 1).ids.tolist() == [10]


def test_remove_everything_leaves_an_empty_index(index: VectorIndex) -> None:
    index.remove(index.ids)
    assert len(index) == 0
    assert index.search(AXES[0], 1).ids.tolist() == []


def test_cosines_come_in_the_order_of_the_ids(index: VectorIndex) -> None:
    query = np.array([0.6, 0.0, 0.8], np.float32)
    assert index.cosines(query, np.array([20, 10, 30, 20])).tolist() == pytest.approx([0.8, 0.0, 0.6, 0.8])
    assert index.cosines(query, np.zeros(0, np.int64)).tolist() == []


def test_cosines_of_an_id_not_held_are_refused(index: VectorIndex) -> None:
    with pytest.raises(KeyError, match=r"\[7, 99\]"):
        index.cosines(AXES[0], np.array([10, 7, 99]))


def test_search_agrees_with_a_full_sort_of_numpy() -> None:
    vectors, queries = _random(2000, 48), _random(20, 48, seed=1)
    index = VectorIndex(48)
    index.add(np.arange(2000) * 7, vectors)
    for query in queries:
        expected = np.argsort(-(vectors.astype(np.float64) @ query), kind="stable")[:10] * 7
        found = index.search(query, 10)
        assert found.ids.tolist() == expected.tolist()
        assert np.array_equal(found.cosines, index.cosines(query, found.ids))


def test_load_gives_back_what_was_saved(index: VectorIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "vectors")
    loaded = VectorIndex.load(tmp_path / "vectors")
    assert loaded.ids.tolist() == [30, 10, 20]
    assert loaded.dim == 3
    assert loaded.search(AXES[2], 1).ids.tolist() == [20]
    loaded.remove(np.array([30]))
    loaded.add(np.array([40]), AXES[:1])
    assert loaded.search(AXES[0], 1).ids.tolist() == [40]


def test_save_empty_index_can_be_loaded(tmp_path: Path) -> None:
    VectorIndex(5).save(tmp_path / "vectors")
    assert len(VectorIndex.load(tmp_path / "vectors")) == 0


def test_load_with_any_byte_flipped_is_refused(index: VectorIndex, tmp_path: Path) -> None:
    path = tmp_path / "vectors"
    index.save(path)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        with pytest.raises(IndexDamaged):
            VectorIndex.load(path)


def test_load_cut_file_is_refused(index: VectorIndex, tmp_path: Path) -> None:
    path = tmp_path / "vectors"
    index.save(path)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(IndexDamaged):
            VectorIndex.load(path)


def test_load_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="No such file"):
        VectorIndex.load(tmp_path / "vectors")


def test_save_that_fails_leaves_the_old_file_and_no_other(
    index: VectorIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.save(tmp_path / "vectors")
    before = (tmp_path / "vectors").read_bytes()
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    index.remove(np.array([10]))
    with pytest.raises(OSError, match="No space left"):
        index.save(tmp_path / "vectors")
    assert (tmp_path / "vectors").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["vectors"]


def test_large_index_finds_nearly_what_an_exact_one_does(tmp_path: Path) -> None:
    vectors, queries = _clustered(4000, seed=1), _clustered(50, seed=2)
    ids = np.random.default_rng(3).permutation(4000) * 5
    exact, large = VectorIndex(32), VectorIndex(32, exact_up_to=3000)
    exact.add(ids, vectors)
    large.add(ids[:2500], vectors[:2500])
    assert large.is_exact
    large.add(ids[2500:], vectors[2500:])
    assert not large.is_exact
    assert large.ids.tolist() == ids.tolist()
    pairs = [(exact.search(query, 10), large.search(query, 10)) for query in queries]
    recall = np.mean([np.isin(one.ids, other.ids).mean() for one, other in pairs])
    assert recall >= 0.95
    assert max(abs(one.cosines[0] - other.cosines[0]) for one, other in pairs) < 1e-3
    large.save(tmp_path / "vectors")
    loaded = VectorIndex.load(tmp_path / "vectors")
    assert loaded.search(queries[0], 10).ids.tolist() == large.search(queries[0], 10).ids.tolist()
    gone = loaded.search(queries[0], 10).ids
    loaded.remove(gone)
    assert len(loaded) == 3990
    assert not np.isin(loaded.search(queries[0], 10).ids, gone).any()
    assert loaded.cosines(queries[0], ids[-3:]) == pytest.approx(exact.cosines(queries[0], ids[-3:]), abs=1e-3)


def test_large_index_asked_for_more_than_its_nearest_clusters_hold_gives_as_many() -> None:
    large = VectorIndex(32, exact_up_to=100)
    large.add(np.arange(3000), _clustered(3000, seed=1))
    assert len(np.unique(large.search(_clustered(1, seed=2), 2900).ids)) == 2900


def test_large_index_is_the_same_made_twice() -> None:
    made = [VectorIndex(32, exact_up_to=100) for _ in range(2)]
    for one in made:
        one.add(np.arange(1500), _clustered(1500, seed=1))
    query = _clustered(1, seed=2)
    first, second = (one.search(query, 50) for one in made)
    assert first.ids.tolist() == second.ids.tolist()
    assert first.cosines.tolist() == second.cosines.tolist()
