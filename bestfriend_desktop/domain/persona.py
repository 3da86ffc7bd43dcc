"""Who the companion is: a description, and examples of how it talks."""

from dataclasses import dataclass

from bestfriend_desktop.domain.errors import Misconfigured

COMPANION_NAME = "Best Friend"
"""What the companion of the shipped personas is called."""

EXAMPLES_MARK = "---"
"""The line between the description and the examples of a persona file."""


@dataclass(frozen=True, slots=True)
class Persona:
    """The head of every prompt."""

    text: str
    examples: tuple[tuple[str, str], ...] = ()
    """What a person says and what the companion answers; small models learn more from these."""


def parse_persona(text: str) -> Persona:
    """Read a persona file: the description, then perhaps a line `---` and an example dialogue.

    The dialogue's paragraphs (blank lines between them) are by turns the person's and the companion's.

    Raises:
        Misconfigured: `persona_examples_odd`: the last thing the person says has no answer.
    """
    description, _, dialogue = ("\n" + text.strip()).partition(f"\n{EXAMPLES_MARK}\n")
    said = [paragraph.strip() for paragraph in dialogue.split("\n\n") if paragraph.strip()]
    if len(said) % 2:
        raise Misconfigured(
            "persona_examples_odd",
            "The example dialogue of the persona ends without an answer.",
            "Below the line --- write paragraphs by turns: the person, the companion, and so on.",
        )
    return Persona(description.strip(), tuple(zip(said[::2], said[1::2], strict=True)))
