"""`bestfriend setup`: the steps of the first start, in the terminal."""

import json
from collections.abc import Callable

import click

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.offered_models import Offer, OfferState
from bestfriend_desktop.domain.setup import STEPS, SetupStep, Step
from bestfriend_desktop.faces.cli.progress import size, with_progress
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell
from bestfriend_desktop.services.trying import SAMPLE_FACT
from bestfriend_desktop.settings.describe import SettingDescription, SettingType, describe

_SEEN_AT_ONCE = 8
"""So many choices are listed before the question; of more it is said how to list them."""


@click.command(
    epilog="""\b
Examples:
  bestfriend setup                    from where you left off
  bestfriend setup model              one step of it
  bestfriend setup --finish           leave out the rest, and be asked no more
"""
)
@click.argument("step", required=False, type=click.Choice([step.value for step in Step]))
@click.option("--finish", is_flag=True, help="Leave out what is left; the window does not ask any more.")
@click.option(
    "--json", "with_json", is_flag=True, help="Print the steps and how far you are, and ask nothing."
)
@click.pass_obj
def setup(session: Session, step: str | None, finish: bool, with_json: bool) -> int:
    """Go through the first start: you, model, voice, memory, ready.

    Enter keeps what stands in brackets. What you have answered holds at once; Ctrl-C or the end of the input
    stops, and the next `bestfriend setup` goes on from there.
    """
    service = session.running().companion.setup
    if finish:
        session.call(service.end())
        say("Finished. To see the steps again: bestfriend setup you")
        return 0
    state = session.call(service.state())
    if with_json:
        steps = [as_json(known) | {"is_done": known.step in state.done} for known in STEPS]
        say(json.dumps({"is_over": state.is_over, "next": state.next_step.value, "steps": steps}, indent=2))
        return 0
    session.call(service.begin())
    wanted = [Step(step)] if step else [known.step for known in STEPS if known.step not in state.done]
    try:
        for known in STEPS:
            if known.step in (wanted or list(Step)):
                _go_through(session, known)
    except click.Abort:
        tell("Stopped. To go on from here: bestfriend setup")
    return 0


def _go_through(session: Session, step: SetupStep) -> None:
    say(f"\n{step.title}\n{step.about}")
    for name in step.settings:
        _ask(session, describe(name))
    if step.step in _MORE:
        _MORE[step.step](session)
    session.call(session.running().companion.setup.done(step.step))


def _ask(session: Session, described: SettingDescription) -> None:
    """One question, until the answer can be stored."""
    companion, store = session.running().companion, session.running().settings
    labels = {}
    if described.info.provider or described.info.options:
        try:
            labels = {
                option.value: option.label for option in session.call(companion.options.of(described.name))
            }
        except BestFriendError as error:
            tell(one_line(str(error)))
    if 1 < len(labels) <= _SEEN_AT_ONCE:
        for value, label in labels.items():
            say(f"  {value or '(empty)'}: {one_line(label)}")
    elif labels:
        say(f"  To list them: bestfriend settings choices {described.name}")
    value = described.as_text(store.get(described.name))
    now = labels.get(value, value) or described.info.empty or "empty"
    while True:
        answer = str(
            click.prompt(f"{described.info.label} [{one_line(now)}]", default="", show_default=False)
        )
        if not answer.strip():
            return
        try:
            session.call(companion.change_setting(described.name, _meant(answer, described, labels)))
            return
        except BestFriendError as error:
            tell(one_line(str(error)))


def _meant(answer: str, described: SettingDescription, labels: dict[str, str]) -> str:
    """The value of an answer in words: `German` for `de`."""
    if described.type is SettingType.SWITCH:
        return answer
    for value, label in labels.items():
        if answer.strip().casefold() == label.casefold():
            return value
    return answer


def _model(session: Session) -> None:
    companion = session.running().companion
    try:
        answering = session.call(companion.answering_model()).model
        say(f"{one_line(answering.label)} answers now.")
    except BestFriendError as error:
        tell(one_line(str(error)))
        return
    offer = next((one for one in session.call(companion.offered_models()) if one.is_suggested), None)
    if (
        answering.is_basic
        and offer is not None
        and offer.can_be_fetched
        and offer.state is not OfferState.HERE
    ):
        say(_advice(offer))
        if click.confirm("Fetch it now?", default=False):
            name = offer.model.name
            try:
                with_progress(session, companion.pull_model(name), lambda: companion.cancel_pull(name))
            except KeyboardInterrupt:
                tell(f"Cancelled. To go on where it stopped: bestfriend models fetch {name}")
            except BestFriendError as error:
                tell(one_line(str(error)))
    try:
        trial = session.call(companion.setup.trying.reply())
    except BestFriendError as error:
        tell(one_line(str(error)))
        return
    pace = f", {trial.words_per_s:.0f} words a second" if trial.words_per_s else ""
    say(f"{one_line(trial.label)} says: {one_line(trial.text)}")
    say(f"(first word after {trial.first_word_s:.1f} s{pace})")


def _advice(offer: Offer) -> str:
    pace = f"{offer.words_per_s:.0f} words a second"
    return (
        f"{offer.model.label} suits this computer best: {size(offer.model.size_bytes)}, about "
        f"{max(1, round(offer.minutes))} minutes to fetch, writes some {pace}. For {offer.model.good_for}."
    )


def _memory(session: Session) -> None:
    program = session.running()
    for words in session.call(program.companion.setup.trying.remembered()):
        say(f"  You say: {SAMPLE_FACT}  It keeps: {one_line(words)}")
    say(f"  It is kept on this computer only, in {program.paths.home}")


def _ready(session: Session) -> None:
    say("What works, and what does not:")
    for part in session.call(session.running().companion.health()):
        if part.state is not HealthState.OK and part.part not in ("database", "conversation"):
            say(f"  {one_line(part.message)} {one_line(part.remedy)}".rstrip())
    say("Say something: bestfriend chat")


_MORE: dict[Step, Callable[[Session], None]] = {
    Step.MODEL: _model,
    Step.MEMORY: _memory,
    Step.READY: _ready,
}
