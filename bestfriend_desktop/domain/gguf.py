"""What the header of a GGUF file says of the model in it, and whether llama.cpp can chat with it.

The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""

from dataclasses import dataclass

# As the llama.cpp of xllamacpp 2026.10.11549 knows them; a test holds them against it.
_CHATTING = """
    llama deci falcon grok gpt2 gptj gptneox baichuan starcoder refact bloom stablelm qwen qwen2 qwen2moe
    qwen2vl qwen3 qwen3moe qwen3next qwen3vl qwen3vlmoe qwen35 qwen35moe phi2 phi3 phimoe plamo plamo2
    plamo3 codeshell orion internlm2 minicpm minicpm3 gemma gemma2 gemma3 gemma3n gemma4 starcoder2 mamba
    mamba2 jamba falcon-h1 xverse command-r cohere2 cohere2moe dbrx olmo olmo2 olmoe openelm arctic
    deepseek deepseek2 deepseek32 deepseek4 chatglm glm4 glm4moe glm-dsa bitnet jais jais2 nemotron
    nemotron_h nemotron_h_moe exaone exaone4 exaone-moe rwkv6 rwkv6qwen2 rwkv7 arwkv7 granite granitemoe
    granitehybrid chameleon plm bailingmoe bailingmoe2 bailingmoe3 dots1 arcee afmoe laguna ernie4_5
    ernie4_5-moe hunyuan-moe hunyuan-dense smollm3 gpt-oss lfm2 lfm2moe smallthinker seed_oss grovemoe
    apertus minimax-m2 pangu-embedded mistral3 mistral4 mimo2 step35 maincoder kimi-linear kimi-k3 mellum
    nanbeige
"""
CHATTING = frozenset(_CHATTING.split())
"""Kinds of models that write text, word by word."""

_EMBEDDING = """
    bert modern-bert nomic-bert nomic-bert-moe neo-bert jina-bert-v2 jina-bert-v3 eurobert t5encoder
    gemma-embedding gemma-embedding2 llama-embed
"""
EMBEDDING = frozenset(_EMBEDDING.split())
"""Kinds that make vectors of texts."""

DEFAULT_LAYERS, DEFAULT_WIDTH = 48, 2048
"""For the memory of a context, where a header does not say; more than most have."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What is read of a file."""

    architecture: str
    """The kind of model, as llama.cpp calls it: `qwen35`."""
    name: str = ""
    """As its makers call it."""
    kind: str = "model"
    """`general.type`: `model`, `adapter`, `mmproj` ..."""
    licence: str = ""
    size_label: str = ""
    """As its makers write it: `2B`."""
    quantization: str = ""
    """As llama.cpp calls it: `Q4_K_M`."""
    context_limit_tokens: int | None = None
    cache_bytes_per_token: int = 4 * DEFAULT_LAYERS * DEFAULT_WIDTH // 4
    """What each token of context takes in memory, at most."""
    chat_template: str = ""
    """How a conversation is written for it; empty where it was made to go on with a text, not to talk."""
    makes_vectors: bool = False
    """True where it has a way to sum up a text in a vector, as embedders have."""
    parts: int = 1
    """The files it is cut into."""
    end_byte: int = 0
    """Where its last weights end; a shorter file is cut."""

    @property
    def thinks(self) -> bool:
        """True where its template knows of thinking."""
        return "enable_thinking" in self.chat_template or "<think>" in self.chat_template

    @property
    def thinking_can_be_turned_off(self) -> bool:
        """True where the template asks whether to think."""
        return "enable_thinking" in self.chat_template


def why_unfit(header: GgufHeader) -> str:
    """Why no conversation can be held, as the end of a sentence: `The file NAME ...`; empty where one can."""
    if header.kind == "mmproj" or header.architecture == "clip":
        return "is only the eyes of a model (mmproj), not the model itself."
    if header.kind == "adapter":
        return "changes another model (an adapter), and is none itself."
    if header.architecture in EMBEDDING or (header.makes_vectors and not header.chat_template):
        return "makes embeddings and cannot hold a conversation."
    if header.architecture not in CHATTING:
        kind = header.architecture[:40]
        return f"holds a model of the kind {kind!r}, which this version of Best Friend cannot run."
    if header.parts > 1:
        return f"is one of {header.parts} parts of a model; only models in one file can be used."
    return ""
