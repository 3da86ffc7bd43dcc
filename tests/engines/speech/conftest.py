import pytest

from bestfriend_desktop.adapters.model_files import ModelFiles
from tests.fakes.speech import SpokenSentences


@pytest.fixture(scope="session")
def spoken(files: ModelFiles) -> SpokenSentences:
    """Sentences in the starter voice."""
    return SpokenSentences(files.find("joe"))
