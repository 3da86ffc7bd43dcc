"""Every skill of the built-in companion, by the examples that stand beside it."""

import re

import pytest

from bestfriend_desktop.domain.dialogue.skills import SKILLS
from bestfriend_desktop.domain.dialogue.turn import Example, Skill
from tests.unit.dialogue.talk import talked

EXAMPLES = [(skill, example) for skill in SKILLS for example in skill.examples]


@pytest.mark.parametrize(
    ("skill", "example"), EXAMPLES, ids=[f"{skill.name}: {example.said}" for skill, example in EXAMPLES]
)
def test_what_is_said_is_answered_as_its_example_says(skill: Skill, example: Example) -> None:
    *_, answer = talked([*example.before, example.said])
    assert re.search(example.holds, answer, re.IGNORECASE), answer
    assert not (example.lacks and re.search(example.lacks, answer, re.IGNORECASE)), answer


def test_every_skill_has_a_name_of_its_own_and_examples() -> None:
    assert len({skill.name for skill in SKILLS}) == len(SKILLS)
    assert all(skill.examples for skill in SKILLS)
