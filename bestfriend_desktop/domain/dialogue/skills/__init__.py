"""What the built-in companion can do: one small module a skill, and the order in which they are asked.

The first skill that has an answer gives it; the last one answers everything.
"""

from bestfriend_desktop.domain.dialogue.skills.all_known import ALL_KNOWN
from bestfriend_desktop.domain.dialogue.skills.beyond import BEYOND
from bestfriend_desktop.domain.dialogue.skills.by_day import BY_DAY
from bestfriend_desktop.domain.dialogue.skills.certain import CHANCE, JOKE, SPELLING
from bestfriend_desktop.domain.dialogue.skills.clock import CLOCK
from bestfriend_desktop.domain.dialogue.skills.feelings import FEELINGS
from bestfriend_desktop.domain.dialogue.skills.follow_up import FOLLOW_UP, ODD
from bestfriend_desktop.domain.dialogue.skills.forgetting import FORGET_CONFIRMED, FORGETTING
from bestfriend_desktop.domain.dialogue.skills.heavy import HEAVY
from bestfriend_desktop.domain.dialogue.skills.help_pages import HELP_PAGES
from bestfriend_desktop.domain.dialogue.skills.identity import IDENTITY
from bestfriend_desktop.domain.dialogue.skills.limits import LIMITS
from bestfriend_desktop.domain.dialogue.skills.remembered import REMEMBERED
from bestfriend_desktop.domain.dialogue.skills.small_talk import FAREWELL, GREETING, HOW_ARE_YOU, THANKS
from bestfriend_desktop.domain.dialogue.skills.sums import SUMS
from bestfriend_desktop.domain.dialogue.skills.told import STORY, TOLD
from bestfriend_desktop.domain.dialogue.skills.units import UNITS
from bestfriend_desktop.domain.dialogue.turn import Skill

SKILLS: tuple[Skill, ...] = (
    HEAVY,
    FORGET_CONFIRMED,
    ODD,
    GREETING,
    THANKS,
    FAREWELL,
    HOW_ARE_YOU,
    IDENTITY,
    FORGETTING,
    ALL_KNOWN,
    BY_DAY,
    CLOCK,
    UNITS,
    SUMS,
    CHANCE,
    SPELLING,
    JOKE,
    LIMITS,
    HELP_PAGES,
    REMEMBERED,
    FOLLOW_UP,
    FEELINGS,
    TOLD,
    STORY,
    BEYOND,
)
