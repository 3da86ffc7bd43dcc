"""What the built-in companion can do: one small module a skill, and the order in which they are asked.

The first skill that has an answer gives it; the last one answers everything.
"""

from bestfriend_desktop.domain.dialogue.skills.beyond import BEYOND
from bestfriend_desktop.domain.dialogue.skills.remembered import REMEMBERED
from bestfriend_desktop.domain.dialogue.skills.small_talk import FAREWELL, GREETING, HOW_ARE_YOU, THANKS
from bestfriend_desktop.domain.dialogue.skills.told import STORY, TOLD
from bestfriend_desktop.domain.dialogue.turn import Skill

SKILLS: tuple[Skill, ...] = (
    GREETING,
    THANKS,
    FAREWELL,
    HOW_ARE_YOU,
    REMEMBERED,
    TOLD,
    STORY,
    BEYOND,
)
