"""Makes the pictures of the window: `python docs/pictures/make.py [NAME ...]`, no display needed.

The real window over a real companion, whose store is in memory and whose model says what `examples.py` has
written. Fonts are the system's own: install Inter, JetBrains Mono and Noto for pictures like those here
(Debian: fonts-inter fonts-jetbrains-mono fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji). The variable
PICTURES names another folder to put them into.
"""

import asyncio
import math
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
FOLDER = Path(os.environ.get("PICTURES", HERE))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = os.environ.get("QT_SCALE_FACTOR", "1.5")

import examples  # noqa: E402 - the path is set above
from PySide6.QtWidgets import QScrollArea  # noqa: E402

from bestfriend_desktop.domain.events import (  # noqa: E402
    CaptionChanged,
    Event,
    MicrophoneLevel,
    VoiceState,
)
from bestfriend_desktop.domain.models import Engine, ModelInfo  # noqa: E402
from bestfriend_desktop.domain.setup import STEPS, SetupState, Step  # noqa: E402
from bestfriend_desktop.faces.window.start import Window, open_window  # noqa: E402
from bestfriend_desktop.runtime.paths import Paths  # noqa: E402
from bestfriend_desktop.runtime.program import Program  # noqa: E402
from bestfriend_desktop.settings.setup_file import SetupFile  # noqa: E402
from tests.fakes.companion import Stage, staged  # noqa: E402
from tests.fakes.memory_store import HeldMemories  # noqa: E402
from tests.fakes.models import BASIC, ScriptedModels  # noqa: E402
from tests.fakes.voice import SILENCE, SPEECH  # noqa: E402

LLAMA = ModelInfo(examples.MODEL, Engine.OLLAMA, examples.MODEL, size_bytes=2_019_393_189)
QWEN = ModelInfo("qwen3:8b", Engine.OLLAMA, "qwen3:8b", size_bytes=5_225_388_164)
BUILT_IN = ModelInfo(BASIC.name, Engine.BUILT_IN, "Built-in companion")


