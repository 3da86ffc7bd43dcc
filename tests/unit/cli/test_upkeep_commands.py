import json

from bestfriend_desktop.domain.conversation import new_id
from bestfriend_desktop.domain.upkeep import UpkeepTask
from tests.unit.cli.conftest import CommandLine


def test_upkeep_is_done_by_hand_and_status_tells_of_it(bestfriend: CommandLine) -> None:
    before = bestfriend("upkeep", "status")
    assert (before.code, before.err) == (0, "")
    assert before.out.count("never done, due now") == len(UpkeepTask)
    ran = bestfriend("upkeep", "run")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == len(UpkeepTask)
    assert "(0 weighed anew)" in ran.out
    after = bestfriend("upkeep", "status", "--log")
    assert "never done" not in after.out
    assert after.out.count("next 2") == len(UpkeepTask)
    assert after.out.count("(0 merged)") == 2


def test_a_mistyped_run_is_refused_and_needs_no_database(bestfriend: CommandLine) -> None:
    for command in ("show", "undo"):
        ran = bestfriend("upkeep", command, "banana")
        assert (ran.code, ran.out, bestfriend.built) == (1, "", 0)
        assert ran.err.startswith(
            "There is no run of upkeep banana. The ids are listed by: bestfriend upkeep"
        )


def test_upkeep_speaks_json(bestfriend: CommandLine) -> None:
    done = json.loads(bestfriend("upkeep", "run", "--json").out)
    assert [run["task"] for run in done] == [task.value for task in UpkeepTask]
    told = json.loads(bestfriend("upkeep", "status", "--json").out)
    assert {task["task"]: task["last"]["id"] for task in told["tasks"]} == {
        run["task"]: run["id"] for run in done
    }
    assert len(told["log"]) == len(UpkeepTask)
    assert bestfriend("upkeep", "show", done[0]["id"], "--json").out == "[]\n"


def test_upkeep_that_another_program_does_is_left_to_it(bestfriend: CommandLine) -> None:
    bestfriend.store.upkeep.others_turn = True
    ran = bestfriend("upkeep", "run")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("Upkeep is being done already")
    assert bestfriend.store.upkeep.log == []


def test_what_cannot_be_undone_is_said_to_be_so(bestfriend: CommandLine) -> None:
    ran = bestfriend("upkeep", "undo", str(new_id()))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is nothing to undo")
