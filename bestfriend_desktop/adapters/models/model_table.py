"""The models that can be fetched, as resources/models.json lists them."""

import json
from functools import cache

from bestfriend_desktop.domain.offered_models import ModelSampling, OfferedModel
from bestfriend_desktop.runtime.paths import resources_folder


@cache
def offered_models() -> tuple[OfferedModel, ...]:
    """The smaller machines' first, within a class the better first."""
    rows = json.loads((resources_folder() / "models.json").read_text("utf-8"))
    return tuple(OfferedModel(**row | {"sampling": ModelSampling(**row["sampling"])}) for row in rows)