class Scene:
    """One window over one companion."""

    def __init__(self, window: Window, stage: Stage, program: Program) -> None:
        self.view = window.main
        self.chat = window.main.chat
        self.stage = stage
        self.program = program
        self.made: dict[str, object] = {}

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something is so."""
        for _attempt in range(1000):
            if holds():
                return
            await asyncio.sleep(0.02)
        raise TimeoutError

    async def open(self, title: str) -> None:
        """Open an example."""
        self.view.open(self.made[title].id)  # type: ignore[attr-defined]  # conversations by title
        await self.until(lambda: self.chat.conversation.title == title)

    async def remember(self) -> None:
        """Have the examples remembered."""
        found = {}
        for title in ("Moving to Lyon in May", "Running again after a cold"):
            messages = self.program.companion.messages(self.made[title].id)  # type: ignore[attr-defined]
            found[title] = (await self.view.intents.ask(messages))[0]
        memories = self.stage.store.memories
        assert isinstance(memories, HeldMemories)
        examples.remember(memories, *found.values())

    async def setting(self, name: str, value: object) -> None:
        """Change a setting."""
        await self.view.intents.ask(self.program.companion.change_setting(name, value))
        await asyncio.sleep(0.1)

    def hear(self, frame: bytes, count: int) -> None:
        """Let the microphone hear so many frames."""
        self.program.core.call(self._hear(frame, count), 5)

    async def _hear(self, frame: bytes, count: int) -> None:
        self.stage.voice.microphone.hear(frame, count)

    async def tell(self, event: Event) -> None:
        """Publish an event."""
        await self.view.intents.ask(self._tell(event))

    async def _tell(self, event: Event) -> None:
        self.program.companion.events.publish(event)

    async def save(self, name: str) -> None:
        """Take the picture."""
        await asyncio.sleep(0.25)
        self.view.grab().save(str(FOLDER / f"{name}.png"))
        print(f"{name}.png")


async def light(scene: Scene) -> None:
    """Code, highlighted."""
    await scene.open("A script that sorts my photos")
    scene.chat.transcript.verticalScrollBar().setValue(0)
    await scene.save("light")


async def dark(scene: Scene) -> None:
    """A table, and the dark theme."""
    await scene.setting("window.theme", "dark")
    await scene.open("A script that sorts my photos")
    await scene.save("dark")


async def mathematics(scene: Scene) -> None:
    """Formulas among words, on lines of their own and in a table."""
    scene.stage.ollama.pieces = [
        "Complete the square. For $ax^2 + bx + c = 0$ with $a \\ne 0$ divide by $a$ first:\n\n"
        "\\[ \\left( x + \\frac{b}{2a} \\right)^2 = \\frac{b^2 - 4ac}{4a^2} "
        "\\quad\\Longrightarrow\\quad x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a} \\]\n\n"
        "What stands below the root says how many solutions there are:\n\n"
        "| $b^2 - 4ac$ | solutions |\n|---|---|\n| $> 0$ | two |\n| $= 0$ | one, $x = -\\frac{b}{2a}$ |\n"
        "| $< 0$ | none in $\\mathbb{R}$ |"
    ]
    scene.chat.composer.write("Where does the formula for quadratic equations come from?")
    scene.chat.composer.text.submitted.emit()
    await scene.until(lambda: scene.chat.conversation.model.rowCount() == 2)
    await scene.until(lambda: not scene.chat.conversation.is_answering)
    await scene.save("mathematics")


async def deleted(scene: Scene) -> None:
    """What can be brought back."""
    companion = scene.program.companion
    for title in ("Names for a small boat", "Letter to the landlord"):
        made = scene.made[title]  # type: ignore[attr-defined]  # conversations by title
        await scene.view.intents.ask(companion.delete(made.id))
    scene.view.show_page("deleted")
    scene.chat.notices.dismiss()
    await asyncio.sleep(0.4)
    scene.chat.notices.dismiss()
    await scene.save("deleted")


async def narrow(scene: Scene) -> None:
    """As on half a small screen."""
    scene.view.resize(420, 760)
    await scene.open("Bread that finally rises")
    await scene.save("narrow")


async def narrow_list(scene: Scene) -> None:
    """The list above the conversation."""
    scene.view.resize(420, 760)
    await scene.open("Bread that finally rises")
    scene.view.toggle_sidebar()
    await scene.save("narrow-list")


async def long(scene: Scene) -> None:
    """A longer talk."""
    await scene.open("Bread that finally rises")
    await scene.save("long")


async def languages(scene: Scene) -> None:
    """Scripts of the world."""
    await scene.open("Practising the subjunctive")
    await scene.save("languages")


async def empty(scene: Scene) -> None:
    """Before the first word."""
    await scene.setting("you.name", "Nora")
    await scene.save("empty")


async def temporary(scene: Scene) -> None:
    """Nothing will be left of it."""
    await scene.setting("window.theme", "dark")
    scene.view.begin(temporary=True)
    await scene.save("temporary")


async def streaming(scene: Scene) -> None:
    """A reply being written."""
    question, reply = examples.texts()["streaming"]
    scene.stage.ollama.pieces = [f"{word} " for word in reply.split(" ")]
    scene.stage.ollama.pause_after = len(scene.stage.ollama.pieces) - 1
    scene.chat.composer.write(question)
    scene.chat.composer.text.submitted.emit()
    await scene.until(lambda: scene.chat.conversation.model.rowCount() == 2)
    await scene.until(lambda: "laugh about" in scene.chat.conversation.model.row(1).message.text)
    await scene.save("streaming")
    scene.chat.conversation.stop()
    await scene.until(lambda: not scene.chat.conversation.is_answering)


async def search(scene: Scene) -> None:
    """Found words, and the message they stand in."""
    scene.view.sidebar.search.setText("photos")
    await scene.until(scene.view.sidebar.found.hits.rowCount)
    hit = scene.view.sidebar.found.hits.index(0)
    scene.view.sidebar.found.setCurrentIndex(hit)
    scene.view.sidebar.found.activated.emit(hit)
    await scene.until(lambda: scene.chat.conversation.title)
    await scene.save("search")


async def problem(scene: Scene) -> None:
    """Something went wrong in the middle."""
    from bestfriend_desktop.domain.errors import Unavailable

    scene.stage.ollama.pieces = ["Let me think about ", "that for a ", "moment. "]
    scene.stage.ollama.breaks_with = Unavailable(
        "stream_broken",
        "Ollama stopped in the middle of the reply.",
        "Try again; if it stays so, restart Ollama.",
    )
    scene.chat.composer.write("What is the oldest tree in Europe?")
    scene.chat.composer.text.submitted.emit()
    await scene.until(scene.chat.notices.isVisible)
    await scene.save("problem")


async def settings(scene: Scene) -> None:
    """All settings."""
    await scene.setting("you.name", "Nora")
    scene.view.show_page("settings")
    await scene.save("settings")


async def settings_dark(scene: Scene) -> None:
    """All settings, dark."""
    await scene.setting("window.theme", "dark")
    scene.view.show_page("settings")
    await scene.save("settings-dark")


async def memories(scene: Scene) -> None:
    """What is remembered."""
    await scene.remember()
    scene.view.show_page("memories")
    page = scene.view.middle.currentWidget()
    await scene.until(page.list.memories.rowCount)  # type: ignore[attr-defined]  # the page of memories
    await scene.until(page.browser.figures.words.text)  # type: ignore[attr-defined]
    scene.chat.composer.setFocus()
    await scene.save("memories")


async def memories_dark(scene: Scene) -> None:
    """Found by meaning, dark."""
    await scene.setting("window.theme", "dark")
    await scene.remember()
    scene.view.show_page("memories")
    page = scene.view.middle.currentWidget()
    page.browser.filters.search.setText("When do we move to Lyon, and what of bread and coffee?")  # type: ignore[attr-defined]
    await asyncio.sleep(0.8)
    await scene.save("memories-dark")


async def memory(scene: Scene) -> None:
    """One of them, and where it comes from."""
    await scene.remember()
    scene.view.show_page("memories")
    page = scene.view.middle.currentWidget()
    page.browser.filters.search.setText("When do we move to Lyon?")  # type: ignore[attr-defined]
    await asyncio.sleep(0.8)
    page.list.opened.emit(page.list.memories.entry(0))  # type: ignore[attr-defined]
    await scene.until(lambda: page.shows_one)  # type: ignore[attr-defined]
    await scene.save("memory")


async def memories_narrow(scene: Scene) -> None:
    """On a small screen, with the switches."""
    scene.view.resize(420, 760)
    await scene.remember()
    scene.view.show_page("memories")
    page = scene.view.middle.currentWidget()
    await scene.until(page.browser.figures.words.text)  # type: ignore[attr-defined]
    await scene.save("memories-narrow")
    page.forget(page.list.memories.entry(0).memory)  # type: ignore[attr-defined]
    await asyncio.sleep(0.3)
    page.what.click()  # type: ignore[attr-defined]
    await scene.save("memories-narrow-switches")


async def memories_empty(scene: Scene) -> None:
    """Before anything is remembered."""
    scene.view.show_page("memories")
    await asyncio.sleep(0.3)
    await scene.save("memories-empty")


async def recalled(scene: Scene) -> None:
    """The mark under a reply for which something came to mind."""
    await scene.remember()
    scene.stage.ollama.pieces = ["Then no walnuts. Try sunflower seeds, toasted first."]
    scene.chat.composer.write("Which seeds go into a dark bread for Amina in Lyon?")
    scene.chat.composer.text.submitted.emit()
    await scene.until(lambda: scene.chat.conversation.model.rowCount() == 2)
    await scene.until(lambda: not scene.chat.conversation.is_answering)
    await scene.save("recalled")


async def listens(scene: Scene) -> None:
    """Turn hands-free on."""
    scene.view.voice.listen()
    await scene.until(lambda: scene.view.voice.is_hands_free)
    scene.hear(SILENCE, 2)
    await scene.until(lambda: scene.view.voice.is_recording)


async def is_heard(scene: Scene, words: str) -> None:
    """Somebody is in the middle of saying something."""
    scene.hear(SPEECH, 6)
    await scene.until(lambda: scene.view.voice.state is VoiceState.HEARING)
    await scene.tell(CaptionChanged(words))
    for number in range(70):
        loud = 0.28 + 0.5 * abs(math.sin(number / 2.3)) * abs(math.sin(number / 7))
        await scene.tell(MicrophoneLevel(loud if number % 13 else 0.08))


async def voice(scene: Scene) -> None:
    """Somebody speaks: the words stand where they will land."""
    await scene.open("Bread that finally rises")
    await listens(scene)
    await is_heard(scene, "And what if I leave it in the fridge over")
    await scene.save("voice")


async def voice_dark(scene: Scene) -> None:
    """The companion speaks, and marks the words."""
    await scene.setting("window.theme", "dark")
    await voice_speaking(scene, "voice-dark")


async def voice_speaking(scene: Scene, name: str = "voice-speaking") -> None:
    """The companion speaks, and marks the words."""
    await scene.open("Bread that finally rises")
    await listens(scene)
    scene.stage.voice.recognizer.texts = ["And what if I leave it in the fridge over night?"]
    scene.stage.ollama.pieces = list(
        "That works **very well**. The cold slows the yeast down, so the dough has *time for flavour*. "
        "Take it out an hour before baking, shape it while it is still cool, and bake it dark.\n\n"
        "- 12 to 16 hours are best\n- cover it, or it dries out"
    )
    scene.hear(SPEECH, 12)
    scene.hear(SILENCE, 12)
    await scene.until(
        lambda: scene.stage.voice.speaker.playbacks and scene.stage.voice.speaker.now.fed_s > 10
    )
    await scene.until(lambda: not scene.chat.conversation.is_answering)
    scene.stage.voice.speaker.now.hear(3.0)
    await scene.until(lambda: scene.view.voice.state is VoiceState.SPEAKING)
    scene.hear(SILENCE, 30)
    await scene.save(name)
    scene.view.voice.hush()
    await scene.until(lambda: scene.view.voice.state is not VoiceState.SPEAKING)


async def voice_narrow(scene: Scene) -> None:
    """As narrow as the window can be."""
    scene.view.resize(380, 700)
    await scene.open("Bread that finally rises")
    await listens(scene)
    await is_heard(scene, "And what if I leave it in the fridge over")
    await scene.save("voice-narrow")


async def voice_large(scene: Scene) -> None:
    """Text at twice its size, narrow; nothing is cut off."""
    scene.view.resize(380, 700)
    await scene.setting("window.text_size_percent", 200)
    await voice_speaking(scene, "voice-large")


async def voice_thinking(scene: Scene) -> None:
    """The model has not begun to answer."""
    await scene.open("Bread that finally rises")
    await listens(scene)
    scene.stage.voice.recognizer.texts = ["And what if I leave it in the fridge over night?"]
    scene.stage.ollama.pieces = ["x"]
    scene.stage.ollama.pause_after = 0
    scene.hear(SPEECH, 12)
    scene.hear(SILENCE, 12)
    await scene.until(lambda: scene.view.voice.state is VoiceState.THINKING)
    await asyncio.sleep(0.3)
    await scene.save("voice-thinking")
    scene.view.voice.hush()
    await scene.until(lambda: scene.view.voice.state is not VoiceState.THINKING)


async def voice_page(scene: Scene) -> None:
    """The page of the voice."""
    scene.view.show_page("voice")
    await asyncio.sleep(0.4)
    await scene.save("voice-page")


async def voice_page_below(scene: Scene) -> None:
    """The rest of it."""
    scene.view.show_page("voice")
    await asyncio.sleep(0.4)
    scroll = scene.view.middle.currentWidget().findChild(QScrollArea)  # type: ignore[union-attr]
    bar = scroll.verticalScrollBar()  # type: ignore[union-attr]  # every page has one
    for number in range(1, 1 + math.ceil(bar.maximum() / 620)):
        bar.setValue(620 * number)
        await scene.save(f"voice-page-{number}")


async def voice_page_dark(scene: Scene) -> None:
    """The page of the voice, dark and narrow."""
    await scene.setting("window.theme", "dark")
    scene.view.resize(400, 760)
    await listens(scene)
    scene.view.show_page("voice")
    await asyncio.sleep(0.4)
    await scene.save("voice-page-dark")


async def models(scene: Scene) -> None:
    """The models there are."""
    scene.view.show_page("models")
    await asyncio.sleep(0.4)
    await scene.save("models")


async def models_dark(scene: Scene) -> None:
    """One arrives, on a small screen."""
    await scene.setting("window.theme", "dark")
    scene.view.resize(480, 1000)
    scene.stage.embedded_library.hold = True
    scene.view.show_page("models")
    await asyncio.sleep(0.4)
    await scene.view.intents.ask(scene.program.companion.fetch_model("qwen3.5-2b"))
    await asyncio.sleep(0.4)
    await scene.save("models-dark")


async def health(scene: Scene) -> None:
    """How every part is."""
    scene.view.show_page("health")
    await asyncio.sleep(0.2)
    await scene.save("health")


async def keys(scene: Scene) -> None:
    """All shortcuts."""
    scene.view.show_page("shortcuts")
    await scene.save("keys")


async def at_step(scene: Scene, step: Step, width: int, height: int) -> None:
    """Go to a step of the first start."""
    scene.view.resize(width, height)
    page = scene.view.middle.setup
    while page.shown_step is not step:
        before = page.shown_step
        page.foot.forward.click()
        await scene.until(lambda before=before: page.shown_step is not before)  # type: ignore[misc]
    await asyncio.sleep(0.6)


async def setup(scene: Scene) -> None:
    """The first steps: who you are."""
    await at_step(scene, Step.YOU, 900, 720)
    await scene.save("setup-you")


async def setup_model(scene: Scene) -> None:
    """The first steps: the model that suits this computer."""
    await at_step(scene, Step.MODEL, 900, 720)
    page = scene.view.middle.setup
    page.views[Step.MODEL].trial.button.click()  # type: ignore[attr-defined]  # the step of the model
    await asyncio.sleep(0.4)
    await scene.save("setup-model")


async def setup_dark(scene: Scene) -> None:
    """The first steps: the memory, dark."""
    await scene.setting("window.theme", "dark")
    await at_step(scene, Step.MEMORY, 900, 720)
    await scene.save("setup-memory-dark")


async def setup_all_narrow(scene: Scene) -> None:
    """The first steps on a small screen."""
    for step in STEPS:
        await at_step(scene, step.step, 400, 760)
        await scene.save(f"setup-narrow-{step.step}")


SCENES = (
    setup, setup_model, setup_dark, setup_all_narrow,
    light, dark, mathematics, deleted, narrow, narrow_list, long, languages, empty, temporary, streaming,
    search, problem,
    settings, settings_dark, memories, memories_dark, memory, memories_narrow, memories_empty, recalled,
    models, models_dark, health, keys, voice, voice_dark, voice_speaking, voice_narrow, voice_large,
    voice_thinking,
    voice_page, voice_page_below, voice_page_dark,
)  # fmt: skip
PUBLISHED = (
    "setup",
    "setup_model",
    "light",
    "dark",
    "mathematics",
    "deleted",
    "narrow",
    "long",
    "empty",
    "search",
    "settings",
    "memories",
    "voice",
    "voice_page",
)
"""Those that are kept in the repository."""


def main() -> None:
    """Make the pictures that are asked for, or those that are published."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or list(PUBLISHED)
    for scene in SCENES:
        if scene.__name__ in wanted:
            with tempfile.TemporaryDirectory() as folder:
                picture(scene, Path(folder))


