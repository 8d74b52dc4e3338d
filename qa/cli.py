"""The shell face: hoidap index | ask | search | evaluate | status | remove | serve."""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import click

from qa.errors import QaError
from qa.messages import shell
from qa.messages.errors import explain
from qa.settings import Settings, load_settings
from qa.types import Scope
from qa.vietnamese_click import FAILED, INTERRUPTED, Group

LIBRARY = click.option(
    "--library",
    "-l",
    metavar="THƯ_MỤC",
    help="Thư mục thư viện (mặc định: biến HOIDAP_LIBRARY, nếu không có thì thư mục dữ liệu của người dùng).",
)
ENCODER = click.option(
    "--encoder", metavar="TÊN", help="Mô hình: packaged (đi kèm), thư mục hoặc tên mô hình sentence-transformers."
)
READER = click.option(
    "--reader", metavar="TÊN", help="Mô hình đọc: packaged (đi kèm), thư mục hoặc tên mô hình hỏi đáp của transformers."
)
CONFIG = click.option("--config", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp thiết lập TOML.")
AS_TYPED = click.option("--as-typed", is_flag=True, help="Tìm đúng như đã gõ, không thêm dấu, không giải viết tắt.")
DAY = click.DateTime(["%d/%m/%Y", "%Y-%m-%d"])
ARTICLE = click.option("--article", "articles", multiple=True, metavar="BÀI_VIẾT", help="Chỉ tìm trong bài này.")
SOURCE = click.option("--source", metavar="NƠI_ĐĂNG", help="Chỉ tìm trong bài có nơi đăng chứa chữ này.")
SINCE = click.option("--since", metavar="NGÀY", type=DAY, help="Chỉ tìm trong bài đăng từ ngày này (20/02/2025).")
UNTIL = click.option("--until", metavar="NGÀY", type=DAY, help="Chỉ tìm trong bài đăng đến hết ngày này.")
JSON = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


def _options(command: Any) -> Any:
    return LIBRARY(ENCODER(CONFIG(command)))


def _scoped(command: Any) -> Any:
    return ARTICLE(SOURCE(SINCE(UNTIL(command))))


@click.group(cls=Group, context_settings={"max_content_width": 100})
@click.version_option(
    package_name="hoidap", prog_name="hoidap", message="%(prog)s %(version)s", help="Hiện phiên bản rồi thoát."
)
def main() -> None:
    """Hỏi Đáp: hỏi các bài viết tiếng Việt, trả lời kèm trích dẫn đúng từng chữ."""
    logging.basicConfig(level=logging.ERROR)


@main.command()
@click.argument("paths", metavar="ĐƯỜNG_DẪN...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Bỏ khỏi thư viện những bài không còn tệp, hoặc không còn trong tệp.")
@_options
def index(paths: tuple[Path, ...], prune: bool, **given: Any) -> int:
    """Đưa các bài viết (.txt, .md, .jsonl) vào thư viện."""
    from qa.indexing import index_paths

    skipped: list[QaError] = []
    with _opened(_settings(given), writing=True) as assistant:
        with _Bar(shell.INDEXING, shell.PASSAGES) as bar:
            indexed = index_paths(assistant.library, paths, prune=prune, on_error=skipped.append, progress=bar.counted)
        for error in skipped:
            click.echo(shell.SKIPPED.format(reason=explain(error)), err=True)
        if indexed.vanished:
            click.echo(shell.VANISHED.format(count=len(indexed.vanished), names=", ".join(indexed.vanished)))
        click.echo(shell.INDEXED.format(library=assistant.library.path, **indexed.changes.counts()))
    if skipped:
        click.echo(shell.SKIPPED_TOTAL.format(count=len(skipped)), err=True)
    return FAILED if skipped else 0


@main.command()
@click.argument("question", metavar="CÂU_HỎI")
@_scoped
@AS_TYPED
@JSON
@READER
@_options
def ask(question: str, as_typed: bool, as_json: bool, **given: Any) -> int:
    """Trả lời một câu hỏi, kèm trích dẫn và nguồn."""
    from qa.plain_text import answer_text
    from qa.records import answer_record

    scope = _scope(given)
    with _opened(_settings(given)) as assistant:
        answer = assistant.ask(question, scope=scope, as_typed=as_typed)
    _print_json(answer_record(answer)) if as_json else click.echo(answer_text(answer))
    return 0


@main.command()
@click.argument("question", metavar="CÂU_HỎI")
@click.option("-k", "k", default=10, show_default="10", type=click.IntRange(1), metavar="SỐ", help="Số đoạn cần tìm.")
@_scoped
@AS_TYPED
@JSON
@_options
def search(question: str, k: int, as_typed: bool, as_json: bool, **given: Any) -> int:
    """Tìm những đoạn gần với câu hỏi nhất."""
    from qa.plain_text import hits_text
    from qa.records import hit_record

    scope = _scope(given)
    with _opened(_settings(given)) as assistant:
        hits = assistant.search(question, k, scope=scope, as_typed=as_typed)
    _print_json([hit_record(hit) for hit in hits]) if as_json else click.echo(hits_text(hits))
    return 0


@main.command()
@click.argument("cases", metavar="BỘ_CÂU_HỎI", type=click.Path(path_type=Path))
@click.option(
    "--articles", metavar="BÀI_VIẾT", help="Hỏi trên tệp hay thư mục bài viết này; self: trên bài viết của bộ câu hỏi."
)
@click.option(
    "--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help="Nơi đặt báo cáo (mặc định reports/TÊN)."
)
@click.option("--compare", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help="So sánh với báo cáo này.")
@click.option("--workers", metavar="SỐ", type=click.IntRange(1), help="Số câu hỏi cùng lúc.")
@click.option("--restart", is_flag=True, help="Hỏi lại từ đầu thay vì tiếp tục lần chạy dở.")
@JSON
@READER
@_options
def evaluate(cases: Path, out: Path | None, as_json: bool, **given: Any) -> int:
    """Chấm điểm một bộ câu hỏi (.jsonl, .csv, .tsv, .xlsx, SQuAD .json) và viết báo cáo."""
    from qa.evaluating import evaluate_file
    from qa.evaluation.exporting import summary_record
    from qa.report_text import report_text

    options = {name: given.pop(name) for name in ("articles", "compare", "workers", "restart")}
    with _Bar(shell.INDEXING, shell.PASSAGES) as indexing, _Bar(shell.EVALUATING, shell.QUESTIONS) as asking:
        report = evaluate_file(
            _settings(given),
            cases,
            out=out or Path("reports", cases.stem),
            on_indexing=indexing.counted,
            on_progress=lambda progress: asking.counted(progress.done, progress.total),
            **options,
        )
    _print_json(summary_record(report)) if as_json else click.echo(report_text(report))
    return 0 if report.finished else INTERRUPTED


@main.command()
@JSON
@_options
def status(as_json: bool, **given: Any) -> int:
    """Cho biết thư viện có những bài viết nào."""
    from qa.plain_text import status_text
    from qa.records import status_record

    with _opened(_settings(given)) as assistant:
        record = status_record(assistant.library)
    _print_json(record) if as_json else click.echo(status_text(record))
    return 0


@main.command()
@click.argument("article", metavar="BÀI_VIẾT")
@_options
def remove(article: str, **given: Any) -> int:
    """Bỏ một bài viết khỏi thư viện."""
    with _opened(_settings(given)) as assistant:
        assistant.library.remove(article)
    click.echo(shell.REMOVED.format(article_id=article))
    return 0


@main.command()
@click.option("--host", default="127.0.0.1", show_default="127.0.0.1", metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe.")
@click.option(
    "--port", default=7860, show_default="7860", type=click.IntRange(1, 65535), metavar="CỔNG", help="Cổng lắng nghe."
)
@READER
@_options
def serve(host: str, port: int, **given: Any) -> int:
    """Mở giao diện trò chuyện trong trình duyệt."""
    from app import serve as serve_chat  # the one way up: the shell opens the chat face when asked to

    with _opened(_settings(given)) as assistant:
        serve_chat(assistant, host=host, port=port)
    return 0


def _scope(given: dict[str, Any]) -> Scope:
    articles, source, since, until = (given.pop(name) for name in ("articles", "source", "since", "until"))
    if since and until and since > until:
        raise click.BadParameter(shell.SINCE_AFTER_UNTIL, param_hint="--since")
    return Scope(articles, source or "", since and since.date(), until and until.date())


def _settings(given: dict[str, Any]) -> Settings:
    return load_settings(given.pop("config", None), **given)


def _opened(settings: Settings, *, writing: bool = False) -> Any:
    from qa.opening import open_assistant, open_for_writing

    with _Bar(shell.PREPARING_MODEL) as bar:
        return (open_for_writing if writing else open_assistant)(settings, progress=bar.shared)


def _print_json(record: Any) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


class _Bar:
    """A progress bar on standard error, made at the first report, silent where nobody watches."""

    def __init__(self, title: str, unit: str = "") -> None:
        self._title, self._unit = title, unit
        self._bar: Any = None

    def counted(self, done: int, total: int) -> None:
        """Show `done` of `total` units."""
        self._show(done, total, "{desc}: {percentage:3.0f} %|{bar}| {n_fmt}/{total_fmt}{unit}, còn {remaining}")

    def shared(self, step: str, share: float) -> None:
        """Show a share done in [0, 1]."""
        self._show(round(100 * share), 100, "{desc}: {percentage:3.0f} %|{bar}|")

    def _show(self, done: int, total: int, form: str) -> None:
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            from tqdm import tqdm

            self._bar = tqdm(desc=self._title, unit=self._unit, total=total, bar_format=form, leave=False)
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> "_Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()


if __name__ == "__main__":
    main()
