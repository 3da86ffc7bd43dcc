"""The marks that language models put around thoughts, tool calls and turns, and that no person should read.

Each family has its own, and a server that knows the family takes them out. Many servers do not: an older one,
a model with a wrong template, a fine-tune. What is here is taken from the chat templates of the families:
ChatML (Qwen, Hermes), Llama, Mistral, Gemma, Phi, Zephyr, DeepSeek, GLM, Kimi, Seed, Command, Granite,
EXAONE, OpenThinker, Apertus, and Harmony (gpt-oss).
"""

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a mark does."""

    OPENS_THOUGHT = "thoughts begin"
    CLOSES_THOUGHT = "thoughts end"
    OPENS_CALL = "a tool is called"
    CLOSES_CALL = "the call ends"
    ENDS_TURN = "the reply is over"
    OTHERS_TURN = "the reply is over, and the turn of somebody else begins"
    OPENS_TURN = "a turn begins, and whose it is follows"
    OPENS_CHANNEL = "a channel begins, and its name follows"
    OPENS_MESSAGE = "the words of a channel begin"
    WRAPS_REPLY = "around the reply, where thoughts went before"
    NOTHING = "has no meaning outside the template"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in a text."""

    kind: Kind
    start: int
    end: int


LONGEST = 60
"""Characters a mark may have; what is longer is none."""

_THOUGHT = r"(?:think|thinking|thoughts?|reasoning|reflection|analysis|scratchpad|(?:inner_)?monologue)"
_CALL = r"(?:tool_?calls?|function_?calls?|tool_code|tool_response|invoke|function(?==|\s+name))"
_SPACE = r"(?:[a-z]{1,12}[:_])?"  # <seed:think>, <mm:think>, <longcat_think>, <minimax:tool_call>

_BAR = "[|\uff5c]"  # DeepSeek writes a wide one, and U+2581 for the blank
_BAR_NAME = "[a-z][\\w\u2581 .:/-]{0,48}"

_PATTERN = re.compile(
    rf"""
      (?P<bar> <{_BAR}/?{_BAR_NAME}{_BAR}> | \[\|/?[a-z_]{{1,24}}\|\] )
    | (?P<half_bar> <\|/?(?:channel|turn|think|thought|tool_call|tool|im_end)>
                  | <(?:channel|turn|think|tool_call|tool|im_end)\|> )
    | (?P<thought> <(?P<shut>/?){_SPACE}{_THOUGHT}(?:\s[^<>\n]{{0,30}})?>
                 | \[(?P<shut2>/?)(?:think|thinking|reasoning)\]
                 | \u25c1(?P<shut3>/?)think(?:ing)?\u25b7
                 | <unused94>thought | <unused(?P<shut4>95)> )
    | (?P<call> <(?P<shut5>/?){_SPACE}{_CALL}[^<>\n]{{0,40}}> | \[TOOL_CALLS\] )
    | (?P<end> </s> | <eos> | <eot> | <eod> | <end_of_turn> | <end_of_utterance> | \[/?INST\] )
    | (?P<turn> <start_of_turn> )
    | (?P<wrap> </?(?:answer|response|output|final|final_answer)> )
    | (?P<nothing> <bos> | <pad> | <unk> | <unused\d{{1,3}}> | <extra_id_\d{{1,3}}> | <</?SYS>>
                 | \[gMASK\] | <sop> | <eop> )
    """,
    re.VERBOSE | re.IGNORECASE,
)

_GROWING = re.compile(
    rf"<{_BAR}?/?(?:{_BAR_NAME})?{_BAR}?|</?[\w:]*\|?|</?[\w:]+[\s=][^<>\n]*|<</?\w{{0,3}}>?"
    r"|\[\|?/?\w{0,24}\|?|\u25c1/?\w{0,8}|<unused94>t?h?o?u?g?h?",
    re.IGNORECASE,
)

_SQUARE = tuple(
    [
        "[think]",
        "[/think]",
        "[thinking]",
        "[/thinking]",
        "[reasoning]",
        "[/reasoning]",
        "[tool_calls]",
        "[inst]",
        "[/inst]",
        "[gmask]",
    ]
)