def picture(scene: Callable[[Scene], object], home: Path) -> None:
    """Open a window on an empty home, play the scene, close it."""
    os.environ["BESTFRIEND_HOME"] = str(home)
    paths = Paths(home)
    paths.prepare()
    overrides = {"window.theme": "light"} if "dark" not in scene.__name__ and scene is not temporary else {}
    stage = staged(
        home, basic=ScriptedModels([BUILT_IN]), ollama=ScriptedModels([LLAMA, QWEN]), overrides=overrides
    )
    stage.store.memories = HeldMemories()
    if "setup" not in scene.__name__:
        SetupFile(home).change(SetupState.ended)
    program = Program(paths, stage.settings, stage.companion)
    window = open_window(program)

    async def play() -> None:
        shown = Scene(window, stage, program)
        await shown.until(lambda: window.main.is_ready)
        owner = await stage.store.local_owner()
        shown.made = dict(await window.main.intents.ask(examples.seed(stage.store.conversations, owner)))
        window.main.sidebar.conversations.load()
        window.main.resize(1120, 760)
        await shown.until(window.main.sidebar.conversations.conversations.rowCount)
        await scene(shown)  # type: ignore[misc]  # a coroutine function

    try:
        window.loop.run_until_complete(play())
    finally:
        window.main.close()
        window.finish()


if __name__ == "__main__":
    main()
