"""The page of models in the window."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.machine import GB, Machine
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.faces.window.amounts import duration
from bestfriend_desktop.faces.window.settings.models_page import ModelsPage
from bestfriend_desktop.faces.window.settings.offer_row import OfferRow
from tests.fakes.models import ScriptedModels
from tests.window.conftest import Friend

BEST = "qwen3.5-2b"
DOWN = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")


def models_page(friend: Friend) -> ModelsPage:
    friend.window.show_page("models")
    page = cast(ModelsPage, friend.window.middle.currentWidget())
    friend.until(lambda: page.models and page.offers.rows)
    return page


def row(page: ModelsPage) -> OfferRow:
    return page.offers.rows[BEST]


def without_ollama() -> ScriptedModels:
    ollama = ScriptedModels([])
    ollama.unreachable = DOWN
    return ollama


def drop(page: ModelsPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    some = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *some)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPoint(5, 5), *some))


def test_the_best_model_stands_first_and_those_that_do_not_fit_are_shown_when_asked_for(
    friend: Friend,
) -> None:
    page = models_page(friend)
    assert next(iter(page.offers.rows)) == BEST
    assert "qwen3.5-9b" not in page.offers.rows
    page.offers.others.click()
    assert not page.offers.rows["qwen3.5-9b"].fetch.isVisible()
    assert "too large" in page.offers.rows["qwen3.5-9b"].facts.text()
    assert row(page).facts.text() == "1.3 GB · fits · about 14 words a second · some 4 min to fetch"
    assert "Apache-2.0" in row(page).about.text()


def test_a_model_is_fetched_with_one_click_and_answers_from_then_on(
    make_friend: Callable[..., Friend],
) -> None:
    friend = make_friend(ollama=without_ollama())
    page = models_page(friend)
    row(page).fetch.click()
    friend.until(lambda: BEST in [model.name for model in page.models])
    friend.until(lambda: BEST not in page.offers.rows)
    friend.until(lambda: [r.model.name for r in page.rows if r.badge.isVisible()] == [BEST])
    notice = friend.chat.notices
    friend.until(lambda: notice.notice is not None)
    assert notice.message.text() == f"{BEST} is here, and answers from now on."
    friend.window.show_chat()
    friend.talk("Hello there")
    assert friend.stage.embedded.prompts


def test_a_download_shows_how_far_it_is_and_is_cancelled_and_gone_on_with(
    make_friend: Callable[..., Friend],
) -> None:
    friend = make_friend(ollama=without_ollama())
    friend.stage.embedded_library.hold = True
    page = models_page(friend)
    row(page).fetch.click()
    friend.until(lambda: row(page).bar.value() == 400)
    row(page).cancel.click()
    friend.until(lambda: row(page).fetch.isVisible() and not row(page).bar.isVisible())
    part = friend.stage.embedded_library.folder / f".{BEST}.gguf.part"
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(b"x" * 12_808_358)
    page.load()
    friend.until(lambda: row(page).fetch.text() == "Go on")
    assert row(page).facts.text().endswith("1% is here")
    row(page).drop.click()
    friend.until(lambda: row(page).fetch.text() == "Fetch")
    assert not part.exists()


def test_what_goes_wrong_with_a_download_stands_on_the_page_and_in_the_window(
    make_friend: Callable[..., Friend],
) -> None:
    friend = make_friend(ollama=without_ollama())
    friend.stage.embedded_library.fails_with = Unavailable("disk_full", "There is no room.", "Make some.")
    page = models_page(friend)
    row(page).fetch.click()
    friend.until(page.problem.isVisible)
    assert page.problem.text() == "There is no room. Make some."
    friend.until(lambda: friend.chat.notices.notice is not None)
    friend.until(lambda: row(page).fetch.isVisible())


def test_ollama_fetches_an_offered_model_where_it_runs(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(ollama=ScriptedModels([]))
    page = models_page(friend)
    friend.until(page.offers.with_ollama.isVisible)
    page.offers.with_ollama.click()
    row(page).fetch.click()
    friend.until(lambda: friend.stage.ollama.offered)
    assert not friend.stage.embedded.offered


def test_files_that_are_dropped_on_the_page_are_added(
    make_friend: Callable[..., Friend], tmp_path: Path
) -> None:
    friend = make_friend(ollama=without_ollama())
    page = models_page(friend)
    drop(page, tmp_path / "one.gguf", tmp_path / "two.gguf")
    friend.until(lambda: {"one", "two"} <= {model.name for model in page.models})
    page.add(tmp_path / "three.gguf")
    friend.until(lambda: "three" in {model.name for model in page.models})


def test_another_model_is_let_answer_and_one_deleted(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(
        ollama=ScriptedModels([ModelInfo("a", Engine.OLLAMA, "a"), ModelInfo("b", Engine.OLLAMA, "b")])
    )
    page = models_page(friend)
    friend.until(lambda: [r.model.name for r in page.rows if r.badge.isVisible()] == ["a"])
    next(r for r in page.rows if r.model.name == "b").use.click()
    friend.until(lambda: [r.model.name for r in page.rows if r.badge.isVisible()] == ["b"])
    assert friend.stage.settings.get("model.name") == "b"


def test_on_a_machine_without_any_room_nothing_is_offered_but_what_does_not_fit(
    make_friend: Callable[..., Friend],
) -> None:
    friend = make_friend(machine=Machine(GB // 2, 100 * GB, 1))
    friend.window.show_page("models")
    page = cast(ModelsPage, friend.window.middle.currentWidget())
    friend.until(lambda: page.models and page.offers.others.isVisible())
    assert page.offers.rows == {}
    page.offers.others.click()
    assert len(page.offers.rows) == 6
    assert not any(offered.fetch.isVisible() for offered in page.offers.rows.values())


def test_durations_are_in_words_of_people() -> None:
    assert [duration(seconds) for seconds in (0.2, 40, 256, 3600, 9000)] == [
        "1 s", "40 s", "4 min", "60 min", "2.5 h",
    ]  # fmt: skip


def test_what_was_arriving_when_the_window_was_closed_goes_on_with_the_next_one(
    make_friend: Callable[..., Friend], home: Path
) -> None:
    (home / "models").mkdir(parents=True)
    (home / "models" / "notes.json").write_text(json.dumps({"wanted": [BEST]}))
    friend = make_friend(ollama=without_ollama())
    friend.until(lambda: BEST in [model.name for model in friend.stage.embedded.offered])
    friend.until(lambda: friend.chat.notices.notice is not None)
    assert friend.stage.place.notes().wanted == ()
