"""Token estimates that have been told the truth: raised where a model has counted more than was estimated."""

from math import ceil

from bestfriend_desktop.adapters.models.token_estimate import estimated_tokens
from bestfriend_desktop.domain.prompt import Count

LARGEST_CORRECTION = 4.0
"""Upwards: a byte is a token at worst."""


class TokenCorrections:
    """Remembers for each model by how much the estimate was too low."""

    def __init__(self) -> None:
        self._factors: dict[str, float] = {}

    def counter(self, model: str) -> Count:
        """An estimate on the high side."""
        factor = self._factors.get(model, 1.0)
        return lambda text: ceil(estimated_tokens(text) * factor)

    def learn(self, model: str, estimated: int, counted: int) -> None:
        """Estimate higher from now on where the model has counted more."""
        if 0 < estimated < counted:
            raised = self._factors.get(model, 1.0) * counted / estimated * 1.05
            self._factors[model] = min(LARGEST_CORRECTION, raised)
