"""Every setting of the program, once; `describe` makes forms, command line, JSON schema and docs of this."""

import zoneinfo
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bestfriend_desktop.settings.addresses import has_password, is_server_address, path_of
from bestfriend_desktop.settings.fields import Provider, setting

WAKE_WORDS = {
    "": "None",
    "okay_nabu": "Okay Nabu",
    "hey_jarvis": "Hey Jarvis",
    "hey_mycroft": "Hey Mycroft",
    "alexa": "Alexa",
}


def _time_zone(text: str) -> str:
    try:
        if text:
            zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return "the name of a time zone such as Europe/Paris, or empty for this computer's"
    return ""


def _address(text: str) -> str:
    return "" if not text or _is_url(text, ("http", "https")) else "an address such as http://127.0.0.1:11434"


def _ollama_address(text: str) -> str:
    if not text:
        return ""
    if has_password(text):
        return "an address without a password: keep name:password in the setting ollama.login"
    if (path := path_of(text)).endswith(("/v1", "/api")):
        return f"the address without {path[path.rindex('/') :]}, as http://127.0.0.1:11434"
    return "" if is_server_address(text) else "an address such as http://127.0.0.1:11434"


def _openai_address(text: str) -> str:
    if has_password(text):
        return "an address without a password: keep the key in the setting openai.key"
    return "" if is_server_address(text) else "an address such as http://127.0.0.1:8080"


def _login(text: str) -> str:
    fits = text.isascii() and text.isprintable()
    return "" if fits else "name:password or a token, in letters without accents"


def _mirror(text: str) -> str:
    return "" if not text or _is_url(text, ("http", "https")) else "an address such as https://hf-mirror.com"


def _database(text: str) -> str:
    if not text or _is_url(text, ("postgresql", "postgres")):
        return ""
    return "an address such as postgresql://name:password@host:5432/database, or empty"


def _language(text: str) -> str:
    fits = not text or (len(text) in (2, 3) and text.isascii() and text.isalpha() and text.islower())
    return "" if fits else "two letters such as en or de, or empty"


def _country(text: str) -> str:
    fits = not text or (len(text) == 2 and text.isascii() and text.isalpha() and text.isupper())
    return "" if fits else "two letters such as DE or GB, or empty"