_END_NAMES = re.compile(
    r"eo[tsmd](_id|_token)?|end|return|call|im_?end|endoftext|endofturn|turn_end|message_end|end_response|"
    r"end_?of_?(text|turn|sentence|message|response|utterance|dialogue)(_token)?",
)
_OTHERS_NAMES = re.compile(r"(im_)?(user|human|system|observation|tool_response)")
_TURN_NAMES = re.compile(
    r"im_?start|start|start_header_id|start_of_role|start_of_turn|turn|role_start|im_assistant"
)
_THOUGHT_NAME = re.compile(r"think|thought|reasoning|inner_(prefix|suffix)")


def marks_from(text: str, start: int = 0) -> list[Mark]:
    """All marks of a text, in order."""
    return [_read(found) for found in _PATTERN.finditer(text, start)]


def first_mark(text: str, start: int = 0) -> Mark | None:
    """The first mark of a text."""
    found = _PATTERN.search(text, start)
    return _read(found) if found else None


def certain_length(text: str) -> int:
    """How much of a text can no longer become part of a mark, whatever follows."""
    for at in range(max(0, len(text) - LONGEST), len(text)):
        if text[at] in "<[\u25c1" and _may_grow(text[at:]):
            return at
    return len(text)


def _may_grow(end: str) -> bool:
    if end[0] == "[" and not end.startswith("[|"):
        return any(known.startswith(end.lower()) for known in _SQUARE)
    return _GROWING.fullmatch(end) is not None


def _read(found: re.Match[str]) -> Mark:
    return Mark(_kind(found), found.start(), found.end())


def _kind(found: re.Match[str]) -> Kind:
    match found.lastgroup:
        case "thought":
            shut = any(found[name] for name in ("shut", "shut2", "shut3", "shut4"))
            return Kind.CLOSES_THOUGHT if shut else Kind.OPENS_THOUGHT
        case "call":
            return Kind.CLOSES_CALL if found["shut5"] else Kind.OPENS_CALL
        case "end":
            return Kind.ENDS_TURN
        case "turn":
            return Kind.OPENS_TURN
        case "wrap":
            return Kind.WRAPS_REPLY
        case "half_bar":
            return _of_half_bar(found[0].lower())
        case "bar":
            return _of_bar(found[0].lower())
        case _:
            return Kind.NOTHING


def _of_bar(mark: str) -> Kind:
    name = mark.strip("<>[]|\uff5c").replace("\u2581", "_").strip()
    closes = name.startswith("/") or re.search(r"end|suffix", name) is not None
    if _THOUGHT_NAME.search(name):
        return Kind.CLOSES_THOUGHT if closes else Kind.OPENS_THOUGHT
    if "tool" in name or name in ("python_tag", "start_action", "end_action"):
        return Kind.CLOSES_CALL if closes else Kind.OPENS_CALL
    if name == "channel":
        return Kind.OPENS_CHANNEL
    if name == "message":
        return Kind.OPENS_MESSAGE
    if _TURN_NAMES.fullmatch(name):
        return Kind.OPENS_TURN
    if _OTHERS_NAMES.fullmatch(name):
        return Kind.OTHERS_TURN
    return Kind.ENDS_TURN if _END_NAMES.fullmatch(name) else Kind.NOTHING


def _of_half_bar(mark: str) -> Kind:
    """Gemma writes `<|channel>thought` and `<channel|>`; a token cut short looks the same."""
    opens = mark.startswith("<|") and not mark.startswith("<|/")
    name = mark.strip("<>|/")
    if name == "channel":
        return Kind.OPENS_CHANNEL if opens else Kind.CLOSES_THOUGHT
    if name in ("think", "thought"):
        return Kind.OPENS_THOUGHT if opens else Kind.CLOSES_THOUGHT
    if name == "turn":
        return Kind.OPENS_TURN if opens else Kind.ENDS_TURN
    if name == "im_end":
        return Kind.ENDS_TURN
    return Kind.OPENS_CALL if opens else Kind.CLOSES_CALL
