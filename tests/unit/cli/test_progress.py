from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.faces.cli.progress import Bar


def test_progress_shows_share_and_sizes() -> None:
    bar = Bar()
    assert bar._text(PullProgress("m", "pulling manifest")) == "pulling manifest"
    assert bar._text(PullProgress("m", "down\x1bloading", 512_300_000, 2_000_000_000)) == (
        " 26%  512 MB of 2.0 GB  downloading"
    )
