"""The conversations that are shown in the pictures: made up, and dated back from now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bestfriend_desktop.domain.conversation import (
    Conversation,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.ports import ConversationStore

MODEL = "llama3.2:3b"

TITLES = (
    # (title, days ago, pinned)
    ("Bread that finally rises", 0.4, True),
    ("Moving to Lyon in May", 3.2, True),
    ("A script that sorts my photos", 0.02, False),
    ("What to cook with fennel", 0.2, False),
    ("Letter to the landlord", 1.1, False),
    ("Why the sky is dark at night", 1.3, False),
    ("Names for a small boat", 4.0, False),
    ("Practising the subjunctive", 5.1, False),
    ("Running again after a cold", 12.0, False),
    ("A toast for Amina's wedding", 19.0, False),
    ("Growing tomatoes on a balcony", 40.0, False),
)

PHOTOS = (
    "My holiday photos are all in one folder, 3,000 of them. Can you write me a script that sorts them by month?",
    """Gladly. Cameras write the date into each picture, but phones and messengers often drop it, so this falls \
back to the file's own date and **copies rather than moves**: nothing can be lost.

```python
from datetime import datetime
from pathlib import Path
import shutil

from PIL import Image

def taken(photo: Path) -> datetime:
    \"\"\"When a picture was taken; the file's date where the camera has not said.\"\"\"
    exif = Image.open(photo).getexif()
    if stamp := exif.get(306):  # DateTime
        return datetime.strptime(stamp, "%Y:%m:%d %H:%M:%S")
    return datetime.fromtimestamp(photo.stat().st_mtime)

for photo in Path("holiday").glob("*.jpg"):
    folder = Path("sorted") / f"{taken(photo):%Y-%m}"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy2(photo, folder / photo.name)
```

Run it from the folder that holds `holiday`. Three things to know:

1. It needs Pillow: `pip install pillow`.
2. Two photos of the same name in one month would overwrite each other. Tell me if yours come from several cameras.
3. The [list of EXIF tags](https://exiv2.org/tags.html) says what else you could sort by.""",
    "They come from two phones, so yes. And could it also say how many went where?",
    """Then each name gets the phone's model in front. Here is what your months would look like afterwards:

| Month | Photos | From the Pixel | From the iPhone |
|:------|-------:|---------------:|----------------:|
| June 2026 | 412 | 300 | 112 |
| July 2026 | 1,268 | 844 | 424 |
| August 2026 | 1,305 | 797 | 508 |

> A small warning: if you have ever edited a photo, its copy keeps the *edited* date.

Shall I add a dry run first, so that you can look before anything is copied?""",
)

BREAD = (
    "My sourdough came out like a brick again. 😔 I did everything like last time.",
    "I'm sorry, that is disheartening after a whole day of waiting. May I ask two things? How warm was your "
    "kitchen, and did the starter float when you dropped a spoonful into water?",
    "About 18 degrees. I didn't try the floating thing.",
    "That is very likely it. At 18 °C a starter takes about **twice as long** as at 24 °C, so what looked like "
    "the same dough was only half way there.\n\nNext time:\n\n- Feed the starter the evening before and wait "
    "until it has *doubled*, however long that takes.\n- Let the dough rise in the oven with only the light on. "
    "It gives a steady 25 degrees.\n- Trust the poke, not the clock: press a finger in, and if the dent comes "
    "back slowly, it is ready.\n\nAnd a brick makes very good breadcrumbs. 🍞",
    "The oven light! I would never have thought of that. Thank you.",
    "You're welcome. Tell me how it turns out, I'd love to hear about a loaf with big holes in it.",
)

LANGUAGES = (
    "How do you say “good morning, my friend” in Japanese, Arabic and Hebrew?",
    "- Japanese: おはよう、友よ。 In everyday speech simply おはよう。\n- Arabic: صباح الخير يا صديقي\n- Hebrew: "
    "בוקר טוב, חבר שלי\n- Korean, as a bonus: 좋은 아침이야, 친구야 🌅\n\nصباح الخير تُقال حتى الظهر تقريبًا، والردّ "
    "المعتاد عليها هو «صباح النور».",
)

REPLY = (
    "A good toast is short, true and about *them*. One way to build it:\n\n1. **One small scene** only you saw.\n"
    "2. **What it says** about Amina.\n3. **What changed** when Idris came along.\n4. Raise the glass.\n\n"
    "Tell me a moment with her that you still laugh about, and we"
)


async def seed(store: ConversationStore, owner: OwnerId) -> dict[str, Conversation]:
    """Store all examples; returns the conversations by title."""
    texts: dict[str, Sequence[str]] = {
        TITLES[0][0]: BREAD, TITLES[2][0]: PHOTOS, TITLES[7][0]: LANGUAGES,
    }  # fmt: skip
    made = {}
    for title, days, pinned in TITLES:
        then = utc_now() - timedelta(days=days)
        conversation = replace(
            Conversation.fresh(),
            created_at=then,
            updated_at=then,
            title=title,
            title_is_own=True,
            pinned=pinned,
        )
        said = texts.get(
            title, (f"Let us talk about this: {title.lower()}.", "With pleasure. Where shall we begin?")
        )
        await store.create(owner, conversation)
        await write(store, owner, conversation, said, days)
        made[title] = conversation
    return made


async def write(
    store: ConversationStore, owner: OwnerId, conversation: Conversation, texts: Sequence[str], days: float
) -> list[Message]:
    """Let person and companion take turns, the last one so many days ago."""
    parent: Message | None = None
    stored = []
    for number, text in enumerate(texts):
        role = Role.COMPANION if number % 2 else Role.PERSON
        parent = await store.append(
            owner,
            Message(
                id=MessageId(new_id()),
                conversation_id=conversation.id,
                parent_id=parent.id if parent else None,
                depth=number + 1,
                role=role,
                text=text,
                created_at=utc_now() - timedelta(days=days, minutes=2 * (len(texts) - number)),
                status=MessageStatus.COMPLETE,
                model=MODEL if role is Role.COMPANION else None,
            ),
        )
        stored.append(parent)
    return stored
