"""Articles in, passages out: what a library holds after each kind of change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from library_fakes import CountingEncoder, numbered, split_lines, vector_of

from qa.errors import ArticleUnknown, EncoderMismatch, LibraryMissing
from qa.library import caches
from qa.library.counts import Changes, Listed
from qa.library.library import Library
from qa.text.syllables import terms
from qa.types import Article, Passage

RICE = Article(
    "lúa", "Lúa mùa", "Lúa chín vàng.\n\nNông dân gặt lúa.", "Báo Làng", date(2024, 10, 5), origin="/báo/lúa.md"
)

SHORT = Article("một dòng", "Một dòng", "Lúa vào bồ.", origin="/báo/một.md")


def _lines_of(library: Library, article_id: str) -> list[str]:
    with library.view() as view:
        return [passage.text for passage in view.passages_of(article_id)]


def test_add_new_articles_can_be_read_back_whole(library: Library) -> None:
    assert library.add([RICE]) == Changes(added=1, passages=2, embedded=2)
    assert library.article("lúa") == RICE
    assert list(library.articles()) == [RICE]
    with library.view() as view:
        assert view.listing() == (Listed("lúa", "Lúa mùa", "Báo Làng", date(2024, 10, 5), "/báo/lúa.md", 2),)
        first, second = view.passages_of("lúa")
    assert first == Passage("lúa", "Lúa mùa", 0, 14, "Lúa chín vàng.", id=1, published=date(2024, 10, 5))
    assert second == Passage("lúa", "Lúa mùa", 16, 33, "Nông dân gặt lúa.", id=2, published=date(2024, 10, 5))


def test_add_gives_the_encoder_title_and_text(library: Library, encoder: CountingEncoder) -> None:
    library.add([RICE])
    assert sorted(encoder.seen) == ["Lúa mùa\nLúa chín vàng.", "Lúa mùa\nNông dân gặt lúa."]


def test_add_unchanged_articles_embeds_nothing_and_keeps_the_generation(
    library: Library, encoder: CountingEncoder
) -> None:
    library.add(numbered(5))
    encoder.seen.clear()
    assert library.add(numbered(5)) == Changes(unchanged=5)
    assert encoder.seen == []
    assert library.status().generation == 1


def test_add_changed_article_replaces_its_passages_and_embeds_the_new_ones(
    library: Library, encoder: CountingEncoder
) -> None:
    library.add([RICE, *numbered(1)])
    encoder.seen.clear()
    changed = replace(RICE, text="Lúa chín vàng.\nLúa vào bồ.")
    assert library.add([changed]) == Changes(replaced=1, passages=2, embedded=1)
    assert encoder.seen == ["Lúa mùa\nLúa vào bồ."]
    assert _lines_of(library, "lúa") == ["Lúa chín vàng.", "Lúa vào bồ."]
    with library.view() as view:
        assert [passage.id for passage in view.passages_of("lúa")] == [5, 6]  # 1 to 4 were given before
        ids, _ = view.best_terms(["gặt"], 10)
        assert ids.tolist() == []
        assert sorted(view.nearest(vector_of("x"), 10).ids.tolist()) == [3, 4, 5, 6]


def test_add_unchanged_article_that_is_now_cut_otherwise_replaces_its_passages(
    library: Library, open_library: Callable[..., Library], encoder: CountingEncoder
) -> None:
    def whole(article: Article) -> list[Passage]:
        return [Passage(article.id, article.title, 0, len(article.text), article.text)]

    library.add([RICE, SHORT])
    encoder.seen.clear()
    cut_anew = open_library(split=whole)
    assert cut_anew.add([RICE, SHORT]) == Changes(replaced=1, unchanged=1, passages=1, embedded=1)
    assert encoder.seen == [f"Lúa mùa\n{RICE.text}"]
    assert _lines_of(cut_anew, "lúa") == [RICE.text]


def test_add_the_same_text_again_after_removal_embeds_nothing(library: Library, encoder: CountingEncoder) -> None:
    library.add([RICE])
    library.remove("lúa")
    encoder.seen.clear()
    assert library.add([RICE]) == Changes(added=1, passages=2)
    assert encoder.seen == []


def test_add_changed_title_embeds_every_passage_again(library: Library) -> None:
    library.add([RICE])
    assert library.add([replace(RICE, title="Lúa chiêm")]) == Changes(replaced=1, passages=2, embedded=2)


def test_add_changed_date_replaces_without_embedding(library: Library) -> None:
    library.add([RICE])
    assert library.add([replace(RICE, published=None)]) == Changes(replaced=1, passages=2)
    assert library.article("lúa").published is None


def test_add_article_twice_in_a_run_keeps_the_last(library: Library) -> None:
    changes = library.add([RICE, replace(RICE, text="Lúa đã gặt.")])
    assert changes == Changes(added=1, passages=1, embedded=1)
    assert _lines_of(library, "lúa") == ["Lúa đã gặt."]


def test_add_equal_lines_embeds_them_once(library: Library, encoder: CountingEncoder) -> None:
    assert library.add([Article("vè", "Vè", "Nghe vè.\nNghe vè.")]) == Changes(added=1, passages=2, embedded=1)
    assert encoder.seen == ["Vè\nNghe vè."]
    assert _lines_of(library, "vè") == ["Nghe vè.", "Nghe vè."]


def test_add_reports_progress_up_to_the_number_of_texts(library: Library) -> None:
    seen: list[tuple[int, int]] = []
    library.add(numbered(50), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(64, 100), (100, 100)]


def test_add_article_without_passages_is_kept(library: Library) -> None:
    assert library.add([Article("trống", "Trống", "")]) == Changes(added=1)
    assert _lines_of(library, "trống") == []
    with library.view() as view:
        assert view.nearest(vector_of("x"), 3).ids.tolist() == []


def test_add_broken_off_by_its_source_changes_nothing_but_keeps_vectors(
    library: Library, encoder: CountingEncoder
) -> None:
    library.add([RICE])

    def source() -> object:
        yield from numbered(3)
        raise OSError("đọc dở")

    with pytest.raises(OSError, match="đọc dở"):
        library.add(source())  # type: ignore[arg-type]
    assert list(library.articles()) == [RICE]
    assert library.add(numbered(3)) == Changes(added=3, passages=6, embedded=6)


def test_add_interrupted_while_embedding_keeps_what_was_embedded(
    library: Library, encoder: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_the_second_batch(done: int, total: int) -> None:
        if done > 64:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add(numbered(100), progress=stop_at_the_second_batch)
    assert library.status().articles == 0
    assert library.add(numbered(100)) == Changes(added=100, passages=200, embedded=200 - 128)
    assert len(encoder.seen) == 200


def test_add_same_id_from_another_file_gets_a_mark_of_its_origin(library: Library) -> None:
    other = replace(RICE, text="Lúa ở làng khác.", origin="/khác/lúa.md")
    library.add([RICE])
    assert library.add([other]) == Changes(added=1, passages=1, embedded=1)
    ids = [article.id for article in library.articles()]
    # blake2b-128 of "/khác/lúa.md" begins with these four digits
    assert ids == ["lúa", "lúa~06f6"]
    assert library.add([other, RICE]) == Changes(unchanged=2)
    library.remove("lúa")
    assert library.add([other]) == Changes(unchanged=1)


def test_add_moved_file_keeps_the_article_under_its_id(library: Library, tmp_path: Path) -> None:
    library.add([RICE])  # /báo/lúa.md is no file of this machine: gone
    assert library.add([replace(RICE, origin="/mới/lúa.md")]) == Changes(replaced=1, passages=2)
    assert [(one.id, one.origin) for one in library.articles()] == [("lúa", "/mới/lúa.md")]


def test_add_copy_of_a_file_that_stands_is_the_same_article(library: Library, tmp_path: Path) -> None:
    (tmp_path / "lúa.md").write_text("x")
    library.add([replace(RICE, origin=str(tmp_path / "lúa.md"))])
    assert library.add([replace(RICE, origin="/chép/lúa.md")]) == Changes(unchanged=1)


def test_remove_takes_the_article_out_of_every_index(library: Library) -> None:
    library.add([RICE, *numbered(1)])
    library.remove("lúa")
    assert [article.id for article in library.articles()] == ["a0"]
    with library.view() as view:
        assert view.best_terms(["lúa"], 5)[0].tolist() == []
        assert sorted(view.nearest(vector_of("x"), 5).ids.tolist()) == [3, 4]


def test_remove_last_article_leaves_an_empty_library(library: Library) -> None:
    library.add([RICE])
    library.remove("lúa")
    with library.view() as view:
        assert view.generation == 2
        assert view.best_terms(["lúa"], 5)[0].tolist() == []
        assert view.nearest(vector_of("x"), 5).ids.tolist() == []
        assert view.listing() == ()


def test_remove_unknown_article_says_so(library: Library) -> None:
    library.add([RICE])
    with pytest.raises(ArticleUnknown, match="no article 'ngô'"):
        library.remove("ngô")
    assert library.status().generation == 1


def test_remove_vanished_takes_only_files_gone_from_under_the_root(library: Library, tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "bài", tmp_path / "khác"
    root.mkdir()
    stays, record = root / "ở.md", root / "tin.jsonl"
    stays.write_text("x")
    record.write_text("x")
    origins = {
        "ở": str(stays),
        "đi": str(root / "đi.md"),
        "tin": f"{record}#2",
        "tin-đi": f"{root / 'gone.jsonl'}#1",
        "nơi-khác": str(elsewhere / "x.md"),
        "không-tệp": "",
    }
    library.add([replace(RICE, id=name, origin=origin) for name, origin in origins.items()])
    assert library.remove_vanished(root) == ("tin-đi", "đi")
    assert sorted(one.id for one in library.articles()) == ["không-tệp", "nơi-khác", "tin", "ở"]
    assert library.remove_vanished(root) == ()


def test_view_empty_library_finds_nothing(library: Library) -> None:
    with library.view() as view:
        assert view.nearest(vector_of("x"), 3).ids.tolist() == []
        assert [found.tolist() for found in view.best_terms(["lúa"], 3)] == [[], []]
        none = np.zeros(0, dtype=np.int64)
        assert [found.tolist() for found in view.exact(vector_of("x"), ["lúa"], none)] == [[], []]
        assert view.passages(none) == []


@pytest.mark.parametrize("k", [0, -1])
def test_view_k_below_one_is_refused(library: Library, k: int) -> None:
    with library.view() as view:
        with pytest.raises(ValueError, match="k must be at least 1"):
            view.nearest(vector_of("x"), k)
        with pytest.raises(ValueError, match="k must be at least 1"):
            view.best_terms(["lúa"], k)


def test_view_one_passage_is_found_from_both_sides(library: Library) -> None:
    library.add([Article("một", "Một", "Chỉ có một câu.")])
    with library.view() as view:
        found = view.nearest(vector_of("Một\nChỉ có một câu."), 5)
        assert found.ids.tolist() == [1]
        assert found.cosines.tolist() == pytest.approx([1.0], abs=1e-5)
        assert view.best_terms(terms("một câu"), 5)[0].tolist() == [1]


def test_view_exact_scores_agree_with_both_searches(library: Library) -> None:
    library.add(numbered(20))
    vector, query = vector_of("câu hỏi"), terms("học sinh bài7 dòng1")
    with library.view() as view:
        near = view.nearest(vector, 40)
        assert near.ids.size == 40
        assert view.cosines(vector, near.ids).tolist() == pytest.approx(near.cosines.tolist(), abs=1e-6)
        by_hand = [float(vector @ vector_of(f"{one.title}\n{one.text}")) for one in view.passages(near.ids)]
        assert near.cosines.tolist() == pytest.approx(by_hand, abs=1e-5)
        ids, scores = view.best_terms(query, 40)
        cosines, bm25 = view.exact(vector, query, ids)
        assert bm25.tolist() == pytest.approx(scores.tolist(), abs=1e-6)
        assert cosines.tolist() == pytest.approx(view.cosines(vector, ids).tolist())
        assert [view.passages(ids)[0].article_id, view.passages(ids)[0].text[14:19]] == ["a7", "dòng1"]


def test_view_passages_come_in_the_order_asked(library: Library) -> None:
    library.add(numbered(3))
    with library.view() as view:
        assert [passage.id for passage in view.passages([5, 1, 4, 1])] == [5, 1, 4, 1]


def test_view_neighbours_are_the_passages_around(library: Library) -> None:
    library.add(numbered(2, lines=3))
    with library.view() as view:
        first, second, third = view.passages_of("a1")
        assert view.neighbours_of(second) == (first, third)
        assert view.neighbours_of(first) == (None, second)
        assert view.neighbours_of(third) == (second, None)


def test_view_closest_is_the_nearest_of_the_texts_kept_within_a_passage(
    tmp_path: Path, encoder: CountingEncoder
) -> None:
    with Library.open(tmp_path / "library", encoder, create=True, split=split_lines, within=_halves) as library:
        library.add([RICE])
        library.add([SHORT])
        encoder.seen.clear()
        with library.view() as view:
            first, second = view.passages_of("lúa")
            asked = vector_of("Lúa mùa\nlúa.")
            found = view.closest(asked, [second, first])
    halves = [vector_of(f"Lúa mùa\n{half}") for half in _halves(first)]
    assert found == pytest.approx([1.0, max(float(half @ asked) for half in halves)], abs=1e-6)
    assert encoder.seen == []


def test_view_closest_of_a_passage_of_which_nothing_is_kept_is_not_known(library: Library) -> None:
    library.add([RICE])
    with library.view() as view:
        assert np.isnan(view.closest(vector_of("x"), view.passages_of("lúa"))).all()


def _halves(passage: Passage) -> list[str]:
    """Return all but the last word, and that."""
    first, last = passage.text.rsplit(" ", 1)
    return [first, last]


def test_view_keeps_its_generation_while_another_is_written(library: Library) -> None:
    library.add(numbered(3))
    with library.view() as before:
        library.add(numbered(3, version=2))
        assert before.best_terms(["bản2"], 9)[0].tolist() == []
        assert sorted(before.best_terms(["bản1"], 9)[0].tolist()) == [1, 2, 3, 4, 5, 6]
        assert before.article("a0").text.endswith("bản1.")
        with library.view() as after:
            assert sorted(after.best_terms(["bản2"], 9)[0].tolist()) == [7, 8, 9, 10, 11, 12]
        assert sorted(before.nearest(vector_of("x"), 9).ids.tolist()) == [1, 2, 3, 4, 5, 6]


def test_add_to_a_large_library_amends_the_indexes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "_SMALL", 10)
    library.add(numbered(20))
    segments = {file.name for file in library.path.glob("index-*/terms/*.term")}
    library.add(numbered(1, version=2))
    library.remove("a1")
    (newest,) = {folder.name for folder in library.path.glob("index-000003*")}
    kept = {file.name for file in (library.path / newest).glob("terms/*.term")}
    assert segments & kept == segments  # what was written once is linked, not made anew
    with library.view() as view:
        everything = sorted(view.nearest(vector_of("x"), 99).ids.tolist())
        assert everything == [*range(5, 43)]  # 1 and 2 were a0's, 3 and 4 a1's, 41 and 42 are a0's new ones
        assert sorted(view.best_terms(["sinh"], 99)[0].tolist()) == everything
        assert view.best_terms(["bản2"], 99)[0].tolist() == [41, 42]
        assert view.cosines(vector_of("x"), np.array([42])) == pytest.approx(
            [float(vector_of("x") @ vector_of("Bài 0\nHọc sinh bài0 dòng1 đọc bản2."))], abs=1e-5
        )


def test_add_makes_the_indexes_anew_when_much_is_stale(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "_SMALL", 10)
    library.add(numbered(20))
    segments = {file.name for file in library.path.glob("index-*/terms/*.term")}
    library.add(numbered(5, version=2))  # 10 of 40 passages are stale: above a fifth
    newest = next(library.path.glob("index-000002*"))
    assert not segments & {file.name for file in newest.glob("terms/*.term")}


def test_status_counts_what_is_there(library: Library, tmp_path: Path) -> None:
    library.add([RICE, *numbered(2)])
    library.remove("lúa")
    status = library.status()
    assert (status.articles, status.passages, status.vectors, status.generation) == (2, 4, 6, 2)
    assert (status.path, status.encoder) == (tmp_path / "library", "fake@1")
    assert status.size >= (tmp_path / "library" / "library.sqlite").stat().st_size


def test_open_missing_library_says_how_to_make_one(open_library: object, tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing, match="hoidap index"):
        open_library(tmp_path / "none", create=False)  # type: ignore[operator]
    assert not (tmp_path / "none").exists()


def test_open_with_another_encoder_is_refused(library: Library, open_library: object) -> None:
    library.add([RICE])
    with pytest.raises(EncoderMismatch, match=r"fake@1.*fake@2"):
        open_library(encoder=CountingEncoder("fake@2"))  # type: ignore[operator]


def test_open_anew_after_the_folder_was_deleted_and_made_again(library: Library, open_library: object) -> None:
    import shutil

    library.add([RICE])
    with library.view() as view:
        assert view.best_terms(["lúa"], 5)[0].tolist() == [1, 2]
    shutil.rmtree(library.path)
    open_library().add(numbered(1))  # type: ignore[operator]
    with library.view() as view:
        assert [one.id for one in view.listing()] == ["a0"]
        assert view.best_terms(["lúa"], 5)[0].tolist() == []


def test_close_is_final(library: Library) -> None:
    library.close()
    with pytest.raises(ValueError, match="is closed"):
        library.status()
