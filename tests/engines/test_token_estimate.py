"""The estimate against a real tokenizer: that of SmolLM2, coarser than those of larger models."""

import inspect
import json

import pytest

from bestfriend_desktop.adapters.models.embedded import EmbeddedModels
from bestfriend_desktop.adapters.models.token_estimate import estimated_tokens
from bestfriend_desktop.services import talking

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEXTS = {
    "English": "The evening was mild, and they had walked along the river for an hour before anyone spoke. "
    "'I never told you why I left,' she said; he waited. Remembering takes time, doesn't it? Yesterday I "
    "finally called my sister, who's moving to Edinburgh in September with her three kids and a large dog.",
    "English, typed in haste": "hey! how r u doing today?? i'm tired tbh lol, couldn't sleep... well",
    "German": "Gestern habe ich endlich meine Schwester angerufen, die im September mit ihren drei Kindern "
    "nach Köln zieht. Die Geschwindigkeitsbegrenzung wurde überraschenderweise aufgehoben, wir müssen das "
    "Wohnzimmer größtenteils neu einräumen. Schöne Grüße aus München!",
    "French": "Hier j'ai enfin appelé ma sœur, qui déménage à Genève en septembre avec ses trois enfants. Ça "
    "m'a fait plaisir d'entendre sa voix après si longtemps, même si l'été s'achève.",
    "Chinese": "昨天我终于给妹妹打了电话，她九月份要带着三个孩子搬到成都。好久没听到她的声音了，真让人高兴。",
    "Japanese": "昨日やっと妹に電話しました。彼女は九月に三人の子供と一緒に大阪へ引っ越します。"
    "久しぶりに声が聞けて嬉しかった。",
    "Russian": "Вчера я наконец позвонил сестре, которая в сентябре переезжает с тремя детьми в Казань.",
    "Arabic": "أمس اتصلت أخيرًا بأختي التي ستنتقل في سبتمبر إلى القاهرة مع أطفالها الثلاثة.",
    "emoji": "😀🎉👩‍👩‍👧‍👦❤️🔥🥺✨🙏🏽🇩🇪😂🤷‍♀️",
    "code": inspect.getsource(talking)[:6000],
    "JSON": json.dumps([{"id": "0198c7f2-1c2a-7bcd", "n": n * 7919, "ok": True} for n in range(30)]),
    "numbers": "3.14159265358979323846264338327950288419716939937510 " * 4,
    "capitals": "WHY ARE YOU SHOUTING AT ME? I TOLD YOU TO STOP RIGHT NOW, PLEASE LISTEN CAREFULLY TO ME",
}


@pytest.mark.parametrize("kind", TEXTS)
async def test_the_estimate_is_on_the_high_side(kind: str, embedded: EmbeddedModels) -> None:
    count = await embedded.counter((await embedded.models())[0])
    true, estimated = count(TEXTS[kind]), estimated_tokens(TEXTS[kind])
    assert true <= estimated, f"{kind}: {estimated} estimated, {true} true"
    assert estimated <= 1.8 * true, f"{kind}: {estimated} estimated, {true} true: history would be wasted"


async def test_nothing_costs_nothing() -> None:
    assert estimated_tokens("") == 0
