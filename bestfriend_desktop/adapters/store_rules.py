"""What every store of conversations refuses, in the same words."""

from bestfriend_desktop.domain.errors import Refused


def conversation_unknown() -> Refused:
    """It does not exist, is deleted or belongs to somebody else: the three look alike."""
    return Refused(
        "conversation_unknown",
        "There is no such conversation.",
        "It may have been deleted; choose another one or begin a new one.",
    )


def message_unknown() -> Refused:
    """It does not exist, is deleted or belongs to somebody else: the three look alike."""
    return Refused("message_unknown", "There is no such message.", "It may have been deleted.")


def memory_unknown() -> Refused:
    """It does not exist or belongs to somebody else: the two look alike."""
    return Refused("memory_unknown", "There is no such memory.", "It may have been erased.")


def check_storable(*texts: str | None) -> None:
    """See that each text can be kept as it is.

    Raises:
        Refused: `message_not_text`: a zero character, or half of a surrogate pair.
    """
    for text in texts:
        if text is None:
            continue
        sound = "\0" not in text
        if sound and not text.isascii():
            try:
                text.encode("utf-8")
            except UnicodeEncodeError:
                sound = False
        if not sound:
            raise Refused(
                "message_not_text",
                "The text holds characters that cannot be kept.",
                "Remove them, or paste the text without its formatting.",
            )
