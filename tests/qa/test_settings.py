from pathlib import Path

import pytest

from qa.errors import FileUnreadable, SettingOutOfRange, UnknownSetting
from qa.settings import Settings, load_settings


def test_load_settings_nothing_given_returns_defaults() -> None:
    assert load_settings(environment={}) == Settings()


def test_load_settings_file_environment_arguments_the_later_wins(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('hits = 3\ncandidates = 7\nencoder = "a"\n', "utf-8")
    settings = load_settings(config, environment={"HOIDAP_CANDIDATES": "8", "HOIDAP_ENCODER": "b"}, encoder="c")
    assert (settings.hits, settings.candidates, settings.encoder) == (3, 8, "c")


def test_load_settings_reader_is_ours_unless_named_otherwise(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('reader = "some/model"\n', "utf-8")
    assert load_settings(environment={}).reader == "packaged"
    assert load_settings(tmp_path / "config.toml", environment={}).reader == "some/model"
    assert load_settings(environment={"HOIDAP_READER": "b"}, reader="c").reader == "c"


def test_load_settings_argument_none_counts_as_not_given() -> None:
    assert load_settings(environment={"HOIDAP_LIBRARY": "x"}, library=None).library == "x"


def test_load_settings_unknown_key_names_key_and_place() -> None:
    with pytest.raises(UnknownSetting, match=r"'hitz' in the environment"):
        load_settings(environment={"HOIDAP_HITZ": "3"})


def test_load_settings_other_variables_of_the_house_are_left_alone() -> None:
    assert load_settings(environment={"HOIDAP_CACHE": "/x", "PATH": "y"}) == Settings()


@pytest.mark.parametrize(
    ("key", "value"), [("hits", "0"), ("hits", "many"), ("dense_weight", "1.01"), ("answer_threshold", "-0.1")]
)
def test_load_settings_value_out_of_range_names_key_and_range(key: str, value: str) -> None:
    with pytest.raises(SettingOutOfRange, match=rf"{key!r} in the environment is '{value}'; expected .* between"):
        load_settings(environment={f"HOIDAP_{key.upper()}": value})


def test_load_settings_file_may_be_named_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("hits = 3\n", "utf-8")
    assert load_settings(environment={"HOIDAP_CONFIG": str(tmp_path / "config.toml")}).hits == 3


@pytest.mark.parametrize("content", [None, "hits: 3", b"hits = '\xff'"])
def test_load_settings_file_missing_or_broken_is_named(tmp_path: Path, content: str | bytes | None) -> None:
    config = tmp_path / "config.toml"
    if content is not None:
        config.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FileUnreadable, match=r"config\.toml: .*expected TOML"):
        load_settings(config, environment={})


def test_settings_passages_must_fit_below_their_ceiling() -> None:
    with pytest.raises(SettingOutOfRange, match=r"'passage_target'.* 1500; expected at most passage_ceiling, 1200"):
        Settings(passage_target=1500)


def test_settings_made_by_hand_are_checked_too() -> None:
    with pytest.raises(SettingOutOfRange, match="'hits'"):
        Settings(hits=0)
