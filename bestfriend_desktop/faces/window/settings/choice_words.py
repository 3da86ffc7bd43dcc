"""Settings in the words of people: what choices are called, and what an empty field means."""

from PySide6.QtCore import QLocale

from bestfriend_desktop.faces.window.voice.wording import WAKE_WORDS
from bestfriend_desktop.settings.describe import SettingDescription

_CHOICES = {
    "listening.wake_word": WAKE_WORDS,
    "speaking.answers": {"spoken": "To what I say aloud", "always": "To everything", "never": "Never"},
    "window.theme": {"system": "As the system", "light": "Light", "dark": "Dark"},
    "window.send_with": {"enter": "Enter", "ctrl+enter": "Ctrl+Enter"},
}
_EMPTY = {
    "listening.microphone": "Follows the system",
    "listening.language": "By itself",
    "speaking.voice": "By itself",
    "speaking.speaker": "Follows the system",
    "speaking.server": "None",
    "ollama.backup_address": "None",
    "memory.embedder": "The built-in one",
    "model.name": "By itself",
    "you.time_zone": "This computer's",
}
_LANGUAGES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sr sv th "
    "tr uk vi zh"
)


def choices_of(described: SettingDescription) -> list[tuple[str, str]]:
    """(value, words) of each choice."""
    words = _CHOICES.get(described.name, {})
    return [(choice, words.get(choice, choice.capitalize())) for choice in described.info.choices]


def empty_words(described: SettingDescription) -> str:
    """What stands in a field that may be left empty; empty where that needs no words."""
    return _EMPTY.get(described.name, "")


def languages() -> list[tuple[str, str]]:
    """(value, words) of the languages that one is likely to speak, by name; the first finds out by itself."""
    named = [(code, QLocale.languageToString(QLocale(code).language())) for code in _LANGUAGES.split()]
    return [("", "By itself"), *sorted(named, key=lambda language: language[1])]
