"""The house keeps its shape: imports go down, faces are sorted, errors are drawn and said in Vietnamese."""

import ast
import importlib
import string
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for package in ("embeddings", "qa") for path in (ROOT / package).rglob("*.py"))
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "faiss",
    "onnxruntime",
    "onnx",
    "gradio",
    "pandas",
    "tantivy",
)
LONGEST_FILE = 260


def _imports(path: Path) -> list[tuple[str, bool]]:
    """Return (module, at the top level of the file) of every import in a file."""
    tree = ast.parse(path.read_text("utf-8"))
    top = set(map(id, tree.body))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.append((node.module or "", id(node) in top))
    return found


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_go_down(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    modules = [module for module, _ in _imports(path)]
    assert not [module for module in modules if module.split(".")[0] in ("gradio", "benchmarks", "tests", "training")]
    if package == "embeddings":
        assert not [module for module in modules if module.split(".")[0] in ("qa", "app")]
    if path.name != "__init__.py":
        assert package not in modules, f"{path} imports its own package's face"


def test_app_is_opened_by_the_shell_alone_and_late() -> None:
    importers = {
        path.relative_to(ROOT).as_posix(): at_top
        for path in CODE
        for module, at_top in _imports(path)
        if module == "app"
    }
    assert importers == {"qa/cli.py": False}


def test_app_imports_only_qa_and_gradio() -> None:
    roots = {module.split(".")[0] for module, _ in _imports(ROOT / "app.py")}
    assert roots - set(sys.stdlib_module_names) <= {"qa", "gradio"}


@pytest.mark.parametrize("package", ["qa", "embeddings"])
def test_import_of_a_package_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print(*sorted(m for m in sys.modules if m.split('.')[0] in {HEAVY!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("package", ["qa", "embeddings"])
def test_face_is_sorted_and_whole(package: str) -> None:
    face = importlib.import_module(package)
    assert list(face.__all__) == sorted(face.__all__)
    assert [name for name in face.__all__ if not hasattr(face, name)] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_stays_within_its_budget(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def _leaves(root: type[Exception]) -> list[type[Exception]]:
    below = root.__subclasses__()
    return [leaf for kind in below for leaf in _leaves(kind)] if below else [root]


def _errors() -> list[type[Exception]]:
    from embeddings.errors import EmbeddingsError
    from qa.errors import QaError

    return [leaf for root in (QaError, EmbeddingsError) for leaf in _leaves(root)]


@pytest.mark.parametrize("kind", _errors(), ids=lambda kind: kind.__name__)
def test_error_is_drawn_in_the_tree_of_its_package(kind: type[Exception]) -> None:
    tree = sys.modules[kind.__module__].__doc__ or ""
    assert f"── {kind.__name__} " in tree


@pytest.mark.parametrize("kind", _errors(), ids=lambda kind: kind.__name__)
def test_error_says_the_same_fields_in_vietnamese(kind: type[Exception]) -> None:
    from qa.messages.errors import SENTENCES

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert names(SENTENCES[kind]) <= names(kind.template)  # type: ignore[attr-defined]
