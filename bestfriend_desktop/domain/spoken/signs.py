"""Paths, addresses of machines, versions and keys: said sign by sign, in words of the language."""

import re

from bestfriend_desktop.domain.spoken.rules import Rule, rules

_PART = r"[\w.@%+=~-]+"
_END = r"(?=[.,;:!?)\"'’”]*(?:\s|$))"

PATH = (
    rf"(?<![^\s\"'(“‘\[=])(?:(?:~|\.{{1,2}})?/{_PART}(?:/{_PART})*/?|(?:~|\.{{1,2}})/|"
    rf"(?:{_PART}/){{1,12}}[\w-]+\.[a-z]\w{{0,4}}|(?:{_PART}/){{3,12}}(?:{_PART})?){_END}"
)
"""`/usr/bin/env`, `~/notes`, `src/main.py`, `a/b/c/d`."""

WINDOWS_PATH = rf"\b[A-Z]:(?:\\[\w.@ ()+-]*\w)+\\?{_END}"


def signs(
    slash: str, backslash: str, dot: str, tilde: str, colon: str, dash: str, star: str
) -> tuple[Rule, ...]:
    """Rules with the words for these signs."""

    def path(found: re.Match[str]) -> str:
        if re.fullmatch(r"[\d./-]+", found[0]) or re.fullmatch(r"[A-Za-z]/[A-Za-z](?:/[A-Za-z])*", found[0]):
            return found[0]  # a date or a sum, or letters
        body = found[0].rstrip(".")
        said = re.sub(
            r"(?<=\w)\.(?=\w)|(?<=/)\.+(?=\w)|^\.+", lambda dots: f" {dot}" * len(dots[0]) + " ", body
        )
        said = said.replace("~", f" {tilde} ").replace("/", f" {slash} ").replace("\\", f" {backslash} ")
        return (
            " ".join(re.sub(r"[_-](?=\w)", " ", said).replace(":", f" {colon} ").split())
            + found[0][len(body) :]
        )

    def address(found: re.Match[str]) -> str:
        port = f" {colon} {found[2][1:]}" if found[2] else ""
        return found[1].replace(".", f" {dot} ") + port + (f" {slash} {found[3][1:]}" if found[3] else "")

    return rules(
        (WINDOWS_PATH, path),
        (r"(?<![\w.])((?:\d{1,3}\.){3}\d{1,3})(:\d{1,5})?(/\d{1,2})?(?!\w|\.\d)", address),
        (PATH, path),
        (r"(?<!\S)\*\.(?=\w)", f"{star} {dot} "),
        (r"(?<=\s)--(?=[a-z])", f"{dash} {dash} "),
        (r"(?<=[a-z]\s)(?<!equals )(?<!minus )(?<!gleich )-(?=[a-z]{1,2}\b(?!-))", f"{dash} "),
    )
