"""Variables that name certificates which are not there."""

from pathlib import Path

import pytest

from bestfriend_desktop.adapters.certificates import Certificates
from bestfriend_desktop.domain.health import HealthState


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
async def test_a_variable_that_points_nowhere_is_set_aside_and_told(variable: str, tmp_path: Path) -> None:
    environment = {variable: str(tmp_path / "gone"), "OTHER": "1"}
    (part,) = await Certificates(environment).health()
    assert environment == {"OTHER": "1"}
    assert part.state is HealthState.DEGRADED
    assert variable in part.message


async def test_a_file_without_certificates_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no certificate")
    environment = {"SSL_CERT_FILE": str(file)}
    assert await Certificates(environment).health()
    assert environment == {}


async def test_good_ones_are_left_alone(tmp_path: Path) -> None:
    environment = {"SSL_CERT_DIR": str(tmp_path)}
    assert await Certificates(environment).health() == ()
    assert environment == {"SSL_CERT_DIR": str(tmp_path)}
