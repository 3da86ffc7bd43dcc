"""The form in which messages and the words of the lexicons are compared.

Lower case, without accents, apostrophes and doubled letters: so that "I WANNA DIEEE", words without
punctuation as a speech recognizer writes them, and a word with a letter too many are all read the same.
Sentences are words between single blanks, with a blank at both ends.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST_READ_CHARACTERS = 8_000
"""Of a longer text the beginning and the end are read: the check shall not take more than 20 ms."""

WINDOW_WORDS = 90
"""A sentence that is longer (speech without full stops) is read in windows of so many words."""

WINDOW_OVERLAP_WORDS = 15

MOST_SENTENCES = 240
"""Of more, the first and the last are read."""

_ENGLISH_ENDING = re.compile(r"(?<=\w)'(m|s|t|ve|d|ll|re)\b")
_WRITTEN_OUT = {"m": " am", "ve": " have", "d": " would", "ll": " will", "re": " are"}
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′＇", "'"))
_QUOTES = re.compile(r"[\"“”„«»‹›]")
_SENTENCE_END = re.compile(r"[.!?;…\n\r¿¡。！？]+")
_NOT_A_WORD = re.compile(r"[^\w~]+")
_REPEATED = re.compile(r"(\w)\1+")
_SPACED_LETTERS = re.compile(r"\b(?:\w[ .\-*]){3,}\w\b")
_EMOJI_WORDS = {"😂": " lol ", "🤣": " lol ", "💀": " lol ", "😆": " lol ", "😹": " lol "}

_SPLIT_WORDS = {
    "jai": "j ai",
    "jen": "j en",
    "jsuis": "je suis",
    "chui": "je suis",
    "chuis": "je suis",
    "jveux": "je veux",
    "jveu": "je veux",
    "jvais": "je vais",
    "jpeux": "je peux",
    "jme": "je me",
    "jarive": "j arive",
    "javais": "j avais",
    "jaimerais": "j aimerais",
    "cest": "c est",
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "ima": "i am gona",
    "imma": "i am gona",
    "iam": "i am",
    "youre": "you are",
    "theyd": "they would",
    "theyl": "they wil",
    "shes": "she is",
    "hes": "he is",
    "its": "it is",
    "itl": "it wil",
    "wana": "want to",
    "gona": "going to",
    "gotta": "got to",
    "gota": "got to",
    "tryna": "trying to",
    "u": "you",
    "ur": "your",
    "n't": "not",
    "2": "to",
    "4ever": "forever",
    "2nite": "tonight",
    "tonite": "tonight",
    "2moro": "tomorow",
    "tmrw": "tomorow",
    "tmr": "tomorow",
    "q": "que",
    "xq": "porque",
    "porq": "porque",
    "pq": "porque",
    "toy": "estoy",
    "nich": "nicht",
    "nix": "nichts",
    "nimmer": "nicht mehr",
    "nimer": "nicht mehr",
}
"""What is written as one word and read as several, or as another; in normal form."""

_MISSPELT = (
    "suicide suicidal suicidaire suicider suizid suizidal selbstmord umbringen umzubringen myself herself "
    "himself overdose tonight anymore goodbye tabletten überdosis sterben abschiedsbrief pastillas suicidio "
    "suicidarme matarme morirme cachets comprimés somnifères worthless hopeless desaparecer disparaître disappear "
    "aufwachen wunschte despertar réveiller scarifier"
).split()
"""Words that are read also with one letter wrong, missing or added; none is near another real word."""


def words_of(text: str) -> list[str]:
    """The words of a text in normal form, without its sentences."""
    return [word for sentence in sentences(text) for word in sentence.split()]


def normal_word(word: str) -> str:
    """One word of a lexicon in normal form."""
    return _REPEATED.sub(r"\1", _plain(word))


def spellings(word: str) -> tuple[str, ...]:
    """The normal forms of a word of a lexicon: `für` is also written `fuer`."""
    if word.isascii():
        return (normal_word(word),)
    spelt_out = word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return tuple(dict.fromkeys((normal_word(word), normal_word(spelt_out))))


def sentences(text: str) -> list[str]:
    """The sentences of a text in normal form, the long ones in windows: `[" i am so tired ", ...]`."""
    text = _shortened(text).translate(_APOSTROPHES)
    for emoji, word in _EMOJI_WORDS.items():
        if emoji in text:
            text = text.replace(emoji, word)
    if "*" in text or "-" in text or "." in text:
        text = _SPACED_LETTERS.sub(lambda found: re.sub(r"[ .\-*]", "", found.group()), text)
    text = _ENGLISH_ENDING.sub(_written_out, _plain(text))
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        found += _windows(_words(part))
    if len(found) > MOST_SENTENCES:
        half = MOST_SENTENCES // 2
        found = found[:half] + found[-half:]
    return found


def quoted_parts(text: str) -> tuple[str, ...]:
    """What stands in quotation marks, each as one sentence in normal form; none where the whole text does."""
    pieces = _QUOTES.split(_shortened(text))
    inner = pieces[1::2] if len(pieces) > 2 else []
    if not "".join(pieces[0::2]).strip(" .!?,;:"):
        return ()
    joined = (
        " ".join(_words(_ENGLISH_ENDING.sub(_written_out, _plain(p.translate(_APOSTROPHES))))) for p in inner
    )
    return tuple(f" {words} " for words in joined if words)


def _written_out(ending: re.Match[str]) -> str:
    return _WRITTEN_OUT.get(ending.group(1), ending.group(1))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_READ_CHARACTERS:
        return text
    half = LONGEST_READ_CHARACTERS // 2
    return text[:half] + "\n" + text[-half:]


def _plain(text: str) -> str:
    """Lower case, without accents; ß as ss."""
    if text.isascii():
        return text.lower()
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _words(part: str) -> list[str]:
    words: list[str] = []
    for word in _NOT_A_WORD.sub(" ", part).replace("_", " ").split():
        words += _read_word(word)
    return words


@lru_cache(maxsize=8192)
def _read_word(word: str) -> tuple[str, ...]:
    if len(word) > 40:
        return (word[:40],)
    word = _REPEATED.sub(r"\1", word)
    word = _SPLIT_WORDS.get(word, word)
    if " " in word:
        return tuple(word.split())
    if len(word) >= 5 and word not in _KNOWN:
        for shorter in _without_one(word):
            if (meant := _NEAR.get(shorter)) is not None and meant[0] == word[0]:
                return (meant,) if abs(len(meant) - len(word)) <= 1 else (word,)
    return (word,)


def _windows(words: list[str]) -> Iterable[str]:
    if not words:
        return
    step = WINDOW_WORDS - WINDOW_OVERLAP_WORDS
    for start in range(0, max(1, len(words) - WINDOW_OVERLAP_WORDS), step):
        yield f" {' '.join(words[start : start + WINDOW_WORDS])} "


def _without_one(word: str) -> Iterable[str]:
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


_SPELT_RIGHT = (
    "suicidé suicida suicidar suicides suicidado itself starben stürben sterbend matarte matarse matarle "
    "morirse morirte cachet comprimé disparaitra disappears disappeared overdosed despertaré desperté pastilla réveillé "
    "réveille réveillez aufwache aufwacht gewünscht"
).split()
_KNOWN = frozenset(normal_word(word) for word in (*_MISSPELT, *_SPELT_RIGHT))
_NEAR = {shorter: normal_word(word) for word in _MISSPELT for shorter in _without_one(normal_word(word))}
