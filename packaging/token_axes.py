"""Makes resources/embeddings/minilm-token-axes.npy: the 128 axes along which token vectors are cut.

    .venv/bin/python packaging/token_axes.py        # a minute; only after the model has changed

They are the principal directions of MiniLM's token vectors: float16, shape (384, 128), orthonormal columns.
The text they are drawn from belongs to nobody and is in no benchmark: strings of words out of the model's own
vocabulary, drawn by Zipf's law. Axes from everyday sentences, or from a manual, find the same.
"""

import json
import random
import re
import sys

import numpy as np

from bestfriend_desktop.adapters.embeddings.embedding import unit
from bestfriend_desktop.adapters.embeddings.minilm import WEIGHTS
from bestfriend_desktop.adapters.embeddings.minilm_model import MiniLMModel
from bestfriend_desktop.adapters.embeddings.token_vectors import AXES
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.runtime.paths import resources_folder, starter_models_folder

SEED = 1
STRINGS = 1600
WORDS_EACH = 12
AT_ONCE = 16


def strings() -> list[str]:
    """What the axes are drawn from; the same every time."""
    draw = random.Random(SEED)
    known = json.loads((resources_folder() / "embeddings" / "minilm-tokenizer.json").read_text("utf-8"))
    numbers: dict[str, int] = known["model"]["vocab"]  # whole words stand in it by falling frequency
    words = [word for word in sorted(numbers, key=numbers.__getitem__) if re.fullmatch("[a-z]{2,}", word)]
    frequency = [1 / (rank + 10) for rank in range(len(words))]
    return [" ".join(draw.choices(words, frequency, k=WORDS_EACH)) for _ in range(STRINGS)]


def main() -> int:
    """Write the axes."""
    model = MiniLMModel(ModelFiles([starter_models_folder()]).verified(WEIGHTS))
    texts = [model.token_ids(string) for string in strings()]
    groups = [model.states(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
    states = unit(np.concatenate([state[1:-1] for group in groups for state in group]))
    shares, directions = np.linalg.eigh(states.T @ states)
    axes = directions[:, : -AXES - 1 : -1]
    target = resources_folder() / "embeddings" / "minilm-token-axes.npy"
    np.save(target, axes.astype(np.float16))
    kept = shares[-AXES:].sum() / shares.sum()
    print(f"{target}: {AXES} axes hold {kept:.0%} of {len(states)} token vectors", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