def _is_url(text: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.netloc) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class YouSettings:
    """Who you are."""

    name: str = setting("", label="Your name", help="What your companion calls you.")
    time_zone: str = setting(
        "",
        label="Time zone",
        help="Where you live, and so when your day begins and ends.",
        choices=Provider.TIME_ZONES,
        empty="This computer's",
        check=_time_zone,
    )
    country: str = setting(
        "",
        label="Country",
        help="Whose emergency numbers and helplines are shown, as two letters such as DE or GB.",
        choices=Provider.COUNTRIES,
        empty="As this computer suggests",
        check=_country,
    )
    about: str = setting(
        "",
        label="About you",
        help="A few words about yourself that your companion always has in mind.",
        long=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanionSettings:
    """Who your companion is."""

    persona_file: str = setting(
        "",
        label="Persona",
        help="Who your companion is: one of those that ship with it, or a text file (UTF-8) of your own.",
        choices=Provider.PERSONAS,
        empty="Best Friend",
        files="Text files (*.md *.txt)",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """How your companion thinks."""

    name: str = setting(
        "",
        label="Model",
        help="The model that answers. By itself takes the one that was fetched or added last, else Ollama's "
        "newest chat model, else the built-in companion.",
        choices=Provider.MODELS,
        empty="By itself",
    )
    temperature: float = setting(
        0.7,
        label="Temperature",
        help="How freely it writes: 0 always takes the likeliest word, higher is more surprising.",
        low=0,
        high=2,
        step=0.05,
        slider=True,
    )
    top_p: float = setting(
        0.9,
        label="Top-p",
        help="Draws only from the likeliest words that together have this share of the probability.",
        low=0.01,
        high=1,
        step=0.01,
        slider=True,
    )
    context_tokens: int = setting(
        4096,
        label="Context size",
        help="Room for persona, earlier messages and the reply together. More room takes more memory.",
        unit="tokens",
        low=1024,
        high=131072,
        step=1024,
    )
    reply_tokens: int = setting(
        1024,
        label="Longest reply",
        help="Where a reply is cut off.",
        unit="tokens",
        low=16,
        high=8192,
        step=128,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OllamaSettings:
    """The Ollama server that runs the larger models."""

    enabled: bool = setting(
        True,
        label="Use Ollama",
        help="Off never contacts an Ollama server: only models in Best Friend itself answer.",
    )
    address: str = setting(
        "http://127.0.0.1:11434",
        label="Address",
        help="Where Ollama answers, as http://127.0.0.1:11434 or 192.168.1.5; without /v1 or /api.",
        check=_ollama_address,
    )
    backup_address: str = setting(
        "",
        label="Backup address",
        help="Asked where the first address does not answer. Empty for none.",
        empty="None",
        check=_ollama_address,
    )
    login: str = setting(
        "",
        label="Password",
        help="For a server behind a proxy that asks for one: name:password, or a token. It is sent to the "
        "first address only.",
        secret=True,
        check=_login,
    )
    connect_timeout_s: float = setting(
        3.0,
        label="Connection timeout",
        help="How long to wait for the server to take a connection.",
        unit="seconds",
        low=0.1,
        high=60,
        step=0.5,
    )
    silence_timeout_s: float = setting(
        120.0,
        label="Silence timeout",
        help="How long the server may be silent within a reply. Loading a large model takes a while.",
        unit="seconds",
        low=5,
        high=3600,
        step=10,
    )
    allow_cloud: bool = setting(
        False,
        label="Allow cloud models",
        help="Shows models that Ollama runs on other machines: your words would leave this computer.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAISettings:
    """A server that speaks as OpenAI's does: llama.cpp, LM Studio, vLLM, or a service elsewhere."""

    enabled: bool = setting(
        False,
        label="Use an OpenAI-compatible server",
        help="Lists the models of that server beside the others. Off contacts none.",
    )
    address: str = setting(
        "http://127.0.0.1:8080",
        label="Address",
        help="Where it answers, as http://127.0.0.1:8080 or https://host/v1; without a path, /v1 is meant.",
        check=_openai_address,
    )
    key: str = setting(
        "",
        label="Key",
        help="Sent to that server with each request. Empty where it wants none.",
        secret=True,
        check=_login,
    )
    allow_outside: bool = setting(
        False,
        label="Allow a server elsewhere",
        help="A server that is not in your own network is asked only with this: your words would leave this "
        "computer.",
    )
    connect_timeout_s: float = setting(
        5.0,
        label="Connection timeout",
        help="How long to wait for the server to take a connection.",
        unit="seconds",
        low=0.1,
        high=60,
        step=0.5,
    )
    silence_timeout_s: float = setting(
        120.0,
        label="Silence timeout",
        help="How long the server may be silent within a reply. Loading a large model takes a while.",
        unit="seconds",
        low=5,
        high=3600,
        step=10,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSettings:
    """Where models and voices are fetched from, when you ask for one."""

    address: str = setting(
        "",
        label="Address to fetch from",
        help="A mirror of Hugging Face, such as https://hf-mirror.com. Empty takes huggingface.co, or what "
        "the environment variable HF_ENDPOINT says.",
        check=_mirror,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MemorySettings:
    """What your companion remembers."""

    enabled: bool = setting(
        True, label="Remember", help="Off remembers nothing that is said from then on, and recalls nothing."
    )
    conversations: bool = setting(
        True,
        label="Remember conversations",
        help="What is said, word for word. Facts and preferences are drawn from these.",
    )
    facts: bool = setting(
        True, label="Remember facts", help="Names, dates, places, people and plans that you tell of."
    )
    preferences: bool = setting(True, label="Remember preferences", help="What you like and what you do not.")
    summaries: bool = setting(
        True,
        label="Remember summaries",
        help="What a conversation was about, summed up when it has rested for a while. "
        "The built-in companion writes none.",
    )
    embedder: str = setting(
        "",
        label="Embedding model",
        help="What finds memories by their meaning: the built-in one, or a model of Ollama such as "
        "nomic-embed-text. After a change all memories are made ready for it behind the conversation; until "
        "then the old one goes on.",
        choices=Provider.EMBEDDING_MODELS,
        empty="The built-in one",
    )
    recall_tokens: int = setting(
        600,
        label="Room for memories",
        help="How much of the prompt memories may take in each turn.",
        unit="tokens",
        low=0,
        high=8192,
        step=100,
    )
    retention_days: int = setting(
        0,
        label="Forget after",
        help="Forgets what was said so long ago, unless it is pinned, has come to mind since, or is a fact "
        "that still holds. 0 keeps everything.",
        unit="days",
        low=0,
        high=36500,
        step=30,
        empty="Keeps everything",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListeningSettings:
    """How your companion hears you."""

    microphone: str = setting(
        "",
        label="Microphone",
        help="Where it hears you.",
        choices=Provider.MICROPHONES,
        empty="Follows the system",
    )
    hands_free: bool = setting(
        False,
        label="Hands-free",
        help="Talk without pressing a key: it hears when you begin and when you have finished.",
    )
    wake_word: str = setting(
        "",
        label="Wake word",
        help="Hands-free waits until it hears this. Empty listens at once.",
        choices=WAKE_WORDS,
    )
    language: str = setting(
        "",
        label="Language you speak",
        help="It finds out by itself, and is surer when it knows.",
        choices=Provider.LANGUAGES,
        empty="By itself",
        check=_language,
    )
    model: str = setting(
        "base",
        label="Listening model",
        help="The Whisper model that hears you. Larger ones hear better and take longer.",
        choices=Provider.LISTENING_MODELS,
    )
    end_silence_ms: int = setting(
        200,
        label="Silence that may end your turn",
        help="After so much silence it asks itself whether you have finished.",
        unit="ms",
        low=100,
        high=3000,
        step=50,
    )
    longest_pause_ms: int = setting(
        1200,
        label="Longest pause",
        help="After so much silence your turn is over, even where it sounds unfinished.",
        unit="ms",
        low=200,
        high=10000,
        step=100,
    )
    echo_cancellation: bool = setting(
        True,
        label="Take its own voice out",
        help="So that it does not hear itself. Switch it off with headphones if your voice sounds cut.",
    )
    live_caption: bool = setting(
        True, label="Live caption", help="Shows your words while you speak. Takes some processor time."
    )
    keep_recordings: bool = setting(
        False,
        label="Keep recordings",
        help="Stores what you say as sound files in the data folder. Off keeps the words only.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingSettings:
    """How your companion speaks."""

    answers: str = setting(
        "spoken",
        label="Speak answers",
        help="To what you say aloud only, to everything, or never.",
        choices={"spoken": "To what I say aloud", "always": "To everything", "never": "Never"},
    )
    voice: str = setting(
        "",
        label="Voice",
        help="What it sounds like.",
        choices=Provider.VOICES,
        empty="By itself",
    )
    speed: float = setting(
        1.0,
        label="Speed",
        help="1 is the voice's own; 2 is twice as fast.",
        low=0.5,
        high=2,
        step=0.05,
        slider=True,
    )
    pitch: float = setting(
        1.0,
        label="Pitch",
        help="1 is the voice's own; 2 is an octave up.",
        low=0.5,
        high=2,
        step=0.05,
        slider=True,
    )
    volume_percent: int = setting(
        100, label="Volume", help="How loud it speaks.", unit="%", low=0, high=100, slider=True
    )
    speaker: str = setting(
        "",
        label="Loudspeaker",
        help="Where you hear it.",
        choices=Provider.SPEAKERS,
        empty="Follows the system",
    )
    barge_in: bool = setting(
        True,
        label="May be interrupted",
        help="Hands-free, it stops speaking when you begin to speak.",
    )
    server: str = setting(
        "",
        label="Voice server",
        help="An OpenTTS or Piper server, as http://host:5500, that speaks in place of the built-in voice. "
        "What is spoken is sent there. Empty for none.",
        empty="None",
        check=_address,
    )
    by_language: bool = setting(
        True,
        label="A voice for each language",
        help="What is in another language than its voice is spoken by a voice of that language, and not at "
        "all where there is none. Off, one voice reads everything.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseSettings:
    """Where conversations are kept."""

    url: str = setting(
        "",
        label="Database address",
        help="A Postgres database of your own, as postgresql://name:password@host:5432/database. "
        "Empty takes the built-in one.",
        secret=True,
        restart=True,
        check=_database,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """How the window looks and behaves."""

    theme: str = setting(
        "system",
        label="Theme",
        help="Light, dark, or as the system is.",
        choices={"system": "As the system", "light": "Light", "dark": "Dark"},
    )
    text_size_percent: int = setting(
        100,
        label="Text size",
        help="The size of all text in the window.",
        unit="%",
        low=75,
        high=200,
        step=5,
        slider=True,
    )
    send_with: str = setting(
        "enter",
        label="Send with",
        help="The key that sends a message; the other one starts a new line.",
        choices={"enter": "Enter", "ctrl+enter": "Ctrl+Enter"},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LogsSettings:
    """What is written down for finding faults."""

    level: str = setting(
        "info",
        label="Detail",
        help="The least important kind of event that is written into the log.",
        choices=("debug", "info", "warning", "error"),
    )
    message_texts: bool = setting(
        False,
        label="Write what is said into the logs",
        help="Puts the texts of messages and replies into the log files. Best left off.",
    )
    keep_files: int = setting(
        5, label="Log files kept", help="Each holds up to 5 MB; older ones are removed.", low=1, high=50
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, by section."""

    you: YouSettings = field(default_factory=YouSettings)
    companion: CompanionSettings = field(default_factory=CompanionSettings)
    model: ModelSettings = field(default_factory=ModelSettings)
    ollama: OllamaSettings = field(default_factory=OllamaSettings)
    openai: OpenAISettings = field(default_factory=OpenAISettings)
    hub: HubSettings = field(default_factory=HubSettings)
    memory: MemorySettings = field(default_factory=MemorySettings)
    listening: ListeningSettings = field(default_factory=ListeningSettings)
    speaking: SpeakingSettings = field(default_factory=SpeakingSettings)
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    window: WindowSettings = field(default_factory=WindowSettings)
    logs: LogsSettings = field(default_factory=LogsSettings)
