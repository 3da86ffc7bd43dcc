"""Thoughts, tool calls and template tokens of all families, however they are cut; and what only looks so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.adapters.models.reply_splitter import Part, ReplySplitter
from bestfriend_desktop.domain.reply_parts import TakenBack, Text, Thinking

SIZES = [1, 2, 3, 5, 7, 11, 1000]


def parts_of(text: str, size: int, *, was_cut: bool = False) -> list[Part]:
    splitter = ReplySplitter()
    parts = [part for at in range(0, len(text), size) for part in splitter.feed(text[at : at + size])]
    return parts + splitter.end(was_cut=was_cut)


def words(parts: list[Part]) -> str:
    said = ""
    for part in parts:
        said = "" if isinstance(part, TakenBack) else said + (part.text if isinstance(part, Text) else "")
    return said.strip()


def thoughts(parts: list[Part]) -> str:
    return "".join(part.text for part in parts if isinstance(part, Thinking)).strip()


def said(text: str, size: int = 1) -> str:
    return words(parts_of(text, size))


THINKING = {
    "qwen": "\n<think>\nThe person greets me. <b>Hm.</b>\n</think>\n\n{}",
    "qwen, empty": "<think>\n\n</think>\n\n{}",
    "mistral": "[THINK]They greet me.[/THINK]{}",
    "seed": "<seed:think>They greet me.</seed:think>{}",
    "kimi": "◁think▷They greet me.◁/think▷{}",
    "minimax": "<mm:think>They greet me.</mm:think>\n{}",
    "longcat": "<longcat_think>They greet me.</longcat_think>\n{}",
    "capitals": "<Thinking>They greet me.</Thinking>\n{}",
    "reasoning": "<reasoning>\nThey greet me.\n</reasoning>\n<answer>\n{}\n</answer>",
    "thought": "<thought>They greet me.</thought>{}",
    "openthinker": "<|begin_of_thought|>Hm.<|end_of_thought|>\n<|begin_of_solution|>{}<|end_of_solution|>",
    "command": "<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>{}<|END_RESPONSE|>",
    "apertus": "<|inner_prefix|>Hm.<|inner_suffix|>{}",
    "medgemma": "<unused94>thought\nHm.<unused95>{}",
    "gemma 4": "<|channel>thought\nHm.<channel|>{}<turn|>",
    "gpt-oss": "<|channel|>analysis<|message|>They greet me.<|end|><|start|>assistant<|channel|>final"
    "<|message|>{}<|return|>",
    "gpt-oss, three channels": "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>"
    "commentary<|message|>I plan.<|end|><|start|>assistant<|channel|>final<|message|>{}",
    "gpt-oss with a tool": "<|channel|>commentary to=functions.get <|constrain|>json<|message|>{{}}<|call|>"
    "<|start|>assistant<|channel|>final<|message|>{}",
    "opened by the template": "Okay, the user wants a greeting. I should be brief.\n</think>\n\n{}",
    "opened by the template, in German": "Okay, der Nutzer grüßt mich.\n</think>\n\n{}",
    "opened by the template, no usual beginning": "Short answer is best here.\n</think>\n\n{}",
    "opened by the template, on one line": "A greeting. I greet back.</think>{}",
    "in the middle": "<think>One.</think>\n<think>Two.</think>\n{}",
    "about the tag": "<think>They ask for `</think>` I guess.</think>{}",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("family", THINKING)
def test_thoughts_are_no_words_of_the_reply(family: str, size: int) -> None:
    parts = parts_of(THINKING[family].format("Hello there!"), size)
    assert words(parts) == "Hello there!"
    assert "Hello" not in thoughts(parts)


TEMPLATES = [
    "{}<|im_end|>",
    "{}<|im_end|>\n<|im_start|>user\nWhat else?",
    "<|im_start|>assistant\n{}<|im_end|>",
    "{}<|im_end|>user\nWhat else?",
    "{}<|eot_id|>",
    "<|start_header_id|>assistant<|end_header_id|>\n\n{}<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nHi",
    "{}<end_of_turn>\n<start_of_turn>user\nHi",
    "{}</s>",
    "<s>{}</s>"[3:],
    "{}<|endoftext|>",
    "{}<|end|>\n<|user|>\nHi",
    "{}<|user|>\nHi",
    "<|assistant|>\n{}<|end|>",
    "{}<｜end▁of▁sentence｜>",
    "{}[|endofturn|]\n[|user|]Hi",
    "{}<|END_OF_TURN_TOKEN|>",
    "{}</s>[INST] Hi [/INST]",
    "{}<eos>",
    "{}<|im_end>",
    "{}<pad><pad>",
    '<tool_call>\n{{"name": "get_weather"}}\n</tool_call>\n{}',
    '{}\n<tool_call>\n{{"name": "get_weather", "arguments": {{"city": "Rome"}}}}\n</tool_call>',
    '{} <tool_call>{{"name": "get_weather"}}',
    '{}[TOOL_CALLS] [{{"name": "get_weather"}}]',
    '{}<|python_tag|>{{"name": "get_weather"}}',
    "{}\n<function=get_weather>Rome</function>",
    "{}<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
    "{}<|tool_calls_section_begin|><|tool_call_begin|>f:0{{}}<|tool_call_end|><|tool_calls_section_end|>",
    '{}\n<minimax:tool_call><invoke name="get">x</invoke></minimax:tool_call>',
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_marks_of_the_template_never_reach_the_person(template: str, size: int) -> None:
    assert said(template.format("Hello there!"), size) == "Hello there!"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "text",
    [
        "Write <think>x</think> in HTML.",
        "Qwen ends its thoughts with `</think>` and its turn with `<|im_end|>`.",
        "Like this:\n\n```text\n<think>\nHm.\n</think>\nHello<|im_end|>\n```\n\nThat is all.",
        "~~~\n<|channel|>analysis<|message|>\n~~~\nis Harmony.",
        "Close it with </think>.",
        "Close it with </think> and go on.",
        "You close it with </think>",
        "A call is written ``<tool_call>{}</tool_call>``, mostly.",
        "The word <tool_call> has an underscore.",
        "<thing> is a thing, and a < b, and a[0] < a[1], [link](http://example.org) <b>bold</b>",
        "f <| g |> h and x <|> y",
        "Okay, I am on it. The user interface is fine.",
        "The users of Qwen like it.",
        "Okay, the user is you: what a question!",
        "<th",
        "[",
        "Write to anna@example.org or <https://example.org/a?b=c>",
        "Der Nutzer bist du.",
        "1 < 2 and 3 > 2",
    ],
)
def test_a_reply_about_marks_and_one_that_only_looks_so_stay_whole(text: str, size: int) -> None:
    parts = parts_of(text, size)
    assert words(parts) == text
    assert not thoughts(parts)


def test_an_ordinary_reply_passes_piece_by_piece() -> None:
    splitter = ReplySplitter()
    assert [splitter.feed(piece) for piece in ("Hel", "lo", " there")] == [
        [Text("Hel")],
        [Text("lo")],
        [Text(" there")],
    ]


def test_thoughts_arrive_while_they_are_thought() -> None:
    splitter = ReplySplitter()
    assert splitter.feed("<think>I wonder") == [Thinking("I wonder")]
    assert splitter.feed(" why") == [Thinking(" why")]


@pytest.mark.parametrize(
    "text", ["<think>I wonder", "[THINK]I wonder", "<|channel|>analysis<|message|>I wonder"]
)
def test_a_thought_that_never_ends_is_no_reply(text: str) -> None:
    assert said(text) == ""


def test_a_reply_that_begins_like_thoughts_is_not_spoken_before_it_is_certain() -> None:
    splitter = ReplySplitter()
    assert [part for part in splitter.feed("Okay, the user greets me.") if isinstance(part, Text)] == []
    assert splitter.feed("\n</think>\n\nHel") == [Thinking("Okay, the user greets me.\n"), Text("Hel")]


def test_words_that_turn_out_to_be_thoughts_are_taken_back() -> None:
    parts = parts_of("Be brief.\n</think>\n\nHello", 1000)
    assert parts == [Text("Be brief.\n"), TakenBack(), Text("Hello")]


def test_a_model_known_to_think_so_says_nothing_before_its_thoughts_are_closed() -> None:
    splitter = ReplySplitter(expects_thoughts=True)
    assert words(splitter.feed("Be brief.")) == ""
    assert words([*splitter.feed("</think>Hello"), *splitter.end()]) == "Hello"


def test_what_it_thought_until_it_was_cut_is_no_reply() -> None:
    splitter = ReplySplitter(expects_thoughts=True)
    assert words([*splitter.feed("Be brief, because"), *splitter.end(was_cut=True)]) == ""


def test_where_it_did_not_think_this_time_nothing_is_lost() -> None:
    splitter = ReplySplitter(expects_thoughts=True)
    assert words([*splitter.feed("Hello there"), *splitter.end()]) == "Hello there"


def test_halves_of_a_letter_are_joined_over_pieces_and_a_lone_one_is_replaced() -> None:
    splitter = ReplySplitter()
    parts = [
        *splitter.feed("Well done \ud83d"),
        *splitter.feed("\ude00 and \ude00 go"),
        *splitter.feed("od\ud83d"),
    ]
    assert words([*parts, *splitter.end()]) == "Well done 😀 and � good�"


@given(
    st.lists(
        st.sampled_from(["Hi", " ", "\n", "`", "```", "<", "think", ">", "/", "|", "[", "]", "im_end", "é😀"])
    )
)
def test_how_the_stream_is_cut_makes_no_difference(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert len({said(text, size) for size in (1, 3, 1000)}) == 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="<[◁`~"), max_size=80))
def test_a_text_without_brackets_stays_as_it_is(text: str) -> None:
    assert said(text, 3) == text.strip()
