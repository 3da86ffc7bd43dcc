"""The HNSW index of one owner's vectors: made when they have grown too many to compare them all.

Each such owner has an index of their own. So a search never wades through vectors of others, and those with
few pay nothing for it: inserting into an HNSW graph takes milliseconds.
"""

import hashlib

from bestfriend_desktop.domain.conversation import OwnerId


def index_name(owner: OwnerId, model: str) -> str:
    """The name of the index over this owner's vectors of this model."""
    digest = hashlib.blake2b(owner.bytes + model.encode(), digest_size=8).hexdigest()
    return f"memory_vectors_{digest}"
